using System.Globalization;
using System.Text;
using System.Xml;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Reporting;

namespace RetailPos.Grains.Exports;

/// <summary>The XML of a report: flux 10 of the tax office's external specifications, version 3.2, blocks 10.3 and 10.4.</summary>
/// <remarks>Elements without a namespace, in the order of the schema. The numbers in the comments are the fields' own.</remarks>
internal sealed record EReportDocument(
    string Siren, string HouseName, string Platform, string PlatformName, string Currency, bool IsReplacement, DateTimeOffset IssuedAt)
{
    /// <summary>TT-1: unique for the house and the period; a replacement is told apart by when it was made.</summary>
    public string IdOf(DayRange days) =>
        $"{Siren}-{Day(days.First)}-{Day(days.Last)}{(IsReplacement ? $"-RE-{Time(IssuedAt)}" : "")}";

    public async Task WriteAsync(EReport report, Stream output)
    {
        await using var xml = XmlWriter.Create(output, new()
        {
            Async = true, Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false,
        });
        xml.WriteStartDocument();
        xml.WriteStartElement("Report");
        Head(xml, report);

        if (!report.Sold.IsEmpty)
        {
            Sales(xml, report);
        }

        if (report is { PaymentsOf: { } period, Paid.IsEmpty: false })
        {
            Payments(xml, period, report.Paid);
        }

        xml.WriteEndElement();
        xml.WriteEndDocument();
        await xml.FlushAsync();
    }

    private void Head(XmlWriter xml, EReport report)
    {
        xml.WriteStartElement("ReportDocument");
        xml.WriteElementString("Id", IdOf(report.Sales)); // TT-1
        xml.WriteStartElement("IssueDateTime");
        xml.WriteElementString("DateTimeString", Time(IssuedAt)); // TT-3
        xml.WriteEndElement();
        xml.WriteElementString("TypeCode", IsReplacement ? "RE" : "IN"); // TT-4
        Party(xml, "Sender", "0238", Platform, PlatformName, "WK"); // TT-7 … TT-10
        Party(xml, "Issuer", "0002", Siren, HouseName, "SE"); // TT-12 … TT-15
        xml.WriteEndElement();
    }

    private static void Party(XmlWriter xml, string element, string scheme, string id, string name, string role)
    {
        xml.WriteStartElement(element);
        xml.WriteStartElement("Id");
        xml.WriteAttributeString("schemeId", scheme);
        xml.WriteString(id);
        xml.WriteEndElement();
        xml.WriteElementString("Name", name);
        xml.WriteElementString("RoleCode", role);
        xml.WriteEndElement();
    }

    private void Sales(XmlWriter xml, EReport report)
    {
        xml.WriteStartElement("TransactionsReport");
        Period(xml, report.Sales); // TT-17, TT-18

        foreach (var day in report.Sold)
        {
            xml.WriteStartElement("Transactions");
            xml.WriteElementString("Date", Day(day.Day)); // TT-77
            xml.WriteElementString("TransactionsCurrency", Currency); // TT-78
            xml.WriteElementString("CategoryCode", CodeOf(day.Category)); // TT-81
            xml.WriteElementString("TaxExclusiveAmount", Amount(day.TaxExcluded)); // TT-82
            xml.WriteElementString("TaxTotal", Amount(day.Tax)); // TT-83
            xml.WriteElementString("TransactionsCount", day.Tickets.ToString(CultureInfo.InvariantCulture)); // TT-85

            foreach (var share in day.Shares)
            {
                xml.WriteStartElement("TaxSubtotal");
                xml.WriteElementString("TaxPercent", Percent(share.Rate)); // TT-86
                xml.WriteElementString("TaxableAmount", Amount(share.Base)); // TT-87
                xml.WriteElementString("TaxTotal", Amount(share.Tax)); // TT-88
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void Payments(XmlWriter xml, DayRange period, ValueList<PaidOfDay> days)
    {
        xml.WriteStartElement("PaymentsReport");
        Period(xml, period); // TT-89, TT-90

        foreach (var day in days)
        {
            xml.WriteStartElement("Transactions");
            xml.WriteStartElement("Payment");
            xml.WriteElementString("Date", Day(day.Day)); // TT-96

            foreach (var amount in day.Amounts)
            {
                xml.WriteStartElement("SubTotals");
                xml.WriteElementString("TaxPercent", Percent(amount.Rate)); // TT-97
                xml.WriteElementString("CurrencyCode", Currency); // TT-98
                xml.WriteElementString("Amount", Amount(amount.Amount)); // TT-99
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Period(XmlWriter xml, DayRange days)
    {
        xml.WriteStartElement("ReportPeriod");
        xml.WriteElementString("StartDate", Day(days.First));
        xml.WriteElementString("EndDate", Day(days.Last));
        xml.WriteEndElement();
    }

    private static string CodeOf(SalesCategory category) => category switch
    {
        SalesCategory.Goods => "TLB1",
        SalesCategory.Services => "TPS1",
        SalesCategory.Margin => "TMA1",
    };

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at) => at.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    private static string Amount(Money amount) => Hundredths(amount.Cents);

    private static string Percent(Rate rate) => Hundredths(rate.BasisPoints);

    private static string Hundredths(long number) => string.Create(
        CultureInfo.InvariantCulture, $"{(number < 0 ? "-" : "")}{Math.Abs(number) / 100}.{Math.Abs(number) % 100:00}");
}
