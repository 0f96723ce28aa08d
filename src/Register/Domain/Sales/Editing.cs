using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Domain.Sales;

using Answer = Decision<SaleEvent, SaleRefusal>;

/// <summary>What changes the lines of an open bill. What the kitchen has already, it is told in the same append.</summary>
internal static class Editing
{
    public static Answer AddLines(Sale sale, SaleCommand.AddLines c, DateTimeOffset now)
    {
        c = Taxed(c, now);

        if (c.Lines.IsEmpty)
        {
            return SaleRefusal.NoLines;
        }

        if (sale.Lines.Count + c.Lines.Count > Limits.LinesMax)
        {
            return SaleRefusal.TooManyLines;
        }

        foreach (var line in c.Lines)
        {
            if (SaleRules.Check(line) is { } fault)
            {
                return fault;
            }
        }

        LineId[] ids = [.. c.Lines.Select(line => line.Id), .. sale.Lines.Select(line => line.Id), .. sale.Spent];

        return ids.Distinct().Count() < ids.Length ? SaleRefusal.LineIdTwice
            : c.Lines.Any(line => line.Article.UnitPriceIn(sale.Mode) is null) ? SaleRefusal.NotSoldInMode
            : c.Lines.Any(line => line.Article.Id is { } article && c.SoldOut?.Contains(article) is true) ? SaleRefusal.SoldOut
            : c.Archived is { IsEmpty: false } ? SaleRefusal.NoLongerSold
            : SaleRules.Of(c.Choices) is { } unanswered ? unanswered
            : Adjusting.Standing(sale, c.Lines, c.By, now) is not { } discounts ? SaleRefusal.TooManyAdjustments
            : [new SaleEvent.LinesAdded(c.Lines, c.By, now), .. discounts];
    }

    public static Answer SetQuantity(Sale sale, SaleCommand.SetQuantity c, DateTimeOffset now) =>
        !c.Quantity.IsValid ? SaleRefusal.QuantityOutOfRange : sale.Find(c.Line) switch
        {
            null => SaleRefusal.UnknownLine,
            var line when line.Quantity == c.Quantity => [],
            { IsSent: true } line when IsMore(c.Quantity, line) => SaleRefusal.LineSent,
            var line when IsMore(c.Quantity, line) && Adjusting.IsFixed(sale, line.Id) => SaleRefusal.LineFixed,
            { IsSent: true, IsShared: true } line =>
            [
                new SaleEvent.QuantitySet(c.Line, line.Quantity, c.Quantity, c.By, now),
                Sending.CutOff(sale, line, new(line.Quantity.Thousandths - c.Quantity.Thousandths), "", c.By, now),
            ],
            { Article.Id: { } article } line when IsMore(c.Quantity, line) && c.SoldOut?.Contains(article) is true =>
                SaleRefusal.SoldOut,
            var line => Sending.Told(
                sale, c.Line, new SaleEvent.QuantitySet(c.Line, line.Quantity, c.Quantity, c.By, now), c.By),
        };

    public static Answer AddQuantity(Sale sale, SaleCommand.AddQuantity c, DateTimeOffset now) =>
        sale.Find(c.Line) is not { } line ? SaleRefusal.UnknownLine
        : Math.Abs((long)c.Thousandths) > Quantity.ThousandthsMax ? SaleRefusal.QuantityOutOfRange
        : SetQuantity(sale, new(c.Line, new(line.Quantity.Thousandths + c.Thousandths), c.By, c.SoldOut), now);

    public static Answer SetNote(Sale sale, SaleCommand.SetNote c, DateTimeOffset now) =>
        SaleRules.CheckNote(c.Options ?? [], c.Note ?? "", c.Allergies) is { } fault ? fault : sale.Find(c.Line) switch
        {
            null => SaleRefusal.UnknownLine,
            var line when SaleRules.CheckChoices(c.Options ?? line.Options, line.Choices) is not null => SaleRefusal.OptionsInvalid,
            var line when (c.Options ?? line.Options).Equals(line.Options) && (c.Note ?? line.Note) == line.Note
                && (c.Allergies is null || c.Allergies.Equals(line.Allergies ?? [])) => [],
            { IsSent: true, IsShared: true } => SaleRefusal.LineShared,
            var line => Sending.Told(
                sale,
                c.Line,
                new SaleEvent.NoteSet(c.Line, c.Options ?? line.Options, c.Note ?? line.Note, c.By, now, c.Allergies),
                c.By),
        };

