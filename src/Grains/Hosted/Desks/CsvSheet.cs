using System.Text;
using CsvHelper;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Grains.Desks;

/// <summary>CSV as people have it: comma, semicolon or tab, UTF-8 or what a French spreadsheet writes.</summary>
public static class CsvSheet
{
    /// <summary>The widest sheet has eleven columns; a file with more is something else.</summary>
    private const int ColumnsMax = 40;

    /// <summary>Eleven cells of the longest texts fit many times over; an unclosed quote stops here.</summary>
    private const int RecordBytesMax = 64 * 1024;

    private static readonly char[] Delimiters = [';', '\t', ','];

    private static readonly Encoding Strict = new UTF8Encoding(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The sheet, or null with the reason in <paramref name="fault"/>.</returns>
    public static Sheet? Read(CatalogueFile file, out SheetFault? fault)
    {
        fault = null;

        if (file.Content.Length is 0 or > CatalogueFile.BytesMax)
        {
            fault = new(file.Name, 1, "", SheetFaultKind.NotATable, $"{file.Content.Length} / {CatalogueFile.BytesMax}");
            return null;
        }

        try
        {
            return Parse(file.Name, Decode(file.Content.Span));
        }
        catch (CsvFormatException broken)
        {
            fault = new(file.Name, (int)broken.LineNumber, "", SheetFaultKind.NotATable, "");
            return null;
        }
    }

    private static Sheet Parse(string name, string text)
    {
        using var reader = CsvReader.FromText(text, new()
        {
            Separator = DelimiterOf(text),
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = RecordBytesMax,
            MalformedData = CsvMalformedDataHandling.Throw,
        });
        var columns = reader.Read() ? Cells(reader) : [];
        var rows = new List<SheetRow>();

        while (reader.Read())
        {
            rows.Add(new((int)reader.LineNumber, Cells(reader)));
        }

        return new(name, columns, [.. rows]);
    }

    private static ValueList<string> Cells(CsvReader reader) => [.. reader.Current.ToArray().Take(ColumnsMax)];

    // The delimiter that the first line has most of; decimals stand in the lines below it.
    private static char DelimiterOf(string text)
    {
        var head = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length);
        var best = Delimiters[^1];

        foreach (var delimiter in Delimiters)
        {
            best = head.Count(delimiter) > head.Count(best) ? delimiter : best;
        }

        return best;
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }
}
