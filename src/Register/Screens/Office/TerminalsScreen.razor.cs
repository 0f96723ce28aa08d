using System.Globalization;
using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Home;

namespace RetailPos.Register.Office;

/// <summary>Which terminal serves which register, what each is at, and the goes at a card that somebody has to decide.</summary>
public sealed partial class TerminalsScreen(
    ITerminalDesk desk, IRegisterDesk register, ITerminalWatch watch, IFeed<TerminalsView> cards, HouseTills tills, IActing acting) : HouseRulesPage
{
    private readonly List<IDisposable> _subscriptions = [];
    private ValueList<TerminalRule> _terminals = [];
    private TerminalsView _seen = TerminalsView.Empty;
    private readonly Dictionary<TerminalId, ElementReference> _names = [];
    private TerminalId? _unnamed;
    private (string Text, bool IsRefusal)? _answered;

    private IEnumerable<SeenCard> Unsettled => _seen.Open.Values.OrderBy(seen => seen.Card.AskedAt);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _subscriptions.Add(cards.Subscribe(view => _ = OnScreenAsync(() => Show(view))));
        _subscriptions.Add(watch.Subscribe(() => _ = OnScreenAsync(StateHasChanged)));
        Show(cards.Current);
    }

    protected override void Fill() => _terminals = Rules.Terminals.Terminals;

    protected override bool Follow(HouseRules before)
    {
        if (Rules.Terminals == before.Terminals)
        {
            return false;
        }

        var isTouched = _terminals != before.Terminals.Terminals && _terminals != Rules.Terminals.Terminals;

        if (!isTouched)
        {
            Fill();
        }

        return isTouched;
    }

    protected override void Dispose(bool disposing)
    {
        _subscriptions.ForEach(subscription => subscription.Dispose());
        base.Dispose(disposing);
    }

    private void Show(TerminalsView view)
    {
        if (view.Position >= _seen.Position)
        {
            _seen = view;
            StateHasChanged();
        }
    }

    private void Put(TerminalRule terminal)
    {
        _terminals = [.. _terminals.Select(known => known.Id == terminal.Id ? terminal : known)];
        _answered = null;
        Touch();
    }

    private void Add() => Add(TerminalProtocol.CaisseAp, address: "");

    // Whoever takes one over names it next.
    private void TakeUp(FoundDevice found) => _unnamed = Add(found.Protocol ?? TerminalProtocol.CaisseAp, found.Address);

    private TerminalId Add(TerminalProtocol protocol, string address)
    {
        var id = Enumerable.Range(1, TerminalRules.TerminalsMax + 1).Select(number => new TerminalId($"tpe-{number}"))
            .First(free => _terminals.All(known => known.Id != free));
        var free = tills.Ids.Where(till => !_terminals.Any(known => known.Tills.Contains(till))).Take(1);
        _terminals = _terminals.Add(new(id, "", protocol, address, TerminalRule.PatienceUsualSeconds, CardCurrency.EUR, [.. free]));
        _answered = null;
        Touch();
        return id;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_unnamed is { } id && _names.TryGetValue(id, out var name))
        {
            _unnamed = null;
            await name.FocusAsync();
        }
    }

    private void Remove(TerminalRule terminal)
    {
        _terminals = [.. _terminals.Where(known => known.Id != terminal.Id)];
        Touch();
    }

    private Task SaveAsync()
    {
        _answered = null;
        return SaveAsync(new HouseRulesCommand.SetTerminals(new(_terminals), By));
    }

    private bool IsSaved(TerminalRule terminal) => Rules.Terminals.Find(terminal.Id) == terminal;

    private async Task ErrandAsync(Func<Task<bool>> ask)
    {
        try
        {
            await ask();
            _answered = null;
        }
        catch (Exception fault)
        {
            _answered = (WordsOf(fault), true);
        }
    }

    private async Task TellAsync(SeenCard seen, SaleCommand command)
    {
        try
        {
            var told = await register.TellAsync(new(Guid.CreateVersion7().ToString("N")), seen.Sale, command);
            _answered = told.Refusal is { } refusal ? (RefusalText.Of(refusal, Words), true) : null;
        }
        catch (Exception fault)
        {
            _answered = (WordsOf(fault), true);
        }
    }

    private string NameOf(TerminalId terminal) =>
        Rules.Terminals.Find(terminal) is { Name: { Length: > 0 } name } ? name : terminal.Value;

    private string AboutOf(CardAttempt card) => string.Join(
        " · ",
        ((string[])[DeedOf(card), tills.NameOf(card.Till), Time(card.AskedAt), NameOf(card.Terminal), card.By.Person]).Where(text => text.Length > 0));

    private string DeedOf(CardAttempt card) => Words[$"CardDeed{card.Deed}"];

    private string WhyOf(CardAttempt card) => card.Stage is CardStage.Unbooked
        ? Words["CardUnbooked"]
        : $"{Words["CardUnknown"]} {(card.Result is { } result ? CardWords.Of(result.Reason, Words) : "")}";

    // What it is at now; else what it said last, and when.
    private string StateOf(TerminalRule terminal, TerminalNow now)
    {
        if (!IsSaved(terminal))
        {
            return Words["TerminalUnsaved"];
        }

        if (now.Office is { } errand)
        {
            return Words[$"TerminalErrand{errand}"];
        }

        if (now.Attempt is not null)
        {
            return Words["TerminalAtCard"];
        }

        string[] said = [HeardOf("TerminalTested", now.Test), HeardOf("TerminalReconciled", now.Reconciled)];
        return said.Any(text => text.Length > 0) ? string.Join(" · ", said.Where(text => text.Length > 0)) : Words["TerminalNeverAsked"];
    }

    private string HeardOf(string word, TerminalHeard? heard) => heard is null
        ? ""
        : $"{Words[word, Time(heard.At), Words[$"TerminalState{heard.Answer.State}"].Value]} {heard.Answer.Said}".Trim();

    private static TerminalRule WithTill(TerminalRule terminal, TillId till, bool isOn) =>
        terminal with { Tills = [.. terminal.Tills.Where(known => known != till), .. isOn ? [till] : Array.Empty<TillId>()] };

    private static TerminalRule WithProtocol(TerminalRule terminal, TerminalProtocol protocol) =>
        terminal with { Protocol = protocol, Poi = protocol is TerminalProtocol.Nexo ? terminal.Poi : "" };

    private static int PortOf(TerminalProtocol protocol) => protocol switch
    {
        TerminalProtocol.CaisseAp => 8_888,
        TerminalProtocol.Zvt => 20_007,
        TerminalProtocol.Nexo => 8_443,
    };

    private static int NumberOf(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
