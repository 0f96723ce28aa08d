using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Feeds;

public sealed class SessionsFold : IFold<SessionsView>
{
    public string Name => "feed/sessions";

    public SessionsView Empty => SessionsView.Empty;

    public SessionsView At(SessionsView view, long position) => view with { Position = position };

    public ValueTask<SessionsView> FoldAsync(SessionsView view, Recorded recorded, CancellationToken stop) =>
        ValueTask.FromResult(recorded.Event switch
        {
            TillEvent happened => Put(view, new(recorded.KeyOf(Streams.Till)), happened.Inside(), happened is TillEvent.Trained),
            HouseRulesEvent.TrainingLeft => view with
            {
                Sessions = view.Sessions.ToImmutableDictionary(
                    till => till.Key, till => till.Value.Where(session => !session.InTraining).ToValueList()),
            },
            _ => view,
        });

    private static SessionsView Put(SessionsView view, TillId till, TillEvent happened, bool inTraining) => happened switch
    {
        TillEvent.Opened e => Begin(view, new(till, e.Session, e.At, e.By.Person, e.OpeningCash, e.Expected, [], [], InTraining: inTraining)),
        TillEvent.TicketSealed e => Known(view, till, e.Session, e.Ticket.By, e.At, inTraining),
        TillEvent.PaymentSealed e => Known(view, till, e.Session, e.Payment.By, e.At, inTraining),
        TillEvent.DebtSettled e => Known(view, till, e.Session, e.Settling.By, e.At, inTraining),
        TillEvent.CashMoved e => Change(view, till, e.Session, inTraining, session => session with { Movements = session.Movements.Add(e.Movement) }),
        TillEvent.Counted e => Change(
            view, till, e.Session, inTraining, session => session with { Counts = session.Counts.Add(new(e.At, e.By.Person, e.Counts)) }),
        TillEvent.HandedOver e => Change(
            view, till, e.Session, inTraining, session => session with { Counts = session.Counts.Add(new(e.At, e.By.Person, e.Counts, e.From, e.To)) }),
        TillEvent.Closed e => Change(view, till, e.Session.Number, inTraining, session => session with { Closed = e.Session }),
        _ => view,
    };

    // The first payment opens a till that nobody opened, with what lay there.
    private static SessionsView Known(SessionsView view, TillId till, int number, Actor by, DateTimeOffset at, bool inTraining)
    {
        if (number is 0 || (view.Of(till) is [.., var last] && last.Number == number && last.InTraining == inTraining))
        {
            return view;
        }

        var left = view.Of(till).LastOrDefault(session => session.InTraining == inTraining)?.Closed?.Left ?? Money.Zero;
        return Begin(view, new(till, number, at, by.Person, left, left, [], [], InTraining: inTraining));
    }

    // The oldest goes when there are too many.
    private static SessionsView Begin(SessionsView view, PastSession session)
    {
        var known = view.Of(session.Till);
        var kept = known.Count < SessionsView.SessionsMax ? known : [.. known.Skip(1)];
        return view with { Sessions = view.Sessions.SetItem(session.Till, kept.Add(session)) };
    }

    private static SessionsView Change(SessionsView view, TillId till, int number, bool inTraining, Func<PastSession, PastSession> change) =>
        view with
        {
            Sessions = view.Sessions.SetItem(
                till,
                [.. view.Of(till).Select(session => session.Number == number && session.InTraining == inTraining ? change(session) : session)]),
        };
}
