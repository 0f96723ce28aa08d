using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Expenses;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Register.Receipts;

/// <summary>A sealed ticket on the guest's own telephone, by a secret that opens nothing else.</summary>
public sealed partial class ETicketScreen(IReceiptDesk desk, IExpenseDesk expenses, IReceiptWords wording, IFeed<HouseRulesView> rules) : RegisterPart
{
    /// <summary>The narrow paper: what fits on a telephone at reading size.</summary>
    private const int Columns = 32;

    private ValueList<SealedTicket>? _papers;
    private DrawnExpense? _expense;

    [Parameter, EditorRequired]
    public required string Token { get; set; }

    private IEnumerable<(long Number, Receipt Paper)> Papers
    {
        get
        {
            var frame = new ReceiptFrame(
                rules.Current.Rules.Receipts, wording.In(Culture), Site.Name, HouseSoftware.Name, Site.Currency,
                rules.Current.Rules.Country.Pack.Name) { Law = rules.Current.Rules.Country.Pack }.At(Columns);
            return _expense is { } expense
                ? [(expense.Note.Number, ExpensePaper.Of(expense, frame))]
                : (_papers ?? []).Select(paper => (paper.Ticket.Number, Receipt.Of(paper, frame)));
        }
    }

    // Looked for once: a page that goes on trying would be a way to guess.
    protected override async Task OnInitializedAsync()
    {
        _expense = await expenses.OpenAsync(Token);
        _papers = _expense is null ? await desk.OpenAsync(Token) : null;
    }
}
