using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Receipts;

/// <summary>What receipts of several kinds have in common.</summary>
internal static class ReceiptParts
{
    public static void House(ReceiptSheet sheet, ReceiptFrame frame)
    {
        var (rules, words) = (frame.Rules, frame.Words);

        Training(sheet, frame);

        if (rules.LogoImage.Length > 0)
        {
            sheet.Add(ReceiptStyle.Image, rules.LogoImage);
        }
        else if (rules.Logo.Length > 0)
        {
            sheet.Add(ReceiptStyle.Logo, rules.Logo);
        }

        sheet.Centre(rules.House.Name.Length > 0 ? rules.House.Name : frame.SiteName, ReceiptStyle.Large, isLegal: true);

        if (rules.House.LegalForm.Length > 0)
        {
            sheet.Centre(rules.House.LegalForm, isLegal: true);
        }

        foreach (var line in rules.House.Address)
        {
            sheet.Centre(line, isLegal: true);
        }

        if (frame.Country.Length > 0 && !rules.House.Address.IsEmpty && !NamesCountry(rules.House.Address[^1], frame.Country))
        {
            sheet.Centre(frame.Country, isLegal: true);
        }

        if (rules.House.Phone.Length > 0)
        {
            sheet.Centre(words.Of(ReceiptWord.Phone, rules.House.Phone), isLegal: true);
        }

        if (rules.House.Siret.Length > 0)
        {
            sheet.Centre(words.Of(ReceiptWord.Siret, rules.House.Siret), isLegal: true);
        }

        if (rules.House.ActivityCode.Length > 0)
        {
            sheet.Centre(words.Of(ReceiptWord.ActivityCode, rules.House.ActivityCode), isLegal: true);
        }

        if (rules.House.VatNumber.Length > 0)
        {
            sheet.Centre(words.Of(ReceiptWord.VatNumber, rules.House.VatNumber), isLegal: true);
        }

        foreach (var line in rules.Header)
        {
            sheet.Centre(line);
        }

        if (frame.TillText.Length > 0)
        {
            sheet.Centre(frame.TillText);
        }
    }

    private static bool NamesCountry(string line, string country) => line.Trim().EndsWith(country, StringComparison.OrdinalIgnoreCase);

    public static void Place(ReceiptSheet sheet, ReceiptFrame frame, ServiceMode mode, TableId? table, int covers, int? callNumber)
    {
        var (fields, words) = (frame.Rules.Fields, frame.Words);
        string[] place =
        [
            .. fields.HasFlag(ReceiptFields.Mode) ? [words.Mode(mode)] : Array.Empty<string>(),
            .. fields.HasFlag(ReceiptFields.Table) && table is { } at ? [words.Of(ReceiptWord.Table, at.Value)] : Array.Empty<string>(),
            .. fields.HasFlag(ReceiptFields.Table) && covers > 0 ? [words.Of(ReceiptWord.Covers, ReceiptWords.Number(covers))] : Array.Empty<string>(),
            .. fields.HasFlag(ReceiptFields.CallNumber) && callNumber is { } call
                ? [words.Of(ReceiptWord.CallNumber, ReceiptWords.Number(call))] : Array.Empty<string>(),
        ];
        sheet.Left(string.Join(" - ", place));
    }

    public static void Customer(ReceiptSheet sheet, ReceiptFrame frame)
    {
        if (frame.Customer.Length > 0 && frame.Rules.Fields.HasFlag(ReceiptFields.Customer))
        {
            sheet.Left(frame.Words.Of(ReceiptWord.Customer, frame.Customer));
        }

        // Whoever fetches it there reads it off this paper, whatever fields the house prints.
        if (frame.Relay.Length > 0)
        {
            sheet.Left(frame.Words.Of(ReceiptWord.Relay, frame.Relay));
        }
    }

    /// <summary>Who takes it to another state: without the number there is no exemption, and no setting takes it off.</summary>
    public static void Exempt(ReceiptSheet sheet, ReceiptWords words, string? number)
    {
        if (number is { Length: > 0 })
        {
            sheet.Left(words.Of(ReceiptWord.BuyerVatNumber, number), isLegal: true);
        }
    }

