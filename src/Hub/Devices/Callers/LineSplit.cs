using System.Text;

namespace RetailPos.Hub.Devices.Callers;

/// <summary>Bytes of a modem, cut into lines. What is longer than a line can be is thrown away up to its end.</summary>
public sealed class LineSplit
{
    private readonly StringBuilder _line = new();
    private bool _isTooLong;

    public IEnumerable<string> Take(ReadOnlyMemory<byte> bytes)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            var code = bytes.Span[at];

            if (code is (byte)'\r' or (byte)'\n')
            {
                if (_line.Length > 0 && !_isTooLong)
                {
                    yield return _line.ToString();
                }

                _line.Clear();
                _isTooLong = false;
            }
            else if (_line.Length >= CallerEar.LineMax)
            {
                _isTooLong = true;
            }
            else
            {
                _line.Append((char)code);
            }
        }
    }
}
