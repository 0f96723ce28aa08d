using System.Text;
using System.Xml;
using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Devices.Poles;

/// <summary>Epson's ePOS display: two rows on a printer that is asked over HTTP (fiscal-and-protocols.md §7.4).</summary>
public static class EposDisplay
{
    public const string Namespace = "http://www.epson-pos.com/schemas/2012/09/epos-display";

    private const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    /// <summary>The whole envelope. The writer escapes what a dish is called: « Fish &amp; chips » is no fault of the display's.</summary>
    internal static byte[] Encode(string upper, string lower)
    {
        using var bytes = new MemoryStream();

        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("s", "Envelope", Soap);
            xml.WriteStartElement("Header", Soap);
            xml.WriteStartElement("parameter", Namespace);
            xml.WriteElementString("devid", Namespace, "local_display");
            xml.WriteElementString("timeout", Namespace, "1000");
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteStartElement("Body", Soap);
            xml.WriteStartElement("epos-display", Namespace);
            xml.WriteStartElement("reset", Namespace);
            xml.WriteEndElement();
            xml.WriteStartElement("cursor", Namespace);
            xml.WriteAttributeString("type", "none");
            xml.WriteEndElement();
            Row(xml, 1, upper);
            Row(xml, 2, lower);
        }

        return bytes.ToArray();
    }

    /// <summary>Whether the printer says that it did.</summary>
    public static bool IsShown(ReadOnlySpan<byte> answer)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(answer.ToArray()), new() { DtdProcessing = DtdProcessing.Prohibit });

            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "response" })
                {
                    return xml.GetAttribute("success") is "true" or "1";
                }
            }
        }
        catch (XmlException)
        {
            // Whatever answered, it was no display.
        }

        return false;
    }

    private static void Row(XmlWriter xml, int row, string text)
    {
        xml.WriteStartElement("text", Namespace);
        xml.WriteAttributeString("x", "1");
        xml.WriteAttributeString("y", $"{row}");
        xml.WriteAttributeString("lang", "mul");
        xml.WriteString(text);
        xml.WriteEndElement();
    }
}
