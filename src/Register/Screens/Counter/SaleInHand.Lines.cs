using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>What is sold: articles, menus, their quantities and what is said of them.</summary>
public sealed partial class SaleInHand
{
    /// <param name="choices">What was chosen out of the article's sets; null for an article without.</param>
    /// <param name="seat">At which chair it is served; 0 when nobody said.</param>
    /// <param name="weight">Who has weighed it, where it is sold by weight.</param>
    public Task<Answer> AddAsync(
        SoldArticle article, Quantity quantity, ValueList<Choice>? choices = null, int seat = 0, WeightSource weight = WeightSource.None) => InTurnAsync(async () =>
    {
        var before = _current;

        if (await OpenIfNoneAsync() is { } refused)
        {
            return refused;
        }

        var answer = await TellAsync(Basket.SameAgain(Sale, article, quantity, choices, seat, accumulates()) is { } line
            ? new SaleCommand.AddQuantity(line.Id, quantity.Thousandths, By)
            : new SaleCommand.AddLines([new(new(NewId()), article, quantity, [], "", Choices: choices, Seat: seat, Weight: article.IsWeighed ? weight : WeightSource.None)], By));

        if (answer.IsRefusal && _current != before)
        {
            await LeaveIfEmptyAsync();
            TakeUp(before);
        }

        return answer;
    });

    /// <summary>Takes a menu's dishes with one tap: all of them, or none.</summary>
    public Task<Answer> AddMenuAsync(MenuWalk walk, int seat = 0) => InTurnAsync(async () =>
    {
        if (await OpenIfNoneAsync() is { } refused)
        {
            return refused;
        }

        var lines = walk.Picks
            .Select(pick => new NewLine(
                new(NewId()), pick.Article, Quantity.One, [], "", Choices: pick.Choices.IsEmpty ? null : pick.Choices, Seat: seat))
            .ToValueList();
        var answer = await TellAsync(new SaleCommand.AddLines(lines, By));
        return answer.IsRefusal ? answer : await ComposeAsync(walk.Menu, lines);
    });

    public Task<Answer> SetChoicesAsync(LineId line, ValueList<Choice> choices) =>
        InTurnAsync(() => TellAsync(new SaleCommand.SetChoices(line, choices, By)));

    /// <summary>One more, or one less. Of what the kitchen has, one more is a line of its own, like it and yet to be sent.</summary>
    public Task<Answer> StepQuantityAsync(LineId line, int pieces) => InTurnAsync(() => Sale?.Find(line) switch
    {
        null => UnknownLine(),
        { IsSent: true } sent when pieces > 0 => AddAgainAsync(sent, pieces),
        _ => TellAsync(new SaleCommand.AddQuantity(line, pieces * Quantity.One.Thousandths, By)),
    });

    /// <summary>Writes the option on the line, or takes it off again.</summary>
    public Task<Answer> ToggleOptionAsync(LineId line, string option) => InTurnAsync(() => Sale?.Find(line) is { } now
        ? TellAsync(new SaleCommand.SetOption(line, option, !now.Options.Contains(option), By))
        : UnknownLine());

    public Task<Answer> SetNoteAsync(LineId line, string note) =>
        InTurnAsync(() => TellAsync(new SaleCommand.SetNote(line, Options: null, note.Trim(), By)));

    /// <summary>Says what the guest must not eat, or takes it off again.</summary>
    public Task<Answer> ToggleAllergyAsync(LineId line, string allergy) => InTurnAsync(() => Sale?.Find(line) is { } now
        ? TellAsync(new SaleCommand.SetAllergy(line, allergy, now.Allergies?.Contains(allergy) is not true, By))
        : UnknownLine());

    public Task<Answer> SetStepAsync(LineId line, int step) =>
        InTurnAsync(() => TellAsync(new SaleCommand.SetStep(line, step, By)));

    /// <summary>At which chair it is served; 0 for nobody's.</summary>
    public Task<Answer> SetSeatAsync(LineId line, int seat) =>
        InTurnAsync(() => TellAsync(new SaleCommand.SetSeat(line, seat, By)));

    public Task<Answer> RemoveAsync(LineId line, string reason) =>
        InTurnAsync(() => TellAsync(new SaleCommand.RemoveLine(line, reason, By)));

    private async Task<Answer> AddAgainAsync(SaleLine sent, int pieces)
    {
        var answer = await TellAsync(Basket.LikeIt(Sale, sent) is { } unsent
            ? new SaleCommand.AddQuantity(unsent.Id, pieces * Quantity.One.Thousandths, By)
            : new SaleCommand.AddLines(
                [new(new(NewId()), sent.Article, Quantity.Pieces(pieces), sent.Options, sent.Note, sent.Allergies, sent.Choices, sent.Seat)], By));
        return answer.IsRefusal ? answer : new Answer.AddedAgain(sent.Article.Name);
    }

    // A menu that finds itself among the lines is there by now; any other is made of them.
    private async Task<Answer> ComposeAsync(Menu menu, ValueList<NewLine> lines)
    {
        var isFound = Sale?.Adjusted.Any(adjustment => adjustment.Menu == menu.Id && lines.All(line => adjustment.Lines.Contains(line.Id)));

        if (isFound is not true)
        {
            var parts = lines.Select(line => new LinePart(line.Id, line.Quantity)).ToValueList();
            var answer = await TellAsync(new SaleCommand.ComposeMenu(new(NewId()), menu, parts, By));

            if (answer.IsRefusal)
            {
                return answer;
            }
        }

        return new Answer.MenuAdded(menu.Name, lines.Count);
    }

    private static Task<Answer> UnknownLine() =>
        Task.FromResult<Answer>(new Answer.SaleRefused(SaleRefusal.UnknownLine));
}
