using System.Buffers;
using System.Text;

namespace RetailPos.Verifier.Records;

/// <summary>Reads a table row by row: UTF-8, semicolons, CRLF, quotes where a cell needs them, and a first row of names.</summary>
internal sealed class Sheet : IDisposable
{
    /// <summary>A ticket of thousands of lines is sealed in a text of megabytes; past this no record of a till is so long.</summary>
    private const int CellMax = 16 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> PlainEnd = SearchValues.Create(";\"\r\n");
    private static readonly SearchValues<char> QuotedEnd = SearchValues.Create("\"");

    private readonly string _name;
    private readonly StreamReader _reader;
    private readonly char[] _buffer = new char[32 * 1024];
    private readonly StringBuilder _cell = new();
    private readonly List<string> _cells = [];
    private readonly Dictionary<string, int> _columns;
    private int _at;
    private int _end;

    /// <param name="name">For faults.</param>
    /// <exception cref="InvalidDataException">It has not the columns that are asked of it.</exception>
    public Sheet(string name, Stream content, params string[] columns)
    {
        (_name, _reader) = (name, new(content, Strict, detectEncodingFromByteOrderMarks: false));
        var head = Next() ?? throw Fault("it is empty");

        if (!head.Take(columns.Length).SequenceEqual(columns, StringComparer.Ordinal))
        {
            throw Fault($"its columns are not {string.Join(", ", columns)}");
        }

        _columns = head.Select((column, at) => (column, at)).ToDictionary(pair => pair.column, pair => pair.at, StringComparer.Ordinal);
        Width = head.Length;
    }

    public int Width { get; }

    /// <summary>Of the last row; the first is the names'.</summary>
    public long Row { get; private set; }

    public bool Has(string column) => _columns.ContainsKey(column);

    public int Place(string column) => _columns.TryGetValue(column, out var at) ? at : throw Fault($"it has no column {column}");

    /// <summary>Null at the end.</summary>
    public string[]? Read()
    {
        var cells = Next();
        return cells is null || cells.Length == Width ? cells : throw Fault($"row {Row} has {cells.Length} cells, not {Width}");
    }

    public string[] Demand() => Read() ?? throw Fault($"it ends after row {Row}, where a record has more");

    public InvalidDataException Fault(string what) => new($"{_name}: {what}.");

    public void Dispose() => _reader.Dispose();

    private string[]? Next()
    {
        var sign = Take();

        if (sign < 0)
        {
            return null;
        }

        Row++;
        _cells.Clear();

        while (true)
        {
            if (sign is not ('"' or < 0) && ReadWhole() is { } whole)
            {
                sign = _buffer[_at - 1];
                _cells.Add(whole);
            }
            else
            {
                sign = sign is '"' ? ReadQuoted() : ReadPlain(sign);
                _cells.Add(_cell.ToString());
                _cell.Clear();
            }

            switch (sign)
            {
                case ';':
                    sign = Take();
                    break;
                case '\r' when Take() is '\n':
                    return [.. _cells];
                default:
                    throw Fault($"row {Row} is not ended as a row is");
            }
        }
    }

    // Its first sign has been taken. Null where the buffer ends before the cell does.
    private string? ReadWhole()
    {
        var rest = _buffer.AsSpan(_at - 1, _end - _at + 1);

        if (rest.IndexOfAny(PlainEnd) is not (>= 0 and var length))
        {
            return null;
        }

        _at += length;
        return rest[..length].ToString();
    }

    private int ReadPlain(int sign)
    {
        while (sign is not (';' or '\r' or '\n' or '"' or < 0))
        {
            Put(sign);
            PutUntil(PlainEnd);
            sign = Take();
        }

        return sign;
    }

    private int ReadQuoted()
    {
        while (true)
        {
            PutUntil(QuotedEnd);
            var sign = Take();

            if (sign < 0)
            {
                throw Fault($"row {Row} ends within a cell");
            }

            if (sign is '"' && (sign = Take()) is not '"')
            {
                return sign;
            }

            Put(sign);
        }
    }

    // As far as the buffer goes; what is left of the cell comes sign by sign and from the next one.
    private void PutUntil(SearchValues<char> end)
    {
        var left = _buffer.AsSpan(_at, _end - _at);
        var length = left.IndexOfAny(end) is >= 0 and var found ? found : left.Length;
        _cell.Append(left[..length]);
        _at += length;
    }

    private void Put(int sign)
    {
        if (_cell.Length >= CellMax)
        {
            throw Fault($"row {Row} has a cell of more than {CellMax} signs");
        }

        _cell.Append((char)sign);
    }

    private int Take()
    {
        if (_at == _end)
        {
            (_at, _end) = (0, _reader.Read(_buffer));
        }

        return _end is 0 ? -1 : _buffer[_at++];
    }
}