    /// <param name="typed">Lines whose weight no scale gave.</param>
    public static void Lines(ReceiptSheet sheet, ReceiptFrame frame, ValueList<TicketLine> lines, ValueList<VatShare> vat, ValueList<LineId> typed)
    {
        var words = frame.Words;

        foreach (var line in lines)
        {
            sheet.Pair(
                $"{words.Count(line.Quantity)} {line.Name}", $"{words.Amount(line.Gross ?? line.Total)} {ReceiptVat.SignOf(line.Row, vat)}", isLegal: true);

            if (line.Quantity != Quantity.One)
            {
                sheet.Left(words.Of(ReceiptWord.Each, words.Amount(line.UnitPrice)), Indent, isLegal: true);
            }

            if (typed.Contains(line.Id))
            {
                sheet.Left(words.Of(ReceiptWord.WeightTyped), Indent, isLegal: true);
            }

            Choices(sheet, frame, line.Choices);

            foreach (var share in line.Shares ?? [])
            {
                // Under the figure above, without the sign of its rate: the column of figures adds up to the total.
                sheet.Pair(share.Name, $"{words.Amount(share.Amount)}  ", Indent, isLegal: true);
            }
        }

        sheet.Left(words.Of(ReceiptWord.Lines, ReceiptWords.Number(lines.Count)), isLegal: true);
    }

    public static void Choices(ReceiptSheet sheet, ReceiptFrame frame, ValueList<string>? choices)
    {
        if (frame.Rules.Fields.HasFlag(ReceiptFields.Choices))
        {
            foreach (var choice in choices ?? [])
            {
                sheet.Left(choice, Indent);
            }
        }
    }

    public static void Totals(
        ReceiptSheet sheet, ReceiptFrame frame, ReceiptWord title, Money total, ValueList<VatShare> vat, ValueList<TicketLine> lines)
    {
        var words = frame.Words;
        var saved = lines.SelectMany(line => line.Shares ?? []).Where(share => share.Amount.IsNegative).Sum(share => share.Amount);
        sheet.Rule();

        if (!saved.IsZero)
        {
            sheet.Pair(words.Of(ReceiptWord.Discounts), words.Amount(saved), isLegal: true);
        }

        sheet.Pair(words.Of(title, frame.Currency), words.Amount(total), style: ReceiptStyle.Large, isLegal: true);
        Vat(sheet, frame, vat);
    }

    /// <summary>What a guest may read of the tax.</summary>
    public static void Vat(ReceiptSheet sheet, ReceiptFrame frame, ValueList<VatShare> vat) => ReceiptVat.OfGuest(sheet, frame, vat);

    public static void Paid(ReceiptSheet sheet, ReceiptWords words, Payment payment)
    {
        sheet.Pair(words.Of(payment), words.Amount(payment.Given), isLegal: true);

        if (!payment.Tip.IsZero)
        {
            sheet.Pair(words.Of(ReceiptWord.Tip), words.Amount(payment.Tip), Indent, isLegal: true);
        }

        if (!payment.Rounding.IsZero)
        {
            sheet.Pair(words.Of(ReceiptWord.Rounding), words.Amount(payment.Rounding), Indent, isLegal: true);
        }

        if (!payment.Change.IsZero)
        {
            sheet.Pair(words.Of(ReceiptWord.Change), words.Amount(payment.Change), isLegal: true);
        }
    }

    public static void Foot(ReceiptSheet sheet, ReceiptFrame frame, string address)
    {
        Training(sheet, frame);
        sheet.Rule();

        foreach (var line in frame.Rules.Footer)
        {
            sheet.Centre(line);
        }

        if (address.Length > 0 && frame.Rules.Fields.HasFlag(ReceiptFields.Code))
        {
            sheet.Add(ReceiptStyle.Code, address);
            sheet.Centre(frame.Words.Of(ReceiptWord.CodeSays));
        }
    }

    internal const int Indent = 2;

    /// <summary>Whatever the paper is, it is none of the house's real ones.</summary>
    public static void Training(ReceiptSheet sheet, ReceiptFrame frame)
    {
        if (frame.IsTraining)
        {
            sheet.Centre(frame.Words.Of(ReceiptWord.Training), ReceiptStyle.Alert, isLegal: true);
        }
    }
}
