using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Feeds;

public sealed class TerminalsFold : IFold<TerminalsView>
{
    public string Name => "feed/terminals";

    public TerminalsView Empty => TerminalsView.Empty;

    public TerminalsView At(TerminalsView view, long position) => view with { Position = position };

    public ValueTask<TerminalsView> FoldAsync(TerminalsView view, Recorded recorded, CancellationToken stop) =>
        ValueTask.FromResult(recorded.Event switch
        {
            SaleEvent.CardAsked e => Open(view, new(new(recorded.KeyOf(Streams.Sale)), e.Attempt)),
            SaleEvent.CardUnbooked e => Open(view, new(new(recorded.KeyOf(Streams.Sale)), e.Attempt)),
            SaleEvent.CardSent e => Move(view, e.Attempt, e),
            SaleEvent.CardCancelAsked e => Move(view, e.Attempt, e),
            SaleEvent.CardQueryAsked e => Move(view, e.Attempt, e),
            SaleEvent.CardAnswered e => Move(view, e.Attempt, e),
            SaleEvent.CardResolved e => Move(view, e.Attempt, e),
            _ => view,
        });

    private static TerminalsView Open(TerminalsView view, SeenCard seen) => view with
    {
        Open = view.Open.SetItem(seen.Card.Id, seen),
        Ended = view.Ended.RemoveAll(ended => ended.Card.Id == seen.Card.Id),
    };

    private static TerminalsView Move(TerminalsView view, CommandId id, SaleEvent happened)
    {
        if (view.Open.GetValueOrDefault(id) is not { } seen)
        {
            return view;
        }

        var after = seen with { Card = seen.Card.After(happened) };

        if (after.Card.Stage is not CardStage.Ended)
        {
            return view with { Open = view.Open.SetItem(id, after) };
        }

        var ended = view.Ended.Insert(0, after);
        return view with
        {
            Open = view.Open.Remove(id),
            Ended = ended.Count > TerminalsView.EndedMax ? ended.RemoveAt(ended.Count - 1) : ended,
        };
    }
}
