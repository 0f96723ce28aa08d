using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Look;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.Home;
using RetailPos.Register.Receipts;

namespace RetailPos.Register.Invoices;

/// <summary>The papers of one sale for a company's books: asked for once, and then shown, saved, printed and sent.</summary>
public sealed partial class InvoiceScreen(
    IInvoiceDesk desk, ICustomerDesk customerDesk, IFeed<InvoicesView> invoices, IFeed<CustomersView> customers, HouseTills tills, IJSRuntime page)
    : RegisterPart, IDisposable
{
    private const int FoundMax = 5;

    private static readonly Actor By = new("", "invoice");

    private IDisposable? _subscription;
    private InvoicesView _view = InvoicesView.Empty;
    private InvoiceableSale? _sale;
    private SealedInvoice? _shown;
    private long _chosen;
    private bool _isLoaded;
    private bool _isAsking;
    private string _typed = "";
    private string _name = "";
    private string _to = "";
    private bool _isKept;
    private CustomerId? _customer;
    private BusinessForm _form = new();
    private (string Text, bool IsRefusal)? _said;

    // Kept until it was answered: the key pressed again is the same invoice.
    private CommandId _drawing = NewCommand();

    [Parameter, EditorRequired]
    public required string Sale { get; set; }

    /// <summary>Came from the office's list of papers, and goes back there.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    /// <summary>The register to go back to; without it, the history.</summary>
    [SupplyParameterFromQuery(Name = "till")]
    public string? Till { get; set; }

    private SaleId Id => new(Sale);

    private string Back => From is "office" ? "office/invoices"
        : Till is { } till && tills.Ids.Contains(new(till)) ? $"register/{till}"
        : "history";

    private ValueList<InvoiceRow> Rows => _view.Of(Id);

    private bool IsQuote => _sale is { Stage: SaleStage.Open };

    private bool IsQuoteShown => _shown?.Invoice.Kind is InvoiceKind.Quote;

    // A ticket has one invoice; a sale that is not paid may be quoted as often as somebody asks.
    private bool MayDraw => IsQuote || (_sale is { Stage: SaleStage.Sealed or SaleStage.Settled } && Rows.All(row => row.Kind is InvoiceKind.Quote));

    protected override async Task OnInitializedAsync()
    {
        base.OnInitialized();
        _subscription = invoices.Subscribe(view => _ = OnScreenAsync(() => Hear(view)));
        _view = invoices.Current;

        try
        {
            _sale = Kernel.Id.IsValid(Sale) ? await desk.ReadAsync(Id) : null;

            if (_sale?.Known is { } known && customers.Current.Find(known) is { } customer)
            {
                Choose(customer);
            }
            else
            {
                _name = _sale?.Customer ?? "";
            }

            if (Rows.LastOrDefault(row => !IsQuote || row.Kind is InvoiceKind.Quote) is { } last)
            {
                await ShowAsync(last.Position);
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

    private Seen Seen() => new(invoices.SeenWith(_view.Position), "");

    private void Hear(InvoicesView view)
    {
        if (view.Position > _view.Position)
        {
            _view = view;
            StateHasChanged();
        }
    }

    private async Task ShowAsync(long position)
    {
        _chosen = position;
        _shown = await desk.FindAsync(position);
        _to = _shown?.Invoice.Buyer.Business.Mail is { Length: > 0 } mail ? mail : _to;
    }

    private void Choose(Customer customer)
    {
        (_customer, _typed, _isKept) = (customer.Id, "", true);
        (_name, _form) = (customer.Facts.Name, BusinessForm.Of(customer.Facts.Business));
    }

    private Task DrawAsync() => AskAsync(async () =>
    {
        var buyer = new Party(_name.Trim(), _form.Read());
        var answer = IsQuote
            ? await desk.QuoteAsync(_drawing, Id, buyer with { Business = _form.ReadOrNone() ?? BusinessFacts.None }, By)
            : await desk.DrawAsync(_drawing, Id, buyer, By);

        if (answer.Fault is { } fault)
        {
            _said = (Words[$"Business{fault}"], true);
            return;
        }

        _drawing = NewCommand();

        if (answer.Position > 0)
        {
            _view = await invoices.ReachAsync(answer.Position, CancellationToken.None);
            await ShowAsync(answer.Position);
        }

        _said = answer.Refusal switch
        {
            null => (Words["InvoiceDrawn", _shown?.Invoice.Name ?? ""], false),
            TillRefusal.AlreadyInvoiced => (Words["InvoiceAlready", _shown?.Invoice.Name ?? ""], true),
            { } refusal => (RefusalText.Of(refusal, Words), true),
        };

        if (answer.Refusal is null && _isKept)
        {
            await KeepAsync(buyer);
        }
    });

    // The paper is drawn; whether the house remembers the buyer does not change it.
    private async Task KeepAsync(Party buyer)
    {
        var id = _customer ?? new CustomerId(NewCommand().Value);
        var known = customers.Current.Find(id);
        var facts = (known?.Facts ?? new("", "", "")) with { Name = buyer.Name, Business = _form.ReadOrNone() };
        var told = await customerDesk.TellAsync(
            NewCommand(), id, known is null ? new CustomerCommand.Enter(id, facts, Money.Zero, By) : new CustomerCommand.Change(facts, By));
        _customer = told.Refusal is null ? id : _customer;
    }

    private Task DownloadAsync(PaperForm form) => AskAsync(async () =>
    {
        if (await desk.FileAsync(_chosen, By, form) is { } file)
        {
            await page.SaveAsync(file.Name, "application/pdf", file.Content.ToArray());
        }
    });

    private Task PrintAsync() => page.PrintAsync();

    private Task MailAsync() => AskAsync(async () =>
    {
        var outcome = await desk.MailAsync(_chosen, _to.Trim(), By);
        _said = (ReceiptText.OfMail(outcome, Words), outcome is not ReceiptOutcome.Done);
    });

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

    public void Dispose() => _subscription?.Dispose();
}
