using System.Globalization;
using System.Text;
using System.Xml;

namespace RetailPos.Hub.Devices.Printers.Dialects;

/// <summary>Epson's ePOS-Print XML, for printers that are asked over HTTP (fiscal-and-protocols.md §7.4).</summary>
/// <remarks>The whole SOAP envelope, as the printer's <c>/cgi-bin/epos/service.cgi</c> takes it.</remarks>
public sealed class EposXml : IPrinterDialect
{
    public const string Namespace = "http://www.epson-pos.com/schemas/2011/03/epos-print";

    private const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    private static readonly SignTable Signs = new(1_252);

    public byte[] Write(Paper paper)
    {
        using var bytes = new MemoryStream();

        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize }))
        {
            xml.WriteStartElement("s", "Envelope", Soap);
            xml.WriteStartElement("Body", Soap);
            xml.WriteStartElement("epos-print", Namespace);
            Empty(xml, "text", ("lang", "fr"), ("smooth", "true"));

            foreach (var part in paper.Parts)
            {
                Write(xml, part, paper.Width);
            }
        }

        return bytes.ToArray();
    }

    private static void Write(XmlWriter xml, PaperPart part, int width)
    {
        switch (part)
        {
            case PaperPart.Row row:
                Row(xml, row, width);
                break;
            case PaperPart.Rule:
                Text(xml, new('-', width), PaperStyle.Plain);
                break;
            case PaperPart.Code { Text: var text } when Encoding.UTF8.GetByteCount(text) is >= 1 and <= PaperPart.CodeBytesMax:
                Empty(xml, "text", ("align", "center"));
                xml.WriteStartElement("symbol", Namespace);
                xml.WriteAttributeString("type", "qrcode_model_2");
                xml.WriteAttributeString("level", "level_m");
                xml.WriteAttributeString("width", "6");
                xml.WriteString(text);
                xml.WriteEndElement();
                Empty(xml, "text", ("align", "left"));
                break;
            case PaperPart.Bars bars when BarText.Of(bars) is { } text:
                Empty(xml, "text", ("align", "center"));
                xml.WriteStartElement("barcode", Namespace);
                xml.WriteAttributeString("type", bars.Kind switch { BarKind.Ean13 => "ean13", BarKind.Ean8 => "ean8", BarKind.Code128 => "code128" });
                xml.WriteAttributeString("hri", "below");
                xml.WriteAttributeString("width", "2");
                xml.WriteAttributeString("height", "80");
                xml.WriteString(bars.Kind is BarKind.Code128 ? "{B" + text.Replace("{", "{{", StringComparison.Ordinal) : text);
                xml.WriteEndElement();
                Empty(xml, "text", ("align", "left"));
                break;
            case PaperPart.StoredPicture { Name: [var one, var two] } when char.IsAscii(one) && char.IsAscii(two):
                Empty(xml, "logo", ("key1", Number(one)), ("key2", Number(two)), ("align", "center"));
                break;
            case PaperPart.Picture { Raster: { IsWhole: true } raster }:
                xml.WriteStartElement("image", Namespace);
                xml.WriteAttributeString("width", Number(raster.WidthPoints));
                xml.WriteAttributeString("height", Number(raster.HeightPoints));
                xml.WriteAttributeString("align", "center");
                xml.WriteAttributeString("mode", "mono");
                xml.WriteBase64([.. raster.Bits.Span], 0, raster.Bits.Length);
                xml.WriteEndElement();
                break;
            case PaperPart.Feed feed:
                Empty(xml, "feed", ("line", Number(Math.Clamp(feed.Rows, 0, 255))));
                break;
            case PaperPart.Cut:
                Empty(xml, "cut", ("type", "feed"));
                break;
            case PaperPart.NextLabel:
                Empty(xml, "feed", ("pos", "next"));
                break;
            case PaperPart.Buzz:
                Empty(xml, "sound", ("pattern", "pattern_a"), ("repeat", "1"));
                break;
            case PaperPart.Drawer:
                Empty(xml, "pulse", ("drawer", "drawer_1"), ("time", "pulse_100"));
                break;
        }
    }

    private static void Row(XmlWriter xml, PaperPart.Row row, int width) =>
        Text(xml, RowFit.Of(row.Text, Signs, width / Math.Max(1, row.Style.Wide)), row.Style);

    // Every attribute each time: the printer keeps what the row before has set.
    private static void Text(XmlWriter xml, string text, PaperStyle style)
    {
        xml.WriteStartElement("text", Namespace);
        xml.WriteAttributeString("width", Number(Math.Clamp(style.Wide, 1, 8)));
        xml.WriteAttributeString("height", Number(Math.Clamp(style.Tall, 1, 8)));
        xml.WriteAttributeString("em", Said(style.IsBold));
        xml.WriteAttributeString("ul", Said(style.IsStruck));
        xml.WriteAttributeString("reverse", Said(style.IsReversed));
        xml.WriteString(text + "\n");
        xml.WriteEndElement();
    }

    private static void Empty(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, Namespace);

        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString(attribute, value);
        }

        xml.WriteEndElement();
    }

    private static string Said(bool isSo) => isSo ? "true" : "false";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
