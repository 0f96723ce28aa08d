namespace RetailPos.Hub.Settings;

/// <summary>A file that only the hub's own user may read.</summary>
internal static class PrivateFile
{
    /// <summary>Replaces the file as a whole: a reader sees the old one or the new one, also after a power cut.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        var next = $"{path}.new";

        using (var file = Create(next))
        {
            write(file);
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    /// <summary>An empty file. One that a crash left behind may have been made by other rules, and goes.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };

        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Delete(path);
        return new(path, options);
    }

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
