using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Sales;

/// <summary>What may stand on a bill.</summary>
public static class SaleRules
{
    /// <summary>10 000.00 a piece. A dearer dish is a typing error.</summary>
    public static readonly Money UnitPriceMax = new(1_000_000);

    /// <summary>A wedding is booked a year ahead; anything further is a wrong clock.</summary>
    public static readonly TimeSpan DueAheadMax = TimeSpan.FromDays(366);

    public static SaleRefusal? Check(NewLine line) =>
        !Id.IsValid(line.Id.Value) ? SaleRefusal.LineIdInvalid :
        Check(line.Article) is { } fault ? fault :
        !line.Quantity.IsValid ? SaleRefusal.QuantityOutOfRange :
        CheckNote(line.Options, line.Note, line.Allergies) is { } unfit ? unfit :
        CheckChoices(line.Options, line.Choices) is { } wrong ? wrong :
        line.Seat is < 0 or > Limits.CoversMax ? SaleRefusal.SeatOutOfRange :
        null;

    /// <summary>The kitchen reads options and choices in one list, so together they are no more than it takes.</summary>
    public static SaleRefusal? CheckChoices(ValueList<string> options, ValueList<Choice>? choices) =>
        choices is null ? null :
        options.Count + choices.Count > Limits.OptionsMax || choices.DistinctBy(choice => (choice.Set, choice.Id)).Count() < choices.Count
            || !choices.All(IsFit)
                ? SaleRefusal.ChoicesInvalid
                : null;

    public static SaleRefusal? CheckNote(ValueList<string> options, string note, ValueList<string>? allergies) =>
        !Text.AreNames(options, Limits.OptionsMax) ? SaleRefusal.OptionsInvalid :
        !Text.IsNote(note) ? SaleRefusal.NoteInvalid :
        allergies is not null && !Text.AreNames(allergies, PreparationCard.AllergensMax) ? SaleRefusal.AllergiesInvalid :
        null;

    /// <summary>Digits as people write them: with a plus, spaces, dots, dashes and brackets; 20 signs at most. Empty for none.</summary>
    public static bool IsPhoneOrEmpty(string? phone) =>
        phone is "" || (phone is { Length: <= 20 }
            && phone.All(sign => char.IsAsciiDigit(sign) || sign is '+' or ' ' or '.' or '-' or '(' or ')')
            && phone.Count(char.IsAsciiDigit) >= 3);

    /// <summary>What must be known before the kitchen or the till hears of a sale; null when all is.</summary>
    public static SaleRefusal? CheckReady(Sale sale, HouseRules house)
    {
        var needs = house.Modes.Of(sale.Mode).Needs;

        return house.Modes.IsMandatory && !sale.IsModeSaid ? SaleRefusal.ModeMissing
            : needs is not GuestNeed.None && sale.Customer.Length == 0 ? SaleRefusal.CustomerMissing
            : needs is GuestNeed.NameAndPhone && sale.Phone.Length == 0 ? SaleRefusal.PhoneMissing
            : sale.Mode is ServiceMode.RelayPoint ? (sale.Relay is null ? SaleRefusal.RelayMissing : null)
            : sale.Mode is not (ServiceMode.Delivery or ServiceMode.Shipping) ? null
            : sale.Destination is not { } to ? SaleRefusal.DestinationMissing
            : sale.Mode is ServiceMode.Shipping ? null
            // Said while it was to be shipped: no zone was asked for then.
            : to.Zone is null && sale.CallNumber is null && !house.Deliveries.Zones.IsEmpty ? SaleRefusal.ZoneMissing
            : sale.Goods < to.Minimum ? SaleRefusal.BelowMinimum
            : null;
    }

    public static SaleRefusal? Of(ChoiceFault? fault) => fault is null ? null : fault.Kind switch
    {
        ChoiceFaultKind.Unknown or ChoiceFaultKind.Twice or ChoiceFaultKind.AfterTerminal => SaleRefusal.ChoiceUnknown,
        ChoiceFaultKind.TooFew => SaleRefusal.ChoiceMissing,
        ChoiceFaultKind.TooMany => SaleRefusal.TooManyChoices,
    };

    public static bool IsUnitPrice(Money price) => !price.IsNegative && price <= UnitPriceMax;

    public static SaleRefusal Of(TenderRefusal refusal) => refusal switch
    {
        TenderRefusal.AmountNegative => SaleRefusal.AmountNegative,
        TenderRefusal.AmountMissing => SaleRefusal.AmountMissing,
        TenderRefusal.AmountTooLarge => SaleRefusal.AmountTooLarge,
        TenderRefusal.BelowMin => SaleRefusal.BelowMin,
        TenderRefusal.NotInCoins => SaleRefusal.NotInCoins,
        TenderRefusal.TipTooLarge => SaleRefusal.TipTooLarge,
        TenderRefusal.CardAboveDue => SaleRefusal.CardAboveDue,
    };

    private static bool IsFit(Choice choice) =>
        Id.IsValid(choice.Set.Value) && Id.IsValid(choice.Id.Value) && Text.IsName(choice.Name)
        && IsDelta(choice.Delta) && (choice.ModeDeltas ?? []).All(own => IsDelta(own.Delta));

    private static bool IsDelta(Money delta) => delta <= UnitPriceMax && -delta <= UnitPriceMax;

    private static SaleRefusal? Check(SoldArticle article) =>
        !Text.IsName(article.Name) || (article.Id is { } id && !Id.IsValid(id.Value)) ? SaleRefusal.ArticleInvalid :
        !IsUnitPrice(article.UnitPrice) ? SaleRefusal.PriceOutOfRange :
        !article.EatIn.IsValid || !article.TakeAway.IsValid ? SaleRefusal.RateOutOfRange :
        !VatSchemes.OfArticles.Contains(article.Scheme) || article.Scheme.IsMargin() && !(article.Purchase is { } paid && IsUnitPrice(paid))
            ? SaleRefusal.PurchaseMissing :
        article.Card?.Check() is not null ? SaleRefusal.PreparationInvalid :
        null;
}
