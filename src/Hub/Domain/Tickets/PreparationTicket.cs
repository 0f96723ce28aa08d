using System.Globalization;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Tickets;

/// <summary>What is printed of an order at one station, row by row. A printer's driver turns the styles into its commands.</summary>
/// <remarks>
/// The reference registers print a customer's name or nothing; here each station chooses its fields (features.md C2), and
/// what is empty leaves no gap on the paper.
/// </remarks>
public sealed record PreparationTicket(ValueList<TicketRow> Rows)
{
    /// <param name="lines">What is printed: lines that are new, changed or cancelled since the last ticket.</param>
    /// <param name="beepers">Numbers that the order holds.</param>
    /// <param name="timeOfDay">An instant as the house's clock on the wall shows it.</param>
    /// <param name="culture">For quantities.</param>
    /// <param name="isCopy">It was printed before: the paper says so, and nobody cooks it twice.</param>
    /// <param name="isTraining">The house is still learning: it is nobody's meal.</param>
    /// <param name="isNext">These lines were held, and a course of theirs is wanted now: « suite ».</param>
    public static PreparationTicket Of(
        OrderHeader header,
        bool isRush,
        ValueList<OrderLine> lines,
        ValueList<int> beepers,
        TicketFields fields,
        TicketWords words,
        Func<DateTimeOffset, string> timeOfDay,
        CultureInfo culture,
        bool isCopy = false,
        bool isTraining = false,
        bool isNext = false)
    {
        return new(
        [
            .. Row(TicketStyle.Alert, isTraining ? words.Training : ""),
            .. Row(TicketStyle.Alert, isCopy ? words.Copy : ""),
            .. Row(TicketStyle.Alert, isNext ? words.Next : ""),
            .. Row(TicketStyle.Alert, isRush ? words.Rush : ""),
            .. Row(TicketStyle.Call, header.CallNumber.ToString(CultureInfo.InvariantCulture)),
            .. Row(TicketStyle.Title, Place(header, fields, words)),
            .. Row(TicketStyle.Title, header.Relay),
            .. Row(TicketStyle.Title, fields.HasFlag(TicketFields.Customer) ? header.Customer : ""),
            .. Row(TicketStyle.Meta, Says(fields, TicketFields.Covers, words.Covers, header.Covers > 0 ? $"{header.Covers}" : "")),
            .. Row(TicketStyle.Title, Says(fields, TicketFields.DueTime, words.Due, header.DueAt is { } due ? timeOfDay(due) : "")),
            .. Row(TicketStyle.Meta, Says(fields, TicketFields.Beeper, words.Beeper, string.Join(", ", beepers))),
            .. Row(TicketStyle.Meta, timeOfDay(header.PlacedAt)),
            .. Row(TicketStyle.Meta, fields.HasFlag(TicketFields.Server) ? header.Source : ""),
            .. Row(TicketStyle.Note, fields.HasFlag(TicketFields.Notes) ? header.Note : ""),
            new(TicketStyle.Rule, ""),
            .. lines.GroupBy(line => line.Sent.Card.Step).OrderBy(step => step.Key).SelectMany(step => (TicketRow[])
            [
                .. Row(TicketStyle.Meta, Says(fields, TicketFields.Step, words.Step, $"{step.Key}")),
                .. Row(TicketStyle.Alert, step.Any(line => line.State is LineState.Held) ? words.Held : ""),
                .. step.SelectMany(line => LineRows(header, line, fields, words, culture)),
            ]),
        ]);
    }

    private static IEnumerable<TicketRow> LineRows(OrderHeader header, OrderLine line, TicketFields fields, TicketWords words, CultureInfo culture)
    {
        var isCancelled = line.State is LineState.Cancelled;

        return
        [
            .. Row(TicketStyle.Alert, isCancelled ? words.Cancelled : line.IsChanged ? words.Changed : ""),
            .. Row(TicketStyle.Alert, line.IsLate && !isCancelled ? words.Late : ""),
            .. line is { IsChanged: true, Before: { } before } && before != line.Sent.Wish
                ? Wish(line.Sent.Article, before, TicketStyle.Struck, TicketStyle.Struck, TicketStyle.Struck, fields, culture)
                : [],
            .. Wish(
                line.Sent.Article,
                line.Sent.Wish,
                isCancelled ? TicketStyle.Struck : TicketStyle.Article,
                isCancelled ? TicketStyle.Struck : TicketStyle.Option,
                isCancelled ? TicketStyle.Struck : TicketStyle.Note,
                fields,
                culture),
            .. Row(TicketStyle.Meta, Says(words.Guest, string.Join(" · ", line.Sent.Guest?.Beside(header) ?? []))),
            .. Row(TicketStyle.Alert, Says(words.Allergy, string.Join(", ", line.Sent.Allergies ?? []))),
            .. Row(TicketStyle.Meta, Says(fields, TicketFields.Allergens, words.Contains, string.Join(", ", line.Sent.Card.Allergens))),
        ];
    }

    private static IEnumerable<TicketRow> Wish(
        string article,
        LineWish wish,
        TicketStyle asArticle,
        TicketStyle asOption,
        TicketStyle asNote,
        TicketFields fields,
        CultureInfo culture) =>
    [
        new(asArticle, $"{(wish.Quantity.Thousandths / 1_000m).ToString("0.###", culture)} {article}"),
        .. wish.Options.SelectMany(option => Row(asOption, option)),
        .. Row(asNote, fields.HasFlag(TicketFields.Notes) ? wish.Note : ""),
    ];

    private static string Place(OrderHeader header, TicketFields fields, TicketWords words) =>
        header.Table is { } table && fields.HasFlag(TicketFields.Table) ? Says(words.Table, table.Value)
        : header.Mode.IsOnSite() ? words.EatIn
        : words.TakeAway;

    private static string Says(TicketFields fields, TicketFields field, string words, string about) =>
        fields.HasFlag(field) ? Says(words, about) : "";

    private static string Says(string words, string about) =>
        about.Length > 0 ? string.Format(CultureInfo.InvariantCulture, words, about) : "";

    private static TicketRow[] Row(TicketStyle style, string text) => text.Length > 0 ? [new(style, text)] : [];
}

public sealed record TicketRow(TicketStyle Style, string Text);

public enum TicketStyle
{
    /// <summary>The call number: as large as the printer can.</summary>
    Call,
    Title,

    /// <summary>White on black, with a word: priority, changed, cancelled, allergy, copy.</summary>
    Alert,
    Article,
    Option,

    /// <summary>White on black.</summary>
    Note,
    Meta,

    /// <summary>What is no longer wanted.</summary>
    Struck,

    /// <summary>A line across the paper; without text.</summary>
    Rule,
}
