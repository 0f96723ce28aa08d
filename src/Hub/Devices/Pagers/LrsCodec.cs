using System.Text;

namespace RetailPos.Hub.Devices.Pagers;

/// <summary>The words of an LRS transmitter (T74C232, T74USB): <c>PAGE,105,4,Hello world!</c>, a line each.</summary>
public static class LrsCodec
{
    /// <summary>Two lines of the largest display.</summary>
    public const int MessageMax = 64;

    /// <summary>One beeper, one line. What is not ASCII is written without its accent or as a question mark; a line break as the transmitter's own \n.</summary>
    public static byte[] Page(int number, int system, string message) =>
        Encoding.ASCII.GetBytes(FormattableString.Invariant($"PAGE,{number},{system},{Shown(message)}\r"));

    /// <summary>Whether a whole line has been heard.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> heard) => LineOf(heard).Length > 0 && heard.IndexOfAny((byte)'\r', (byte)'\n') >= 0;

    public static LrsStatus Understand(ReadOnlySpan<byte> heard)
    {
        var line = LineOf(heard);
        return line.StartsWith("OK", StringComparison.OrdinalIgnoreCase) || line.StartsWith("ACK", StringComparison.OrdinalIgnoreCase)
            ? new(LrsWord.Done, line)
            : line.StartsWith("ERR", StringComparison.OrdinalIgnoreCase) || line.StartsWith("NAK", StringComparison.OrdinalIgnoreCase)
                ? new(LrsWord.Refused, line)
                : new(LrsWord.Unknown, line);
    }

    // The first that is not empty: some firmware answers with a line feed of its own before.
    private static string LineOf(ReadOnlySpan<byte> heard) =>
        Encoding.ASCII.GetString(heard).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault("");

    // A message is data. It can neither end the line nor begin an escape of the transmitter's.
    private static string Shown(string message)
    {
        var text = new StringBuilder();

        foreach (var sign in message.Normalize(NormalizationForm.FormD))
        {
            text.Append(sign switch
            {
                '\n' => "\\n",
                '\\' => "/",
                >= ' ' and <= '~' => sign.ToString(),
                _ when char.GetUnicodeCategory(sign) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Control => "",
                _ => "?",
            });
        }

        return text.Length > MessageMax ? text.ToString(0, MessageMax) : text.ToString();
    }
}

/// <param name="Line">As the transmitter wrote it.</param>
public sealed record LrsStatus(LrsWord Word, string Line);

public enum LrsWord
{
    Done,
    Refused,

    /// <summary>Something that a transmitter does not say.</summary>
    Unknown,
}
