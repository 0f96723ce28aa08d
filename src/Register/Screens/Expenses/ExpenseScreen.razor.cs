using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Look;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.Expenses;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Home;
using RetailPos.Register.Office;
using RetailPos.Register.Receipts;

namespace RetailPos.Register.Expenses;

/// <summary>Notes of expenses of one sale: what is left, who wants which part, and what was drawn, to be printed, sent or shown.</summary>
public sealed partial class ExpenseScreen(
    IExpenseDesk desk, ReceiptTokens tokens, IFeed<HouseRulesView> rules, HouseTills tills, NavigationManager navigation) : RegisterPart
{
    private readonly HashSet<LineId> _lines = [];
    private ExpensesOfSale? _sale;
    private ExpenseBasis _basis;
    private CommandId? _payment;
    private string _amount = "";
    private string _to = "";
    private long _shown;
    private Receipt? _paper;
    private bool _isLoaded;
    private bool _isAsking;
    private bool _isCodeShown;
    private (string Text, bool IsRefusal)? _said;

    // Kept until it was answered: the key pressed again is the same note.
    private CommandId _drawing = NewCommand();

    [Parameter, EditorRequired]
    public required string Sale { get; set; }

    /// <summary>The register to go back to, whose printer takes the papers; without it, the history.</summary>
    [SupplyParameterFromQuery(Name = "till")]
    public string? Till { get; set; }

    private SaleId Id => new(Sale);

    private TillId? Register => Till is { } till && tills.Ids.Contains(new(till)) ? new TillId(till) : null;

    private string Back => Register is { } till ? $"register/{till}" : "history";

    private TillId PrintsAt => Register ?? _sale?.Till ?? tills.Ids[0];

    private Actor By => new("", PrintsAt.Value);

    private string Address => _sale?.Drawn.FirstOrDefault(drawn => drawn.Note.Number == _shown) is { } drawn
        ? tokens.AddressOf(drawn.Note, Site, navigation.BaseUri)
        : "";

    /// <summary>What the key would draw; null for nothing that can be read.</summary>
    private Money? Wanted => _basis switch
    {
        ExpenseBasis.Lines => _sale?.Rest.Lines.Where(line => _lines.Contains(line.Id)).Sum(line => line.Amount),
        ExpenseBasis.Payment => _sale?.Rest.Payments.FirstOrDefault(payment => payment.Id == _payment)?.Applied,
        ExpenseBasis.Amount => ActionKeyRow.AmountOf(_amount),
    };

    protected override async Task OnInitializedAsync()
    {
        base.OnInitialized();

        try
        {
            await ReadAsync();

            if (_sale is { Drawn: [.., var last] })
            {
                await ShowAsync(last.Note.Number);
            }
        }
        catch (Exception fault)
        {
            _said = (WordsOf(fault), true);
        }
        finally
        {
            _isLoaded = true;
        }
    }

    private Seen Seen() => new(rules.SeenWith(rules.Current.Position), "");

    private async Task ReadAsync()
    {
        _sale = await desk.ReadAsync(Id);
        _lines.RemoveWhere(line => _sale?.Rest.Lines.Any(left => left.Id == line) is not true);
        _payment = _sale?.Rest.Payments.FirstOrDefault(payment => payment.Id == _payment)?.Id;
    }

    private async Task ShowAsync(long number) => (_shown, _paper) = (number, await desk.PaperAsync(Id, number, navigation.BaseUri));

    private void Toggle(LineId line)
    {
        if (!_lines.Remove(line))
        {
            _lines.Add(line);
        }
    }

    private Task DrawAsync() => AskAsync(async () =>
    {
        var claim = _basis switch
        {
            ExpenseBasis.Lines => ExpenseClaim.Of([.. _lines]),
            ExpenseBasis.Payment => ExpenseClaim.Of(_payment ?? default),
            ExpenseBasis.Amount => ExpenseClaim.Of(Wanted ?? Money.Zero),
        };
        var answer = await desk.DrawAsync(_drawing, Id, claim, By);
        _drawing = NewCommand();
        await ReadAsync();

        if (answer.Refusal is { } refusal)
        {
            _said = (RefusalText.Of(refusal, Words), true);
            return;
        }

        // The same press a second time has drawn it already: it is the last.
        var number = answer.Number > 0 ? answer.Number : _sale is { Drawn: [.., var last] } ? last.Note.Number : 0;
        _amount = "";
        _said = (Words["ExpenseDrawn", number], false);
        await ShowAsync(number);
    });

    private Task PrintAsync() => AskAsync(async () => Hear(
        await desk.PrintAsync(NewCommand(), Id, _shown, PrintsAt, navigation.BaseUri, By), isMail: false));

    private Task MailAsync() => AskAsync(async () => Hear(
        await desk.MailAsync(NewCommand(), Id, _shown, _to.Trim(), navigation.BaseUri, By), isMail: true));

    private void Hear(ReceiptAnswer answer, bool isMail) => _said = (
        ReceiptText.Of(new Answer.GivenOut(ReceiptKind.Expense, isMail, answer), Words), answer.Outcome is not ReceiptOutcome.Done);

    private async Task AskAsync(Func<Task> ask)
    {
        if (_isAsking)
        {
            return;
        }

        (_isAsking, _said) = (true, null);

        try
        {
            await ask();
        }
        catch (Exception fault)
        {
            _said = (WordsOf(fault), true);
        }
        finally
        {
            _isAsking = false;
        }
    }

    private static CommandId NewCommand() => new(Guid.CreateVersion7().ToString("N"));
}
