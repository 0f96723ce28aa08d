using System.Globalization;
using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;
using RetailPos.Look;
using RetailPos.Register.Home;

namespace RetailPos.Register.TillDay;

/// <summary>What became of every drawer: counts, differences, movements and hand-overs, session by session.</summary>
public sealed partial class SessionsScreen(IFeed<SessionsView> sessions, IFeed<HouseRulesView> rules, IActing acting, HouseTills tills) : RegisterPart, IDisposable
{
    /// <summary>A month and the one before: what whoever does the accounts asks about.</summary>
    private const int DaysShown = 62;

    private IDisposable? _subscription;
    private SessionsView _view = SessionsView.Empty;
    private SessionWish _wish = new(Till: null, default, default, "", OnlyGaps: false);
    private (TillId Till, int Number, bool InTraining)? _chosen;

    /// <summary>The register whose sessions are looked at first; null for all.</summary>
    [SupplyParameterFromQuery(Name = "till")]
    public string? Till { get; set; }

    // Who counts must not read here what the drawer should hold.
    private bool IsBlind => rules.Current.Rules.TillDay.BlindCount && (acting.IsOff || acting.May(Right.SeeReports) is not Standing.Allowed);

    private SessionBoard Board => SessionBoard.Of(_view, _wish, Clock.LocalTimeZone);

    /// <summary>Those that sell, and those that have sold.</summary>
    private IEnumerable<TillId> Tills => tills.Ids.Concat(_view.Sessions.Keys).Distinct();

    private TillId TillOfPage => _wish.Till ?? tills.Ids[0];

    private PastSession? Chosen => _chosen is { } chosen
        ? _view.Of(chosen.Till).FirstOrDefault(session => session.Number == chosen.Number && session.InTraining == chosen.InTraining)
        : null;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        var today = DateOnly.FromDateTime(Clock.GetLocalNow().DateTime);
        _wish = _wish with { From = today.AddDays(-DaysShown), To = today, Till = Till is { } till && Id.IsValid(till) ? new TillId(till) : null };
        _subscription = sessions.Subscribe(view => _ = OnScreenAsync(() => Show(view)));
        _view = sessions.Current;
    }

    private void Show(SessionsView view)
    {
        if (view.Position > _view.Position)
        {
            _view = view;
            StateHasChanged();
        }
    }

    private void Wish(SessionWish wish) => _wish = wish;

    private void Choose(PastSession session) => _chosen = IsChosen(session) ? null : (session.Till, session.Number, session.InTraining);

    private bool IsChosen(PastSession session) => _chosen == (session.Till, session.Number, session.InTraining);

    // What is no day changes nothing.
    private static DateOnly Day(string typed, DateOnly otherwise) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : otherwise;

    private string When(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Clock.LocalTimeZone) is var local ? $"{local.ToString("d MMM", Culture)} {Time(at)}" : "";

    private string By(DateTimeOffset at, string person) => person.Length > 0 ? $"{When(at)} ({person})" : When(at);

    public void Dispose() => _subscription?.Dispose();
}
