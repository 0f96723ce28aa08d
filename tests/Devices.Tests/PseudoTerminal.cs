using System.Runtime.InteropServices;
using System.Text;

namespace RetailPos.Devices.Tests;

/// <summary>A serial line without a cable: what is written at one end comes out at the other, which has a name under /dev.</summary>
internal sealed class PseudoTerminal : IDisposable
{
    private const int ReadWriteWithoutControl = 0x2 | 0x100;

    private readonly int _end;
    private readonly FileStream _held;

    // Held open at the other end, too: between two who open it the line would be dead.
    private PseudoTerminal(int end, string path) =>
        (_end, Path, _held) = (end, path, new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0));

    public string Path { get; }

    public static PseudoTerminal Open()
    {
        var end = OpenTerminal(ReadWriteWithoutControl);
        var name = new byte[64];
        return end >= 0 && Grant(end) == 0 && Unlock(end) == 0 && NameOf(end, name, name.Length) == 0
            ? new(end, Encoding.ASCII.GetString(name, 0, Array.IndexOf(name, (byte)0)))
            : throw new IOException("This machine gives out no pseudo terminals.");
    }

    /// <summary>Answers once.</summary>
    public void Play(Func<string, string> answer)
    {
        var bytes = new byte[64];
        var asked = Encoding.Latin1.GetString(bytes, 0, (int)Read(_end, bytes, bytes.Length));
        Write(answer(asked));
    }

    public void Write(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        _ = Write(_end, bytes, bytes.Length);
    }

    public void Dispose()
    {
        _held.Dispose();
        _ = Close(_end);
    }

    [DllImport("libc", EntryPoint = "posix_openpt")]
    private static extern int OpenTerminal(int flags);

    [DllImport("libc", EntryPoint = "grantpt")]
    private static extern int Grant(int end);

    [DllImport("libc", EntryPoint = "unlockpt")]
    private static extern int Unlock(int end);

    [DllImport("libc", EntryPoint = "ptsname_r")]
    private static extern int NameOf(int end, byte[] name, nint length);

    [DllImport("libc", EntryPoint = "read")]
    private static extern nint Read(int end, byte[] bytes, nint count);

    [DllImport("libc", EntryPoint = "write")]
    private static extern nint Write(int end, byte[] bytes, nint count);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int end);
}

/// <summary>Of what only Linux has.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactOnLinuxAttribute : FactAttribute
{
    public FactOnLinuxAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Serial devices are opened by Linux's own means.";
}
