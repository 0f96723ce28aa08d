using System.Globalization;

namespace RetailPos.Register.Domain.House;

/// <summary>
/// Where a device is reached: « 192.168.1.60:4001 » over the network, as a serial server offers it too, or « /dev/ttyUSB0 » on the
/// hub's own machine, with « @4800 » behind it where its speed is not the usual of its kind.
/// </summary>
public sealed record DeviceAddress(string Host, int Port, string Path, int? Baud)
{
    public const int LengthMax = 120;

    private const string Devices = "/dev/";

    private static readonly int[] Speeds = [1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200];

    public bool IsSerial => Path.Length > 0;

    /// <summary>Null for what is neither. No path leads out of the folder of devices.</summary>
    public static DeviceAddress? Of(string? text) =>
        text is not { Length: > 0 and <= LengthMax } ? null
        : text.StartsWith(Devices, StringComparison.Ordinal) ? Serial(text)
        : Network(text);

    private static DeviceAddress? Serial(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var path = at < 0 ? text : text[..at];
        var isPath = path.Length > Devices.Length
            && !path.Contains("..", StringComparison.Ordinal)
            && path.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '/' or '-' or '_' or '.' or ':');
        return !isPath ? null
            : at < 0 ? new("", 0, path, Baud: null)
            : int.TryParse(text[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var baud) && Speeds.Contains(baud) ? new("", 0, path, baud)
            : null;
    }

    private static DeviceAddress? Network(string text) =>
        text.LastIndexOf(':') is > 0 and var at
        && Uri.CheckHostName(text[..at].Trim('[', ']')) is not UriHostNameType.Unknown
        && int.TryParse(text[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
        && port is >= 1 and <= 65_535
            ? new(text[..at].Trim('[', ']'), port, "", Baud: null)
            : null;
}