    public static Answer SetOption(Sale sale, SaleCommand.SetOption c, DateTimeOffset now) =>
        sale.Find(c.Line) is { } line
            ? SetNote(sale, new(c.Line, With(line.Options, c.Option, c.IsOn), Note: null, c.By), now)
            : SaleRefusal.UnknownLine;

    public static Answer SetAllergy(Sale sale, SaleCommand.SetAllergy c, DateTimeOffset now) =>
        sale.Find(c.Line) is { } line
            ? SetNote(
                sale, new(c.Line, Options: null, Note: null, c.By, With(line.Allergies ?? [], c.Allergy, c.IsOn)), now)
            : SaleRefusal.UnknownLine;

    public static Answer SetStep(Sale sale, SaleCommand.SetStep c, DateTimeOffset now) =>
        !PreparationCard.IsStep(c.Step) ? SaleRefusal.StepOutOfRange : sale.Find(c.Line) switch
        {
            null => SaleRefusal.UnknownLine,
            { Article.Card: null } => SaleRefusal.NotPrepared,
            { Article.Card: var card } when card.Step == c.Step => [],
            { IsSent: true } => SaleRefusal.StepSent,
            { Article.Card: var card } => [new SaleEvent.StepSet(c.Line, card.Step, c.Step, c.By, now)],
        };

    public static Answer RemoveLine(Sale sale, SaleCommand.RemoveLine c, DateTimeOffset now) =>
        sale.Find(c.Line) is not { } line ? SaleRefusal.UnknownLine
        : !Text.IsNote(c.Reason) ? SaleRefusal.ReasonInvalid
        : line is { IsSent: true, IsShared: true } ?
        [
            new SaleEvent.LineRemoved(line.Id, SentTo: null, c.Reason, c.By, now),
            Sending.CutOff(sale, line, line.Quantity, c.Reason, c.By, now),
        ]
        : [new SaleEvent.LineRemoved(line.Id, line.IsSent ? line.SentUnder ?? sale.Order : null, c.Reason, c.By, now)];

    public static Answer SetSeat(Sale sale, SaleCommand.SetSeat c, DateTimeOffset now) =>
        c.Seat is < 0 or > Limits.CoversMax ? SaleRefusal.SeatOutOfRange : sale.Find(c.Line) switch
        {
            null => SaleRefusal.UnknownLine,
            var line when line.Seat == c.Seat => [],
            var line => [new SaleEvent.SeatSet(c.Line, line.Seat, c.Seat, c.By, now)],
        };

    public static Answer SetChoices(Sale sale, SaleCommand.SetChoices c, DateTimeOffset now) => sale.Find(c.Line) switch
    {
        null => SaleRefusal.UnknownLine,
        _ when SaleRules.Of(c.Fault) is { } fault => fault,
        var line when SaleRules.CheckChoices(line.Options, c.Choices) is { } unfit => unfit,
        var line when c.Choices.Equals(line.Choices ?? []) => [],
        { IsSent: true, IsShared: true } => SaleRefusal.LineShared,
        var line => Sending.Told(
            sale, c.Line, new SaleEvent.ChoicesSet(c.Line, line.Choices ?? [], c.Choices, c.By, now), c.By),
    };

    // The day on the hub's clock, and no screen's: whatever rates a register still shows, today's are sold.
    private static SaleCommand.AddLines Taxed(SaleCommand.AddLines c, DateTimeOffset now) =>
        c.Country is { } country && c.Lines.Any(line => line.Article.Supply is not null)
            ? c with
            {
                Lines = [.. c.Lines.Select(line => line with { Article = country.Taxed(line.Article, CountryRules.DayOf(now)) })],
            }
            : c;

    private static bool IsMore(Quantity wanted, SaleLine line) => wanted.Thousandths > line.Quantity.Thousandths;

    private static ValueList<string> With(ValueList<string> words, string word, bool isOn) =>
        !isOn ? words.Where(known => known != word).ToValueList()
        : words.Contains(word) ? words
        : words.Add(word);
}
