using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Devices.Mail;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>From the press at the register to the number in the till's chain, and what a refund makes of it.</summary>
public sealed class InvoiceDeskTests : IAsyncLifetime
{
    private static readonly TillId Till = new("T1");

    private static readonly Party Buyer = new("Atelier Nováková", new("8 rue de l’Église", "69007", "Lyon", "FR", "732829320", "", "compta@atelier.example"));

    private readonly SimulatedMailer _mailer = new(TimeProvider.System);
    private House _house = null!;

    private IInvoiceDesk Desk => _house.Of<IInvoiceDesk>();

    private IFeed<InvoicesView> Feed => _house.Of<IFeed<InvoicesView>>();

    public async Task InitializeAsync()
    {
        _house = await House.OpenAsync(
            new MemoryJournal(HouseEvents.Catalog, TimeProvider.System),
            also: services => services
                .AddSingleton<IMailer>(_mailer)
                .AddSingleton<IReceiptWords, NoReceiptWords>()
                .AddSingleton<IInvoiceWords, PlainWords>()
                .AddSingleton(new FollowTokens(new byte[FollowTokens.KeyBytes])));
        await SayWhoSellsAsync(["12 rue de la Paix", "75002 Paris", "FRANCE"]);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_paid_sale_gets_one_invoice_and_the_second_press_is_told_which()
    {
        var sale = await PaidAsync();
        var first = await DrawAsync(sale);
        var again = await DrawAsync(sale);

        Assert.Null(first.Refusal);
        Assert.Equal((TillRefusal.AlreadyInvoiced, first.Position), (again.Refusal, again.Position));
        Assert.Equal("F-T1-000001", (await Desk.FindAsync(first.Position))!.Invoice.Name);
        Assert.Single(Feed.Current.Of(sale));
    }

    [Fact]
    public async Task What_is_given_back_of_an_invoiced_sale_draws_its_credit_note_by_itself()
    {
        var sale = await PaidAsync();
        await DrawAsync(sale);
        await _house.RegisterDesk.RefundAsync(House.NewCommand(), sale, new(Till, new("card"), Lines: null, Amount: new(200), "froid"), House.Lea);

        var rows = await RowsAsync(sale, count: 2);
        var credit = (await Desk.FindAsync(rows[1].Position))!.Invoice;

        Assert.Equal((InvoiceKind.CreditNote, "F-T1-000002", "F-T1-000001"), (credit.Kind, credit.Name, credit.Corrects!.Name));
        Assert.Equal((200, Buyer.Name), (credit.Total.Cents, credit.Buyer.Name));
    }

    [Fact]
    public async Task What_was_given_back_before_is_credited_with_the_invoice()
    {
        var sale = await PaidAsync();
        await _house.RegisterDesk.RefundAsync(House.NewCommand(), sale, new(Till, new("card"), Lines: null, Amount: new(200), "froid"), House.Lea);
        await DrawAsync(sale);

        Assert.Equal([InvoiceKind.Invoice, InvoiceKind.CreditNote], (await RowsAsync(sale, count: 2)).Select(row => row.Kind));
    }

    [Fact]
    public async Task A_refund_of_a_sale_that_nobody_wanted_an_invoice_of_draws_nothing()
    {
        var sale = await PaidAsync();
        await _house.RegisterDesk.RefundAsync(House.NewCommand(), sale, new(Till, new("card"), Lines: null, Amount: new(200), "froid"), House.Lea);
        var quote = await QuoteOfAnotherAsync();
        await Feed.ReachAsync(quote.Position, CancellationToken.None);

        Assert.Empty(Feed.Current.Of(sale));
    }

    [Fact]
    public async Task A_quote_has_a_number_of_its_own_and_is_refused_once_the_sale_is_paid()
    {
        var quote = await QuoteOfAnotherAsync();
        var drawn = (await Desk.FindAsync(quote.Position))!;

        Assert.Equal(("D-T1-000001", 1_450), (drawn.Invoice.Name, drawn.Invoice.Total.Cents));
        Assert.Null(drawn.Seal);
        Assert.Equal(TillRefusal.QuoteTooLate, (await Desk.QuoteAsync(House.NewCommand(), await PaidAsync(), Buyer, House.Lea)).Refusal);
    }

    [Fact]
    public async Task An_order_form_is_made_of_a_quote_and_a_delivery_note_of_quote_and_invoice_and_nobody_counts_them()
    {
        var quote = await QuoteOfAnotherAsync();
        var invoice = await DrawAsync(await PaidAsync());

        Assert.Equal("BC-D-T1-000001.pdf", (await Desk.FileAsync(quote.Position, House.Lea, PaperForm.OrderForm))!.Name);
        Assert.Equal("BL-D-T1-000001.pdf", (await Desk.FileAsync(quote.Position, House.Lea, PaperForm.DeliveryNote))!.Name);
        var delivered = (await Desk.FileAsync(invoice.Position, House.Lea, PaperForm.DeliveryNote))!;
        Assert.Equal("BL-F-T1-000001.pdf", delivered.Name);
        Assert.DoesNotContain("<ram:ID>", Encoding.UTF8.GetString(delivered.Content.Span), StringComparison.Ordinal);
        Assert.Null(await Desk.FileAsync(invoice.Position, House.Lea, PaperForm.OrderForm));
        Assert.Equal(0, (await _house.Grains.GetGrain<ITechnicalLogGrain>("till-T1").ReadAsync()).End.Number);
    }

    [Fact]
    public async Task Nothing_is_drawn_of_what_is_not_paid_or_for_a_buyer_without_an_address()
    {
        var open = await _house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1450, null));

