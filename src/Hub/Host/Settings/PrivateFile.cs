namespace RetailPos.Hub.Settings;

/// <summary>A file that only the hub's own user may read.</summary>
internal static class PrivateFile
{
    /// <summary>Replaces the file as a whole: a reader sees the old one or the new one, also after a power cut.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        var next = $"{path}.new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };

        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // One that a crash left behind may have been made by other rules.
        File.Delete(next);

        using (var file = new FileStream(next, options))
        {
            write(file);
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }
}
