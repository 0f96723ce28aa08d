using System.Globalization;
using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace RetailPos.Register.Documents.Pdf;

/// <summary>What a document says about itself.</summary>
/// <param name="At">When it was drawn: the record's own time, never the clock's.</param>
/// <param name="Xml">The invoice that Factur-X embeds; null for a document without one.</param>
internal sealed record Archival(string Title, string Author, string Subject, string Software, DateTimeOffset At, byte[]? Xml)
{
    private const string AttachmentName = "factur-x.xml";

    /// <summary>Pages as PDF/A-3, level B (ISO 19005-3): fonts and colours inside, nothing encrypted, the XML attached by name.</summary>
    public byte[] Write(IReadOnlyList<PdfPage> pages, IReadOnlyList<PdfFont> fonts)
    {
        var file = new PdfFile();
        var (catalog, tree) = (file.Reserve(), file.Reserve());
        var resources = file.Reserve();
        var sheets = pages.Select(page =>
        {
            var content = file.AddStream("", page.Content);
            return file.Add(
                $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {PdfPage.Width / 100}.{PdfPage.Width % 100:00} {PdfPage.Height / 100}.{PdfPage.Height % 100:00}] /Resources {resources} 0 R /Contents {content} 0 R >>");
        }).ToList();
        var named = fonts.Select(font => $"/{font.Key} {font.Write(file)} 0 R").ToList();
        file.Put(resources, $"<< /Font << {string.Join(' ', named)} >> >>");
        file.Put(tree, $"<< /Type /Pages /Count {sheets.Count} /Kids [{string.Join(' ', sheets.Select(sheet => $"{sheet} 0 R"))}] >>");
        var profile = file.AddStream("/N 3", HouseFonts.Colours);
        var metadata = file.AddStream("/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes(Metadata()));
        var information = file.Add(
            $"<< /Title {PdfFile.Text(Title)} /Author {PdfFile.Text(Author)} /Subject {PdfFile.Text(Subject)} /Creator {PdfFile.Text(Software)} /Producer {PdfFile.Text(Software)} /CreationDate {PdfFile.Date(At)} /ModDate {PdfFile.Date(At)} >>");
        var attached = Xml is null ? "" : Attach(file, Xml);
        file.Put(catalog,
            $"<< /Type /Catalog /Pages {tree} 0 R /Metadata {metadata} 0 R /Lang (fr-FR) /ViewerPreferences << /DisplayDocTitle true >> /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile {profile} 0 R >>]{attached} >>");
        return file.Write(catalog, information, IdOf(pages));
    }

    // « Alternative »: the XML says all that the page says, which is what the profile EN 16931 is for.
    private string Attach(PdfFile file, byte[] xml)
    {
        var content = file.AddStream(string.Create(CultureInfo.InvariantCulture,
            $"/Type /EmbeddedFile /Subtype /text#2Fxml /Params << /Size {xml.Length} /ModDate {PdfFile.Date(At)} >>"), xml);
        var specified = file.Add(
            $"<< /Type /Filespec /F ({AttachmentName}) /UF ({AttachmentName}) /AFRelationship /Alternative /Desc (Factur-X) /EF << /F {content} 0 R /UF {content} 0 R >> >>");
        return $" /AF [{specified} 0 R] /Names << /EmbeddedFiles << /Names [({AttachmentName}) {specified} 0 R] >> >>";
    }

    private string IdOf(IReadOnlyList<PdfPage> pages) =>
        Convert.ToHexString(SHA256.HashData([.. Encoding.UTF8.GetBytes(Metadata()), .. pages.SelectMany(page => page.Content), .. Xml ?? []]).AsSpan(0, 16));

    private string Metadata()
    {
        var at = At.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

        return $"""
            <?xpacket begin="{'\ufeff'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
               <pdfaid:part>3</pdfaid:part>
               <pdfaid:conformance>B</pdfaid:conformance>
              </rdf:Description>
              <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
               <dc:format>application/pdf</dc:format>
               <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escaped(Title)}</rdf:li></rdf:Alt></dc:title>
               <dc:creator><rdf:Seq><rdf:li>{Escaped(Author)}</rdf:li></rdf:Seq></dc:creator>
               <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{Escaped(Subject)}</rdf:li></rdf:Alt></dc:description>
              </rdf:Description>
              <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
               <pdf:Producer>{Escaped(Software)}</pdf:Producer>
              </rdf:Description>
              <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
               <xmp:CreatorTool>{Escaped(Software)}</xmp:CreatorTool>
               <xmp:CreateDate>{at}</xmp:CreateDate>
               <xmp:ModifyDate>{at}</xmp:ModifyDate>
              </rdf:Description>{(Xml is null ? "" : FacturX)}
             </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """.ReplaceLineEndings("\n");
    }

    private static string Escaped(string text) => SecurityElement.Escape(text);

    // The words of Factur-X are none of XMP's own, so that the schema that explains them comes along (ISO 19005-3, 6.6.2.3).
    private const string FacturX = """

              <rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
               <fx:DocumentType>INVOICE</fx:DocumentType>
               <fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>
               <fx:Version>1.0</fx:Version>
               <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
              </rdf:Description>
              <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
               <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
                <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
                <pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
                <pdfaSchema:prefix>fx</pdfaSchema:prefix>
                <pdfaSchema:property><rdf:Seq>
                 <rdf:li rdf:parseType="Resource"><pdfaProperty:name>DocumentFileName</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>The name of the embedded XML document</pdfaProperty:description></rdf:li>
                 <rdf:li rdf:parseType="Resource"><pdfaProperty:name>DocumentType</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>The type of the hybrid document in capital letters, e.g. INVOICE or ORDER</pdfaProperty:description></rdf:li>
                 <rdf:li rdf:parseType="Resource"><pdfaProperty:name>Version</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>The actual version of the standard applying to the embedded XML document</pdfaProperty:description></rdf:li>
                 <rdf:li rdf:parseType="Resource"><pdfaProperty:name>ConformanceLevel</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>The conformance level of the embedded XML document</pdfaProperty:description></rdf:li>
                </rdf:Seq></pdfaSchema:property>
               </rdf:li></rdf:Bag></pdfaExtension:schemas>
              </rdf:Description>
        """;
}
