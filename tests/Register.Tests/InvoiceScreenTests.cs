using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.Home;
using RetailPos.Register.Invoices;

namespace RetailPos.Register.Tests;

/// <summary>Asked for once, and then shown.</summary>
public sealed class InvoiceScreenTests : Counter, IInvoiceDesk
{
    private static readonly SaleId TheSale = new("s-1");

    private readonly FakeFeed<InvoicesView> _invoices = new(InvoicesView.Empty with { Position = 1 });
    private readonly List<Party> _asked = [];
    private SaleStage _stage = SaleStage.Settled;
    private BusinessFault? _fault;

    public InvoiceScreenTests() => Services.AddSingleton<IInvoiceDesk>(this).AddSingleton<IInvoiceWords, InvoiceWording>()
        .AddSingleton<IFeed<InvoicesView>>(_invoices).AddSingleton(new HouseTills([new("C1")]));

    [Fact]
    public async Task A_known_company_is_found_drawn_for_and_shown()
    {
        await Customers.TellAsync(new("x"), new("c-1"), new CustomerCommand.Enter(
            new("c-1"), new("Atelier Nováková", "", "", Business: new("8 rue de l’Église", "69007", "Lyon", "FR", "732829320", "", "")), Money.Zero, new("Léa", "T1")));
        var page = Render<InvoiceScreen>(parameters => parameters.Add(it => it.Sale, TheSale.Value));

        The(page, "customer-search").Input("atel");
        Tap(page, "customer-c-1");
        The(page, "draw").ParentElement!.Submit();

        Until(page, () => Has(page, "invoice-paper"));
        Assert.Equal("732829320", Assert.Single(_asked).Business.Registration);
        Assert.Equal("F-T1-000001", Said(page, "invoice-name"));
        Assert.Contains("11,00", Said(page, "totals"), StringComparison.Ordinal);
        Assert.False(Has(page, "buyer-form"));
        Assert.Contains("F-T1-000001", Said(page, "said"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_buyer_lacks_is_said_and_nothing_typed_is_lost()
    {
        _fault = BusinessFault.StreetInvalid;
        var page = Render<InvoiceScreen>(parameters => parameters.Add(it => it.Sale, TheSale.Value));

        The(page, "buyer-name").Change("Atelier");
        The(page, "draw").ParentElement!.Submit();

        Until(page, () => Has(page, "said"));
        Assert.Equal("Il manque l’adresse du client.", Said(page, "said"));
        Assert.Equal("Atelier", The(page, "buyer-name").GetAttribute("value"));
    }

    [Fact]
    public void A_sale_that_is_not_paid_is_quoted()
    {
        _stage = SaleStage.Open;
        var page = Render<InvoiceScreen>(parameters => parameters.Add(it => it.Sale, TheSale.Value));

        Assert.Contains("devis", Said(page, "draw"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("en-GB")]
    public void Every_word_of_an_invoice_and_every_fault_of_a_buyer_is_said(string culture)
    {
        Speak(culture);
        var words = Services.GetRequiredService<IStringLocalizer<Words>>();
        var paper = new InvoiceWording().In(Thread.CurrentThread.CurrentUICulture);

        Assert.All(Enum.GetValues<InvoiceWord>(), word => Assert.NotEmpty(paper.Word(word)));
        Assert.All(Enum.GetValues<PaymentMode>(), mode => Assert.NotEmpty(paper.Payment(mode)));
        Assert.All(Enum.GetValues<BusinessFault>(), fault => Assert.False(words[$"Business{fault}"].ResourceNotFound));
        Assert.All(Enum.GetValues<InvoiceKind>(), kind => Assert.False(words[$"InvoiceKind{kind}"].ResourceNotFound));
        Assert.All(Enum.GetValues<TillRefusal>(), refusal => Assert.NotEmpty(RefusalText.Of(refusal, words)));
    }

    public Task<InvoiceableSale?> ReadAsync(SaleId sale) => Task.FromResult<InvoiceableSale?>(new(_stage, "", Known: null, new(1_100)));

    public Task<InvoiceAnswer> DrawAsync(CommandId id, SaleId sale, Party buyer, Actor by)
    {
        if (_fault is not null)
        {
            return Task.FromResult(new InvoiceAnswer(TillRefusal.BuyerInvalid, _fault, Position: 0));
        }

        _asked.Add(buyer);
        _invoices.Push(new(Position: 2, InvoicesView.Empty.Sales.Add(sale, [InvoiceRow.Of(2, Drawn)])));
        return Task.FromResult(new InvoiceAnswer(Refusal: null, Fault: null, Position: 2));
    }

    public Task<InvoiceAnswer> QuoteAsync(CommandId id, SaleId sale, Party buyer, Actor by) => throw new NotSupportedException();

    public Task<SealedInvoice?> FindAsync(long position) => Task.FromResult<SealedInvoice?>(new(Drawn, Seal: null));

    public Task<InvoiceFile?> FileAsync(long position, Actor by, PaperForm form) => throw new NotSupportedException();

    public Task<ReceiptOutcome> MailAsync(long position, string to, Actor by) => throw new NotSupportedException();

    private static Invoice Drawn { get; } = new(
        InvoiceKind.Invoice, new("T1"), 1, new(2026, 7, 15, 14, 0, 0, TimeSpan.FromHours(2)), TheSale,
        new(new("T1"), 17, new(2026, 7, 15, 13, 0, 0, TimeSpan.FromHours(2))), Corrects: null,
        new("Chez Léa", new("12 rue de la Paix", "75002", "Paris", "FR", "73282932000074", "FR44732829320", "")),
        new("Atelier Nováková", new("8 rue de l’Église", "69007", "Lyon", "FR", "732829320", "", "")),
        "EUR", InvoiceNature.Services, IsReported: false,
        [new("Plat", [], Quantity.One, new(1_100), 10_000_000, new(1_000), VatCategory.Standard, [], new(1_000), new(1_100))],
        [new(new(1_000), VatCategory.Standard, new(1_000), new(100))],
        [new(PaymentMode.Card, "", new(1_100), new(2026, 7, 15))], DueOn: null, [], new("Léa", "T1"), "RetailPos 0.1.0");
}