        Assert.Equal(TillRefusal.TicketNotHere, (await DrawAsync(open)).Refusal);
        Assert.Equal(
            BusinessFault.StreetInvalid,
            (await Desk.DrawAsync(House.NewCommand(), await PaidAsync(), Buyer with { Business = Buyer.Business with { Street = "" } }, House.Lea)).Fault);
    }

    [Fact]
    public async Task A_house_that_has_not_said_where_it_is_draws_none()
    {
        await SayWhoSellsAsync([]);

        Assert.Equal(TillRefusal.SellerIncomplete, (await DrawAsync(await PaidAsync())).Refusal);
    }

    [Fact]
    public async Task What_is_sold_untaxed_to_another_state_is_invoiced_to_that_company_alone_and_the_field_is_named()
    {
        var dupont = new CustomerId("dupont");
        var belgian = new Party("Brasserie Dupont SA", new("Rue Basse 5", "7904", "Tourpes", "BE", "", "BE0403170701", ""));
        await _house.Of<ICustomerDesk>().TellAsync(
            House.NewCommand(), dupont, new CustomerCommand.Enter(dupont, new(belgian.Name, "", "", Business: belgian.Business), Money.Zero, House.Lea));
        var sale = await _house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1450, null));
        await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.SetCustomer(belgian.Name, House.Lea, dupont));
        Assert.Null((await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.SetExemption(IsOn: true, House.Lea))).Refusal);
        var untaxed = (await _house.RegisterDesk.ReadAsync(sale)).Total;
        await _house.RegisterDesk.PayAsync(House.NewCommand(), sale, PaymentMode.Card, untaxed, House.Lea);
        await _house.SalesFeed.ReachAsync(_house.SalesFeed.Head, CancellationToken.None);

        var other = await DrawAsync(sale);
        Assert.Equal((TillRefusal.BuyerNotExempt, BusinessFault.VatNumberNotOfSale), (other.Refusal, other.Fault));

        var drawn = await Desk.DrawAsync(House.NewCommand(), sale, belgian, House.Lea);
        var invoice = (await Desk.FindAsync(drawn.Position))!.Invoice;
        var row = Assert.Single(invoice.Vat);
        Assert.Equal((VatCategory.IntraCommunity, untaxed, Money.Zero), (row.Category, row.Base, row.Tax));
        Assert.True(untaxed < new Money(1_450));
        Assert.Contains("262 ter", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_is_the_same_whenever_it_is_asked_for_and_goes_along_with_the_letter()
    {
        var drawn = await DrawAsync(await PaidAsync());
        var file = (await Desk.FileAsync(drawn.Position, House.Lea))!;

        Assert.Equal("F-T1-000001.pdf", file.Name);
        Assert.Equal(ReceiptOutcome.Done, await Desk.MailAsync(drawn.Position, Buyer.Business.Mail, House.Lea));
        Assert.Equal(ReceiptOutcome.AddressInvalid, await Desk.MailAsync(drawn.Position, "compta", House.Lea));

        var told = await _house.Grains.GetGrain<ITechnicalLogGrain>("till-T1").ReadAsync();
        Assert.Equal(3, told.End.Number); // Its initialisation, the file and the letter.

        var enclosed = ((JobContent.Letter)Assert.Single((await _house.Grains.GetGrain<IOutboxGrain>(HouseDevices.Mail.Value).ReadAsync()).Jobs).Content).File!;
        Assert.Equal(file.Content.ToArray(), enclosed.Content.ToArray());
        Assert.Equal(("F-T1-000001.pdf", "application/pdf"), (enclosed.Name, enclosed.Kind));
        Assert.Contains("<ram:ID>F-T1-000001</ram:ID>", Encoding.UTF8.GetString(file.Content.Span), StringComparison.Ordinal);
    }

    private Task<InvoiceAnswer> DrawAsync(SaleId sale) => Desk.DrawAsync(House.NewCommand(), sale, Buyer, House.Lea);

    private async Task<InvoiceAnswer> QuoteOfAnotherAsync() => await Desk.QuoteAsync(
        House.NewCommand(), await _house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1450, null)), new("", BusinessFacts.None), House.Lea);

    private async Task<ValueList<InvoiceRow>> RowsAsync(SaleId sale, int count)
    {
        var reached = new TaskCompletionSource<ValueList<InvoiceRow>>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = Feed.Subscribe(view =>
        {
            if (view.Of(sale).Count == count)
            {
                reached.TrySetResult(view.Of(sale));
            }
        });

        return Feed.Current.Of(sale) is var now && now.Count == count ? now : await reached.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private async Task<SaleId> PaidAsync()
    {
        var sale = await _house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1450, null));
        await _house.RegisterDesk.PayAsync(House.NewCommand(), sale, PaymentMode.Card, new(1_450), House.Lea);
        await _house.SalesFeed.ReachAsync(_house.SalesFeed.Head, CancellationToken.None);
        return sale;
    }

    private async Task SayWhoSellsAsync(ValueList<string> address)
    {
        var rules = ReceiptRules.Default with { House = new("Chez Léa", address, "73282932000074", "FR44732829320") };
        Assert.Null((await _house.Of<IHouseRulesDesk>().TellAsync(House.NewCommand(), new HouseRulesCommand.SetReceipts(rules, House.Lea))).Refusal);
    }

    private sealed class PlainWords : IInvoiceWords
    {
        public InvoiceWords In(CultureInfo language) => new(word => $"{word}", mode => $"{mode}", language);

        public (string Subject, string Text) LetterOf(string house, string paper, CultureInfo language) => (house, paper);
    }

    private sealed class NoReceiptWords : IReceiptWords
    {
        public Register.Domain.Receipts.ReceiptWords In(CultureInfo language) => new(word => $"{word}", mode => $"{mode}", mode => $"{mode}", language);

        public string SubjectOf(string house, CultureInfo language) => house;
    }
}
