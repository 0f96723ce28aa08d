using System.Globalization;
using System.Xml.Linq;

namespace RetailPos.Verifier.Tests;

/// <summary>
/// What the schema of SAF-T Cash Register 1.00 asks of the elements that a hub writes: their order, how often each may be there,
/// and what it holds. Written down from the tax office's schema, whose own file is not ours to copy.
/// </summary>
/// <remarks>
/// A line is an element and its children in order. "?" none or one, "*" any number, "+" one at least, nothing: exactly one. After the
/// colon what it holds: a number for the longest text, d a day, t a time, a an amount of two decimals, q a quantity of six, p a
/// percentage, n a count, b a truth, s a side. Without a colon it has a line of its own.
/// </remarks>
internal static class SaftSchema
{
    private static readonly Dictionary<string, List<Child>> Lines = """
        auditfile = header company
        header = fiscalYear:9 startDate:d endDate:d curCode:3 dateCreated:d timeCreated:t softwareDesc:100 softwareVersion:20 softwareCompanyName:100 auditfileVersion:35 headerComment?:999 userID?:35
        company = companyIdent:35 companyName:100 taxRegistrationCountry?:2 taxRegIdent?:50 streetAddress* vatCodeDetails? employees? articles? basics? location*
        streetAddress = streetname?:100 number?:20 additionalAddressDetails?:100 city?:50 postalCode?:20 region?:50 country?:2
        vatCodeDetails = vatCodeDetail*
        vatCodeDetail = vatCode:20 dateOfEntry:d vatDesc?:100 standardVatCode:9
        employees = employee*
        employee = empID:35 dateOfEntry:d timeOfEntry:t firstName?:50 surName:100
        articles = article*
        article = artID:35 dateOfEntry:d artGroupID?:35 artDesc:999
        basics = basic*
        basic = basicType:9 basicID:35 predefinedBasicID?:9 basicDesc:999
        location = name?:100 streetAddress? cashregister*
        cashregister = registerID:100 regDesc?:999 event* cashtransaction*
        event = eventID:35 eventType:35 transID?:35 empID?:35 eventDate:d eventTime:t eventText?:9999 eventReport?
        eventReport = reportID:35 reportType:35 companyIdent:35 companyName:100 reportDate:d reportTime:t registerID:100 reportTotalCashSales reportArtGroups reportPayments reportTip? reportCashSalesVat reportOpeningChangeFloat:a reportReceiptNum:n reportOpenCashBoxNum:n reportReceiptCopyNum:n reportReceiptCopyAmnt:a reportReceiptProformaNum:n reportReceiptProformaAmnt:a reportReturnNum:n reportReturnAmnt:a reportDiscountNum:n reportDiscountAmnt:a reportVoidTransNum:n reportVoidTransAmnt:a reportCorrLines reportPriceInquiries reportOtherCorrs reportReceiptDeliveryNum:n reportReceiptDeliveryAmnt:a reportTrainingNum:n reportTrainingAmnt:a reportCreditSales? reportCreditMemos? reportPayIns? reportPayOuts? reportGrandTotalSales:a reportGrandTotalReturn:a reportGrandTotalSalesNet:a
        reportTotalCashSales = totalCashSaleAmnt:a
        reportArtGroups = reportArtGroup+
        reportArtGroup = artGroupID:35 artGroupNum:q artGroupAmnt:a
        reportPayments = reportPayment+
        reportPayment = paymentType:35 paymentNum:n paymentAmnt:a
        reportTip = tipNum:n tipAmnt:a
        reportCashSalesVat = reportCashSaleVat+
        reportCashSaleVat = vatCode?:20 vatPerc:p cashSaleAmnt:a vatAmnt:a vatAmntTp?:s
        reportCorrLines = reportCorrLine+
        reportCorrLine = corrLineType:35 corrLineNum:n corrLineAmnt:a
        reportPriceInquiries = reportPriceInquiry+
        reportPriceInquiry = priceInquiryGroup:35 priceInquiryNum:n priceInquiryAmnt:a
        reportOtherCorrs = reportOtherCorr+
        reportOtherCorr = otherCorrType:35 otherCorrNum:n otherCorrAmnt:a
        reportCreditSales = creditSalesNum:n creditSalesAmnt:a
        reportCreditMemos = creditMemosNum:n creditMemosAmnt:a
        reportPayIns = reportPayIn+
        reportPayIn = payInType:35 payInNum:n payInAmnt:a
        reportPayOuts = reportPayOut+
        reportPayOut = payOutType:35 payOutNum:n payOutAmnt:a
        cashtransaction = nr:35 transID:35 transType?:35 transAmntIn:a transAmntEx:a amntTp:s empID?:35 transDate:d transTime:t invoiceID?:35 refID?:9999 desc?:9999 ctLine* vat* discount* raise* rounding? payment* signature:999 keyVersion:50 receiptNum?:n receiptCopyNum?:n voidTransaction?:b trainingID?:b
        ctLine = nr:35 lineID:35 lineType:35 artGroupID?:35 artID?:35 qnt?:q lineAmntIn:a lineAmntEx:a amntTp:s ppu?:q costPrice?:a empID?:35 cashTransLineDescr?:9999 vat? discount* raise*
        vat = vatCode?:20 vatPerc?:p vatAmnt:a vatAmntTp?:s vatBasAmnt?:a
        discount = dscTp:35 dscAmnt:a
        raise = raiseType:35 raiseAmnt:a
        rounding = roundingAmnt?:a
        payment = paymentType:35 paidAmnt:a empID?:35 curCode?:3
        """.Split('\n').Select(line => line.Split(" = ")).ToDictionary(
            line => line[0].Trim(), line => line[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Child.Of).ToList());

