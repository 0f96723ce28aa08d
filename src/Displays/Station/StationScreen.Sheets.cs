using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Hub.Domain.Tickets;
using RetailPos.Kernel;
using RetailPos.Look;

namespace RetailPos.Displays.Station;

/// <summary>What lies over the board when somebody asks for it. One at a time, and Escape closes it.</summary>
public sealed partial class StationScreen
{
    private static readonly TicketFields[] Fields =
        [.. Enum.GetValues<TicketFields>().Where(field => field is not (TicketFields.None or TicketFields.All))];

    private static readonly WholeTicketRule[] WholeTicketRules =
        [WholeTicketRule.ThisStation, WholeTicketRule.WholeOrder, WholeTicketRule.Off];

    private Sheet _sheet;
    private int _at;
    private string? _menuOf;
    private AllDay? _article;
    private (string Title, ValueList<HistoryEntry> Entries)? _told;

    private enum Sheet
    {
        None,
        Recall,
        Menu,
        Article,
        SoldOut,
        Ahead,
        Settings,
        History,
    }

    private StationTicket? MenuTicket => Board?.Tickets.FirstOrDefault(ticket => ticket.Key == _menuOf);

    private Task PressInSheetAsync(StationBoard board, string key)
    {
        var choices = ChoicesOf(board);
        var count = _sheet is Sheet.Recall ? board.Recalls.Count : choices.Count;
        _at = key switch
        {
            "ArrowUp" => Math.Max(0, _at - 1),
            "ArrowDown" => Math.Max(0, Math.Min(count - 1, _at + 1)),
            _ => _at,
        };

        return (key.ToLowerInvariant(), _sheet) switch
        {
            ("enter", Sheet.Recall) when _at < count => RecallAsync(board.Recalls[_at]),
            ("enter", not Sheet.Recall) when _at < count => PickAsync(choices[_at]),
            ([>= '1' and <= '9' and var digit], not Sheet.Recall) when digit - '1' < count => PickAsync(choices[digit - '1']),
            ("r", Sheet.Recall) or ("x", Sheet.SoldOut) or ("l", Sheet.Ahead) or ("g", Sheet.Settings) or ("m", Sheet.Menu) or ("h", Sheet.History) =>
                CloseAsync(),
            ("h", Sheet.Menu) when MenuTicket is { } ticket => OpenHistoryAsync(ticket),
            _ => Task.CompletedTask,
        };
    }

    private IReadOnlyList<Choice> ChoicesOf(StationBoard board) => _sheet switch
    {
        Sheet.Menu => MenuTicket is { } ticket ? [.. MenuOf(ticket)] : [],
        Sheet.Article => _article is { Item: { } item } all ? [SoldOutChoice(item, all.Article, IsSoldOut(board, item))] : [],
        Sheet.SoldOut => [.. board.SoldOut.Select(item => SoldOutChoice(
            item.Article, item.Name, isSoldOut: true, Texts["SoldOutSince", Formats.TimeOfDay(item.Since, _zone)]))],
        Sheet.Ahead => [.. board.Ahead.Select(AheadChoice)],
        Sheet.Settings => [.. WholeTicketRules.Select(rule => RuleChoice(board, rule)), SoundChoice(), .. Fields.Select(field => FieldChoice(board, field))],
        Sheet.None or Sheet.Recall or Sheet.History => [],
    };

    private string SheetName => _sheet switch
    {
        Sheet.Menu => "menu",
        Sheet.Article => "article",
        Sheet.SoldOut => "sold-out-sheet",
        Sheet.Ahead => "ahead-sheet",
        Sheet.Settings => "settings",
        Sheet.None or Sheet.Recall or Sheet.History => "",
    };

    private string SheetTitle => _sheet switch
    {
        Sheet.Menu => MenuTicket is { } ticket ? Texts["Order", ticket.Header.CallNumber] : Texts["TicketGone"],
        Sheet.Article => _article?.Article ?? "",
        Sheet.SoldOut => Texts["SoldOutTitle"],
        Sheet.Ahead => Texts["AheadTitle"],
        Sheet.Settings => Texts["SettingsTitle", Title],
        Sheet.None or Sheet.Recall or Sheet.History => "",
    };

    private string SheetNothing => _sheet switch
    {
        Sheet.Menu => Texts["TicketGone"],
        Sheet.Article => Texts["NotInCatalogue"],
        Sheet.SoldOut => Texts["SoldOutNothing"],
        Sheet.Ahead => Texts["AheadNothing"],
        Sheet.None or Sheet.Recall or Sheet.Settings or Sheet.History => "",
    };

