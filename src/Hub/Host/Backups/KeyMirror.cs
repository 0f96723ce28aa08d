using RetailPos.Hub.Settings;

namespace RetailPos.Hub.Backups;

/// <summary>A folder of keys as it is now, at another place. There is one, not one a night: who was forgotten here is forgotten there.</summary>
internal static class KeyMirror
{
    public static void Copy(string from, string into)
    {
        if (!Directory.Exists(from))
        {
            return;
        }

        PrivateFile.CreateFolder(into);
        var kept = new HashSet<string>(StringComparer.Ordinal);

        foreach (var path in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            if (Read(path) is not { } key)
            {
                continue;
            }

            var name = Path.GetRelativePath(from, path);
            var target = Path.Combine(into, name);
            PrivateFile.CreateFolder(Path.GetDirectoryName(target)!);
            PrivateFile.Write(target, file => file.Write(key));
            kept.Add(name);
        }

        foreach (var gone in Directory.GetFiles(into, "*", SearchOption.AllDirectories).Where(path => !kept.Contains(Path.GetRelativePath(into, path))))
        {
            File.Delete(gone);
        }
    }

    // Somebody may be forgotten between the list and the reading.
    private static byte[]? Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
