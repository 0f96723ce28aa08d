using Microsoft.Extensions.Localization;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Displays;

/// <summary>Where an order goes, in words, and what changed of that.</summary>
internal static class HeadWords
{
    public static string Place(OrderHeader header, IStringLocalizer<Texts> texts) => header switch
    {
        { Table: { } table } => table.Value,
        { Customer: { Length: > 0 } customer, Relay: "" } => customer,
        { Customer: var customer, Relay: { Length: > 0 } relay } => customer.Length > 0 ? $"{customer} · {relay}" : relay,
        { Mode: var mode } => texts[mode.ToString()],
    };

    /// <summary>Each fact that differs, old and new.</summary>
    public static IEnumerable<(string Old, string Now)> Changes(
        HeaderFacts before, HeaderFacts now, IStringLocalizer<Texts> texts)
    {
        if (before.Table != now.Table)
        {
            yield return (OrNothing(before.Table?.Value, texts), OrNothing(now.Table?.Value, texts));
        }

        if (before.Mode != now.Mode)
        {
            yield return (texts[before.Mode.ToString()], texts[now.Mode.ToString()]);
        }

        if (before.Covers != now.Covers)
        {
            yield return (texts["Covers", before.Covers], texts["Covers", now.Covers]);
        }

        if (before.Customer != now.Customer)
        {
            yield return (OrNothing(before.Customer, texts), OrNothing(now.Customer, texts));
        }

        if (before.Relay != now.Relay)
        {
            yield return (OrNothing(before.Relay, texts), OrNothing(now.Relay, texts));
        }

        if (before.Note != now.Note)
        {
            yield return (OrNothing(before.Note, texts), OrNothing(now.Note, texts));
        }
    }

    private static string OrNothing(string? text, IStringLocalizer<Texts> texts) =>
        text is { Length: > 0 } ? text : texts["NothingThere"].Value;
}