    private IEnumerable<Choice> MenuOf(StationTicket ticket)
    {
        yield return new("rush", Texts[ticket.IsRush ? "RushOff" : "RushOn"], "", IsOn: null, () => RushAsync(ticket));

        if (ticket.CanFire)
        {
            yield return new(
                "fire",
                Texts["Fire"],
                ticket.Cooking > 0 ? Texts["FireByForce", ticket.Cooking] : "",
                IsOn: null,
                () => FireAsync(ticket));
        }

        yield return new("history", Texts["History"], "", IsOn: null, () => OpenHistoryAsync(ticket));

        foreach (var take in ticket.Takes)
        {
            yield return new(
                $"take-{take.Station?.Value ?? NoStation}", Texts["TakeFrom", NameOf(take)], string.Join(", ", take.Dishes), IsOn: null,
                () => TellAsync(ticket.Header.Id, new OrderCommand.Claim(take.Ticks, ticket.At!.Value, By)));
        }

        foreach (var give in ticket.Gives)
        {
            yield return new(
                $"give-{give.Station}", Texts["GiveTo", NameOf(give)], string.Join(", ", give.Dishes), IsOn: null,
                () => TellAsync(ticket.Header.Id, new OrderCommand.Claim(give.Ticks, give.Station!.Value, By)));
        }

        foreach (var line in ticket.Lines.Where(line => line.Item is not null).DistinctBy(line => line.Item))
        {
            yield return SoldOutChoice(line.Item!.Value, line.Article, line.IsSoldOut);
        }
    }

    private Choice SoldOutChoice(ArticleId article, string name, bool isSoldOut, string under = "") => new(
        $"sold-out-{article}",
        Texts[isSoldOut ? "SellAgain" : "MarkSoldOut", name],
        under,
        IsOn: null,
        async () => _refusal = await _commands.TellAsync(isSoldOut
            ? new SoldOutCommand.Restore(article, By)
            : new SoldOutCommand.Mark(article, name, By)));

    private Choice AheadChoice(AheadOrder ahead) => new(
        ahead.Header.Id.Value,
        Texts["AheadOrder", ahead.Header.CallNumber, HeadWords.Place(ahead.Header, texts), Formats.TimeOfDay(ahead.At, _zone)],
        Texts["AheadStart", string.Join(", ", ahead.Dishes)],
        IsOn: null,
        () => TellAsync(ahead.Header.Id, new OrderCommand.FireNextStep(By)));

    private Choice RuleChoice(StationBoard board, WholeTicketRule rule) => new(
        $"{rule}",
        Texts[$"Whole{rule}"],
        Texts[$"Whole{rule}Why"],
        board.Rules.WholeTicket == rule,
        async () => _refusal = await _commands.TellAsync(StationId!.Value, board.Rules with { WholeTicket = rule }, By));

    // What the station's printer leaves out: a field that is empty prints no line anyway.
    private Choice FieldChoice(StationBoard board, TicketFields field) => new(
        $"field-{field}",
        Texts[$"Field{field}"],
        Texts["FieldWhy"],
        board.Rules.Fields.HasFlag(field),
        async () => _refusal = await _commands.TellAsync(
            StationId!.Value, board.Rules with { Fields = board.Rules.Fields ^ field }, By));

    private Choice SoundChoice() => new("sound", Texts["TrySound"], Texts["TrySoundWhy"], IsOn: null, () =>
    {
        Chime("ready", everySeconds: 0);
        return Task.CompletedTask;
    });

    private async Task PickAsync(Choice choice)
    {
        await CloseAsync();
        await choice.Do();
    }

    private Task ToggleRecallAsync() => _sheet is Sheet.Recall ? CloseAsync() : OpenAsync(Sheet.Recall);

    private Task OpenAsync(Sheet sheet)
    {
        // The lane without a station has no rules of its own.
        _sheet = sheet is Sheet.Settings && StationId is null ? Sheet.None : sheet;
        _at = 0;
        return Task.CompletedTask;
    }

    private Task OpenMenuAsync(StationTicket ticket)
    {
        _menuOf = ticket.Key;
        return OpenAsync(Sheet.Menu);
    }

    private Task OpenArticleAsync(AllDay all)
    {
        _article = all;
        return OpenAsync(Sheet.Article);
    }

    private async Task OpenHistoryAsync(StationTicket ticket)
    {
        var happened = await history.ReadAsync(ticket.Header.Id);
        _told = (Texts["HistoryTitle", ticket.Header.CallNumber], OrderHistory.Of(happened, NameOf, _zone, texts));
        await OpenAsync(Sheet.History);
    }

    private Task CloseAsync()
    {
        _sheet = Sheet.None;
        return Task.CompletedTask;
    }

    private void CloseSheets()
    {
        _why = null;
        _sheet = Sheet.None;
        _asked = null;
        _refusal = null;
    }

    private static bool IsSoldOut(StationBoard board, ArticleId article) => board.SoldOut.Any(item => item.Article == article);

    private string NameOf(Handing handing) => handing.Name.Length > 0 ? handing.Name : Texts["Unassigned"];

    // A place may be a station, a register or an outside client; only stations have names that the kitchen knows.
    private string NameOf(string place) =>
        View is { } view && view.Stations.TryGetValue(new(place), out var setup) ? setup.Name
        : place is "pass" ? Texts["Pass"]
        : place is NoStation ? Texts["Unassigned"]
        : place;
}
