using System.Globalization;
using System.Text;
using System.Xml;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Invoices;

namespace RetailPos.Register.Documents;

/// <summary>
/// Writes an invoice or a credit note as a Cross Industry Invoice (UN/CEFACT D16B, EN 16931): what Factur-X embeds. The same
/// record gives the same bytes, for ever: nothing is asked of a clock, a culture or a machine.
/// </summary>
/// <remarks>Elements stand in the order of the schema. Comments name the business terms of EN 16931.</remarks>
public static partial class InvoiceXml
{
    /// <summary>The profile: the European core, nothing added to it.</summary>
    public const string Guideline = "urn:cen.eu:en16931:2017";

    private const string Rsm = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
    private const string Ram = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";
    private const string Udt = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100";
    private const string Qdt = "urn:un:unece:uncefact:data:standard:QualifiedDataType:100";

    /// <summary>ISO 6523: SIREN and SIRET.</summary>
    private const string SirenScheme = "0002";
    private const string SiretScheme = "0009";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n",
    };

    /// <exception cref="ArgumentException">A quote is no invoice, and has no XML.</exception>
    public static byte[] Of(Invoice invoice)
    {
        if (invoice.Kind is InvoiceKind.Quote)
        {
            throw new ArgumentException($"{invoice.Name} is a quote.", nameof(invoice));
        }

        using var bytes = new MemoryStream();

        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartElement("rsm", "CrossIndustryInvoice", Rsm);
            xml.WriteAttributeString("xmlns", "ram", null, Ram);
            xml.WriteAttributeString("xmlns", "udt", null, Udt);
            xml.WriteAttributeString("xmlns", "qdt", null, Qdt);
            Context(xml, invoice);
            Document(xml, invoice);
            xml.WriteStartElement("SupplyChainTradeTransaction", Rsm);

            for (var at = 0; at < invoice.Lines.Count; at++)
            {
                Line(xml, at + 1, invoice.Lines[at]);
            }

            Agreement(xml, invoice);
            Delivery(xml, invoice);
            Settlement(xml, invoice);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Context(XmlWriter xml, Invoice invoice)
    {
        xml.WriteStartElement("ExchangedDocumentContext", Rsm);
        Within(xml, "BusinessProcessSpecifiedDocumentContextParameter", () => Say(xml, "ID", invoice.Process)); // BT-23
        Within(xml, "GuidelineSpecifiedDocumentContextParameter", () => Say(xml, "ID", Guideline)); // BT-24
        xml.WriteEndElement();
    }

    private static void Document(XmlWriter xml, Invoice invoice)
    {
        xml.WriteStartElement("ExchangedDocument", Rsm);
        Say(xml, "ID", invoice.Name); // BT-1
        Say(xml, "TypeCode", invoice.Kind is InvoiceKind.CreditNote ? "381" : "380"); // BT-3
        Within(xml, "IssueDateTime", () => Day(xml, Udt, invoice.Date)); // BT-2

        foreach (var note in invoice.Notes.Where(note => note.Text.Length > 0))
        {
            Within(xml, "IncludedNote", () => // BG-1
            {
                Say(xml, "Content", note.Text);
                SayIf(xml, "SubjectCode", note.Code);
            });
        }

        xml.WriteEndElement();
    }

    private static void Line(XmlWriter xml, int number, InvoiceLine line) => Within(xml, "IncludedSupplyChainTradeLineItem", () =>
    {
        Within(xml, "AssociatedDocumentLineDocument", () => Say(xml, "LineID", Number(number))); // BT-126
        Within(xml, "SpecifiedTradeProduct", () =>
        {
            Say(xml, "Name", line.Name); // BT-153
            SayIf(xml, "Description", string.Join(", ", line.Choices)); // BT-154
        });
        Within(xml, "SpecifiedLineTradeAgreement", () => Within(xml, "NetPriceProductTradePrice", () =>
            Say(xml, "ChargeAmount", Fraction(line.UnitNetMillionths, decimals: 6, atLeast: 2)))); // BT-146
        Within(xml, "SpecifiedLineTradeDelivery", () =>
            Say(xml, "BilledQuantity", Fraction(line.Quantity.Thousandths, decimals: 3, atLeast: 0), "unitCode", "C62")); // BT-129
        Within(xml, "SpecifiedLineTradeSettlement", () =>
        {
            Within(xml, "ApplicableTradeTax", () =>
            {
                Say(xml, "TypeCode", "VAT");
                Say(xml, "CategoryCode", CodeOf(line.Category)); // BT-151
                Say(xml, "RateApplicablePercent", Percent(line.Rate)); // BT-152
            });

            foreach (var share in line.Allowances)
            {
                Share(xml, share);
            }

            Within(xml, "SpecifiedTradeSettlementLineMonetarySummation", () => Say(xml, "LineTotalAmount", Amount(line.Net))); // BT-131
        });
    });

    // BG-27 and BG-28. Which of them it is says its indicator; the amount has no sign.
    private static void Share(XmlWriter xml, InvoiceShare share) => Within(xml, "SpecifiedTradeAllowanceCharge", () =>
    {
        Within(xml, "ChargeIndicator", () => xml.WriteElementString("Indicator", Udt, share.Net.IsNegative ? "false" : "true"));
        Say(xml, "ActualAmount", Amount(share.Net.IsNegative ? -share.Net : share.Net));
        Say(xml, "Reason", share.Name);
    });

    private static void Agreement(XmlWriter xml, Invoice invoice) => Within(xml, "ApplicableHeaderTradeAgreement", () =>
    {
        Within(xml, "SellerTradeParty", () => Side(xml, invoice.Seller, isSeller: true)); // BG-4
        Within(xml, "BuyerTradeParty", () => Side(xml, invoice.Buyer, isSeller: false)); // BG-7

        if (invoice.Ticket is { } ticket)
        {
            Within(xml, "AdditionalReferencedDocument", () => // BT-18: the till's sealed ticket
            {
                Say(xml, "IssuerAssignedID", $"{ticket.Till}-{Number(ticket.Number)}");
                Say(xml, "TypeCode", "130");
            });
        }
    });

    private static void Side(XmlWriter xml, Party party, bool isSeller)
    {
        var facts = party.Business;

        if (facts.Siret.Length > 0)
        {
            Say(xml, "GlobalID", facts.Siret, "schemeID", SiretScheme);
        }

        Say(xml, "Name", party.Name);

        if (facts.Siren.Length > 0)
        {
            Within(xml, "SpecifiedLegalOrganization", () => Say(xml, "ID", facts.Siren, "schemeID", SirenScheme));
        }

        Within(xml, "PostalTradeAddress", () =>
        {
            SayIf(xml, "PostcodeCode", facts.Postcode);
            SayIf(xml, "LineOne", facts.Street);
            SayIf(xml, "CityName", facts.City);
            Say(xml, "CountryID", facts.Country);
        });

        if (facts.Mail.Length > 0)
        {
            Within(xml, "URIUniversalCommunication", () => Say(xml, "URIID", facts.Mail, "schemeID", "EM"));
        }

        // Who has no VAT number is known to the tax office by the company's own (BR-E-02).
        if (facts.VatNumber.Length > 0 || (isSeller && facts.Siren.Length > 0))
        {
            Within(xml, "SpecifiedTaxRegistration", () => Say(
                xml, "ID", facts.VatNumber.Length > 0 ? facts.VatNumber : facts.Siren, "schemeID", facts.VatNumber.Length > 0 ? "VA" : "FC"));
        }
    }

    private static void Delivery(XmlWriter xml, Invoice invoice) => Within(xml, "ApplicableHeaderTradeDelivery", () =>
    {
        // Where it goes is what makes it exempt (BR-IC-12).
        if (invoice.Vat.Any(share => share.Category is VatCategory.IntraCommunity))
        {
            Within(xml, "ShipToTradeParty", () => Within(xml, "PostalTradeAddress", () => Say(xml, "CountryID", invoice.Buyer.Business.Country))); // BT-80
        }

        if (invoice.Ticket is { } ticket)
        {
            Within(xml, "ActualDeliverySupplyChainEvent", () => Within(xml, "OccurrenceDateTime", () =>
                Day(xml, Udt, DateOnly.FromDateTime(ticket.SealedAt.DateTime)))); // BT-72
        }
    });

    private static void Settlement(XmlWriter xml, Invoice invoice) => Within(xml, "ApplicableHeaderTradeSettlement", () =>
    {
        Say(xml, "InvoiceCurrencyCode", invoice.Currency); // BT-5
        Within(xml, "SpecifiedTradeSettlementPaymentMeans", () =>
        {
            Say(xml, "TypeCode", MeansOf(invoice)); // BT-81
            SayIf(xml, "Information", string.Join(", ", invoice.Payments.Select(payment => payment.Name).Where(name => name.Length > 0).Distinct()));
        });

        foreach (var share in invoice.Vat)
        {
            Vat(xml, share, invoice);
        }

        if (invoice.DueOn is { } on)
        {
            Within(xml, "SpecifiedTradePaymentTerms", () => Within(xml, "DueDateDateTime", () => Day(xml, Udt, on))); // BT-9
        }

        Within(xml, "SpecifiedTradeSettlementHeaderMonetarySummation", () =>
        {
            Say(xml, "LineTotalAmount", Amount(invoice.Net)); // BT-106
            Say(xml, "TaxBasisTotalAmount", Amount(invoice.Net)); // BT-109
            Say(xml, "TaxTotalAmount", Amount(invoice.Tax), "currencyID", invoice.Currency); // BT-110
            Say(xml, "GrandTotalAmount", Amount(invoice.Total)); // BT-112
            Say(xml, "TotalPrepaidAmount", Amount(invoice.Paid)); // BT-113
            Say(xml, "DuePayableAmount", Amount(invoice.Due)); // BT-115
        });

        if (invoice.Corrects is { } corrects)
        {
            Within(xml, "InvoiceReferencedDocument", () => // BG-3
            {
                Say(xml, "IssuerAssignedID", corrects.Name);
                Within(xml, "FormattedIssueDateTime", () => Day(xml, Qdt, DateOnly.FromDateTime(corrects.At.DateTime)));
            });
        }
    });

    // BG-23
    private static void Vat(XmlWriter xml, InvoiceVat share, Invoice invoice) => Within(xml, "ApplicableTradeTax", () =>
    {
        Say(xml, "CalculatedAmount", Amount(share.Tax));
        Say(xml, "TypeCode", "VAT");

        SayIf(xml, "ExemptionReason", share.Category is VatCategory.Exempt ? "TVA non applicable, art. 293 B du CGI" : share.Reason); // BT-120
        Say(xml, "BasisAmount", Amount(share.Base));
        Say(xml, "CategoryCode", CodeOf(share.Category));

        SayIf(xml, "ExemptionReasonCode", ReasonCodeOf(share.Category, invoice)); // BT-121
        Say(xml, "RateApplicablePercent", Percent(share.Rate));
    });

    private static void Within(XmlWriter xml, string name, Action write)
    {
        xml.WriteStartElement(name, Ram);
        write();
        xml.WriteEndElement();
    }

    private static void Say(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Ram, text);

    private static void Say(XmlWriter xml, string name, string text, string attribute, string value)
    {
        xml.WriteStartElement(name, Ram);
        xml.WriteAttributeString(attribute, value);
        xml.WriteString(text);
        xml.WriteEndElement();
    }

    private static void SayIf(XmlWriter xml, string name, string text)
    {
        if (text.Length > 0)
        {
            Say(xml, name, text);
        }
    }

    // 102: YYYYMMDD.
    private static void Day(XmlWriter xml, string space, DateOnly day)
    {
        xml.WriteStartElement("DateTimeString", space);
        xml.WriteAttributeString("format", "102");
        xml.WriteString(day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    private static string Amount(Money amount) => Fraction(amount.Cents, decimals: 2, atLeast: 2);

    private static string Percent(Rate rate) => Fraction(rate.BasisPoints, decimals: 2, atLeast: 2);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Fraction(long units, int decimals, int atLeast)
    {
        var digits = Number(Math.Abs(units)).PadLeft(decimals + 1, '0');
        var part = digits[^decimals..].TrimEnd('0').PadRight(atLeast, '0');
        return (units < 0 ? "-" : "") + digits[..^decimals] + (part.Length > 0 ? $".{part}" : "");
    }
}
