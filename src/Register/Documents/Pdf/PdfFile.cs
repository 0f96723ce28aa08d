using System.Globalization;
using System.Text;

namespace RetailPos.Register.Documents.Pdf;

/// <summary>Numbered objects, one after the other, and the table that says where each begins (ISO 32000-1, 7.5).</summary>
/// <remarks>
/// Nothing is compressed: what a compressor makes differs from one version of it to the next, and a document that is drawn
/// again in ten years has to be the same to the byte. Text and two subsets of a font are 60 kB.
/// </remarks>
internal sealed class PdfFile
{
    /// <summary>Says 1.7 and, by four bytes above 127, that the file is no text.</summary>
    private static readonly byte[] Head = [.. "%PDF-1.7\n%"u8, 0xe2, 0xe3, 0xcf, 0xd3, (byte)'\n'];

    private readonly List<byte[]?> _objects = [];

    /// <summary>A number for what is written later.</summary>
    public int Reserve()
    {
        _objects.Add(null);
        return _objects.Count;
    }

    public int Add(string content)
    {
        var number = Reserve();
        Put(number, content);
        return number;
    }

    public void Put(int number, string content) => _objects[number - 1] = Encoding.ASCII.GetBytes(content);

    /// <param name="dictionary">What it says of itself, without its length.</param>
    public int AddStream(string dictionary, byte[] content)
    {
        var number = Reserve();
        _objects[number - 1] =
        [
            .. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<< {dictionary} /Length {content.Length} >>\nstream\n")),
            .. content,
            .. "\nendstream"u8,
        ];
        return number;
    }

    /// <param name="id">Two readers of it know by this that it is one document: 32 hexadecimal digits.</param>
    public byte[] Write(int catalog, int information, string id)
    {
        var file = new List<byte>(Head);
        var places = new List<int>();

        foreach (var content in _objects)
        {
            places.Add(file.Count);
            Append(file, $"{places.Count} 0 obj\n");
            file.AddRange(content ?? throw new InvalidOperationException($"Object {places.Count} was never written."));
            Append(file, "\nendobj\n");
        }

        var table = file.Count;
        Append(file, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        places.ForEach(place => Append(file, $"{place:0000000000} 00000 n \n"));
        Append(file, $"trailer\n<< /Size {places.Count + 1} /Root {catalog} 0 R /Info {information} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{table}\n%%EOF\n");
        return [.. file];
    }

    /// <summary>A text for people, such as a title: UTF-16 where ASCII does not do.</summary>
    public static string Text(string text) => text.All(char.IsAscii)
        ? $"({text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)})"
        : $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>D:20261122091523+01'00'.</summary>
    public static string Date(DateTimeOffset at) =>
        $"(D:{at.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}{at.ToString("zzz", CultureInfo.InvariantCulture).Replace(':', '\'')}')";

    private static void Append(List<byte> file, string text) => file.AddRange(Encoding.ASCII.GetBytes(text));
}