    public static IEnumerable<string> FaultsOf(XElement element)
    {
        var name = element.Name.LocalName;

        if (!Lines.TryGetValue(name, out var children))
        {
            return [$"{name} is unknown"];
        }

        var faults = new List<string>();
        var left = new Queue<XElement>(element.Elements());

        foreach (var child in children)
        {
            var count = 0;

            while (left.TryPeek(out var next) && next.Name.LocalName == child.Name)
            {
                left.Dequeue();
                count++;
                faults.AddRange(child.Holds.Length == 0 ? FaultsOf(next) : IsHeld(child.Holds, next) ? [] : [$"{name}/{child.Name}: \"{next.Value}\""]);
            }

            if (count < child.Min || count > child.Max)
            {
                faults.Add($"{name}: {count} × {child.Name}");
            }
        }

        faults.AddRange(left.Select(stray => $"{name}: {stray.Name.LocalName} stands where it may not"));
        return faults;
    }

    private static bool IsHeld(string holds, XElement element)
    {
        var text = element.Value;

        return !element.HasElements && holds switch
        {
            "d" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "t" => TimeOnly.TryParseExact(text, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "a" => IsDecimal(text, places: 2),
            "q" => IsDecimal(text, places: 6),
            "p" => IsDecimal(text, places: 3) && text[0] is not '-' && text.Count(char.IsAsciiDigit) <= 8,
            "n" => text.Length is > 0 and <= 10 && text.All(char.IsAsciiDigit),
            "b" => text is "true" or "false",
            "s" => text is "C" or "D",
            _ => text.Length <= int.Parse(holds, CultureInfo.InvariantCulture),
        };
    }

    private static bool IsDecimal(string text, int places) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number.Scale <= places;

    private sealed record Child(string Name, int Min, int Max, string Holds)
    {
        public static Child Of(string token)
        {
            var parts = token.Split(':');
            var name = parts[0].TrimEnd('?', '*', '+');
            var (min, max) = parts[0][^1] switch { '?' => (0, 1), '*' => (0, int.MaxValue), '+' => (1, int.MaxValue), _ => (1, 1) };
            return new(name, min, max, parts.Length > 1 ? parts[1] : "");
        }
    }
}
