using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Localization;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using RetailPos.Look;

namespace RetailPos.Displays.Station;

/// <summary>What happened to an order, in the words of the kitchen: when, what, who and where.</summary>
/// <param name="Who">Empty for what followed by itself.</param>
public sealed record HistoryEntry(DateTimeOffset At, string What, string Who);

public static class OrderHistory
{
    /// <param name="nameOf">The name of a station, register or client by its id.</param>
    public static ValueList<HistoryEntry> Of(
        IEnumerable<OrderEvent> happened, Func<string, string> nameOf, TimeZoneInfo zone, IStringLocalizer<Texts> texts)
    {
        var order = Order.None;
        var entries = new List<HistoryEntry>();

        foreach (var one in happened)
        {
            order = OrderDecider.Evolve(order, one);

            if (new Teller(order, nameOf, zone, texts).Tell(one) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries.ToValueList();
    }

    private sealed class Teller(Order order, Func<string, string> nameOf, TimeZoneInfo zone, IStringLocalizer<Texts> texts)
    {
        // Null for what another entry says already.
        public HistoryEntry? Tell(OrderEvent happened) => happened switch
        {
            OrderEvent.Placed => null,
            OrderEvent.LinesAdded e => By(e, e.By, texts["DidSend", Dishes(e.Lines.Select(line => line.Id))]),
            OrderEvent.StepOpened e => By(e, e.By, Opened(e)),
            OrderEvent.CourseReady e => Alone(e, texts["DidCourseReady", e.Step]),
            OrderEvent.LineChanged e => By(e, e.By, texts["DidChange", Name(e.Line), Said(e.Before), Said(e.After)]),
            OrderEvent.ChangeAcknowledged e => By(e, e.By, Outcome(texts["DidReadChange", Name(e.Line)], e.Outcome)),
            OrderEvent.Amended e => By(e, e.By, texts["DidAmend", string.Join(", ", HeadWords.Changes(e.Before, e.After, texts).Select(change => $"{change.Old} → {change.Now}"))]),
            OrderEvent.LinesServedTo { Guest: { } guest } e => By(e, e.By, texts["DidServeTo", string.Join(" · ", [.. guest.Table is { } table ? [table.Value] : Array.Empty<string>(), guest.Customer]), Dishes(e.Lines)]),
            OrderEvent.LinesServedTo e => By(e, e.By, texts["DidServeToOwn", Dishes(e.Lines)]),
            OrderEvent.AmendmentAcknowledged e => By(e, e.By, texts["DidReadAmendment"]),
            OrderEvent.AllergiesAcknowledged e => By(e, e.By, texts[e.AtPass ? "DidReadAllergiesAtPass" : "DidReadAllergies", Dishes(e.Lines)]),
            OrderEvent.RushSet e => By(e, e.By, texts[e.IsRush ? "DidRush" : "DidUnrush"]),
            OrderEvent.LinesClaimed e => By(e, e.By, texts["DidClaim", nameOf(e.To.Value), Dishes(e.Lines)]),
            OrderEvent.Promised e => Alone(e, texts["DidPromise", Formats.TimeOfDay(e.Window.From, zone), Formats.TimeOfDay(e.Window.To, zone)]),
            OrderEvent.LinesStarted e => By(e, e.By, texts["DidStart", Dishes(e.Lines)]),
            OrderEvent.LinesMovedOn e => By(e, e.By, texts["DidMoveOn", Dishes(e.Lines)]),
            OrderEvent.LinesReady e => By(e, e.By, texts["DidReady", Dishes(e.Lines)]),
            OrderEvent.LinesRecalled e => By(e, e.By, texts["DidRecall", Dishes(e.Lines.Select(line => line.Line))]),
            OrderEvent.LinesCancelled e => By(e, e.By, Reason(texts["DidCancel", Dishes(e.Lines)], e.Reason)),
            OrderEvent.CancellationAcknowledged e => By(e, e.By, Outcome(texts["DidReadCancellation", Name(e.Line)], e.Outcome)),
            OrderEvent.BecameReady e => Alone(e, texts["DidBecomeReady"]),
            OrderEvent.NoLongerReady e => Alone(e, texts["DidUnready"]),
            OrderEvent.LinesCollected e => By(e, e.By, texts["DidHandOver", Dishes(e.Lines)]),
            OrderEvent.PutAway e => By(e, e.By, Reason(texts["DidPutAway", Dishes(e.Lines)], e.Reason)),
            OrderEvent.Settled e => By(e, e.By, texts["DidSettle"]),
            OrderEvent.Completed e => Alone(e, texts["DidComplete"]),
            _ => throw new UnreachableException($"There are no words for {happened}."),
        };

        // A step that was closed by force is named as such, with what it left behind.
        private string Opened(OrderEvent.StepOpened e) => e.Cause switch
        {
            StepCause.Finished => texts["DidOpenFinished", e.Step],
            StepCause.Fired when e.Unfinished > 0 => texts["DidFireByForce", e.Step, e.Unfinished],
            StepCause.Fired => texts["DidFire", e.Step],
            StepCause.Due => texts["DidOpenDue"],
        };

        private static HistoryEntry Alone(OrderEvent happened, string what) => new(happened.At, what, "");

        private HistoryEntry By(OrderEvent happened, Actor by, string what) => new(
            happened.At,
            what,
            by == Actor.Hub ? "" : string.Join(" · ", new[] { by.Person, nameOf(by.Place) }.Where(part => part.Length > 0)));

        private string Dishes(IEnumerable<LineId> lines) => string.Join(", ", lines.Select(Name));

        private string Name(LineId line) => order.Find(line)?.Dish() ?? line.Value;

        private string Said(LineWish wish)
        {
            string[] parts =
            [
                $"{Formats.Quantity(wish.Quantity, CultureInfo.CurrentCulture)} ×",
                .. wish.Options,
                wish.Note,
                wish.Allergies.IsEmpty ? "" : texts["AllergicTo", string.Join(", ", wish.Allergies)],
            ];
            return string.Join(", ", parts.Where(part => part.Length > 0));
        }

        private string Outcome(string what, CancellationOutcome? outcome) =>
            outcome is { } became ? $"{what} · {texts[became.ToString()]}" : what;

        private static string Reason(string what, string reason) => reason.Length > 0 ? $"{what} ({reason})" : what;
    }
}
