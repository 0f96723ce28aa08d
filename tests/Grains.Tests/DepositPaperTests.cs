using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>The guest's proof of each deposit on what is put aside (features.md L20), from what the till has sealed.</summary>
public sealed class DepositPaperTests : PaperTests
{
    private static readonly CommandId First = new("first");
    private static readonly CommandId Second = new("second");
    private static readonly CommandId Third = new("third");

    private IReceiptDesk Desk => House.Of<IReceiptDesk>();

    [Fact]
    public async Task The_first_deposit_is_proved_by_its_ticket_and_each_that_follows_by_a_paper_of_its_own()
    {
        var sale = await AsideAsync();

        Assert.Equal(new ReceiptAnswer(ReceiptOutcome.Done, Copy: 1), await PrintAsync(sale, First));
        Assert.Equal(new ReceiptAnswer(ReceiptOutcome.Done, Copy: 1), await PrintAsync(sale, Second));
        await PayAsync(sale, Third, 1_500);
        Assert.Equal(new ReceiptAnswer(ReceiptOutcome.Done, Copy: 1), await PrintAsync(sale, Third));

        Assert.Equal([JobKind.Receipt, JobKind.Deposit, JobKind.Deposit], (await JobsAsync(Printer)).Select(job => job.Kind));
        var (second, third) = ((await TextsAsync())[1], (await TextsAsync())[2]);
        Assert.Contains("Deposit 2", second);
        Assert.Contains("DepositFetch 24/12/2026", second);
        Assert.Contains("Customer Zoé", second);
        Assert.Contains(second, row => row.StartsWith("DepositBefore", StringComparison.Ordinal) && row.EndsWith("20,00", StringComparison.Ordinal));
        Assert.Contains(second, row => row.StartsWith("DepositPaid", StringComparison.Ordinal) && row.EndsWith("15,00", StringComparison.Ordinal));
        Assert.Contains(second, row => row.StartsWith("Due", StringComparison.Ordinal) && row.EndsWith("15,00", StringComparison.Ordinal));
        Assert.Contains("DepositAllPaid {0}", third);
        var seals = await SealedAsync<TillEvent.PaymentSealed>();
        Assert.Contains($"Signature {seals[0].Seal.Extract}", second);
        Assert.Contains($"Signature {seals[1].Seal.Extract}", third);
    }

    [Fact]
    public async Task Given_out_again_by_printer_or_by_mail_it_is_a_sealed_duplicate_of_its_payment()
    {
        var sale = await AsideAsync();
        var id = House.NewCommand();

        Assert.Equal(ReceiptOutcome.Done, (await Desk.PrintDepositAsync(id, sale, Second, Till, "http://hub", House.Lea)).Outcome);
        Assert.Equal(ReceiptOutcome.DoneBefore, (await Desk.PrintDepositAsync(id, sale, Second, Till, "http://hub", House.Lea)).Outcome);
        Assert.Equal(2, (await Desk.MailDepositAsync(House.NewCommand(), sale, Second, "zoe@example.fr", "http://hub", House.Lea)).Copy);
        Assert.Equal(3, (await PrintAsync(sale, Second)).Copy);

        Assert.Equal(["", "Duplicate 2"], (await PapersAsync()).Select(AlertOf));
        Assert.Contains("Duplicate 1", Assert.Single(await LettersAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(
            [(FiscalChainKind.Payments, 1L, 1), (FiscalChainKind.Payments, 1L, 2)],
            (await SealedAsync<TillEvent.DuplicateSealed>()).Select(e => (e.Duplicate.Of, e.Duplicate.Original, e.Duplicate.Print)));
        Assert.Equal(1, (await PrintAsync(sale, First)).Copy); // The ticket is counted by itself.
    }

    [Fact]
    public async Task What_is_no_deposit_has_no_such_paper()
    {
        var paid = await PaidAsync();
        var payment = (await House.RegisterDesk.ReadAsync(paid)).Payments[0].Id;
        var sale = await AsideAsync();

        Assert.Equal(ReceiptOutcome.NoTicket, (await PrintAsync(paid, payment)).Outcome);
        Assert.Equal(ReceiptOutcome.NoTicket, (await PrintAsync(sale, new("another"))).Outcome);
        Assert.Equal(ReceiptOutcome.AddressInvalid, (await Desk.MailDepositAsync(House.NewCommand(), sale, Second, "nobody", "", House.Lea)).Outcome);
        Assert.Empty(await PapersAsync());
    }

    private async Task<SaleId> AsideAsync()
    {
        var sale = await House.TakeAsync(ServiceMode.TakeAway, ("Manteau", 5_000, null));
        await TellAsync(sale, new SaleCommand.SetCustomer("Zoé", House.Lea));
        await TellAsync(sale, new SaleCommand.SetDue(new(2026, 12, 24, 12, 0, 0, TimeSpan.Zero), House.Lea));
        await TellAsync(sale, new SaleCommand.PutAside(IsOn: true, House.Lea));
        await PayAsync(sale, First, 2_000);
        await PayAsync(sale, Second, 1_500);
        return sale;
    }

    private async Task TellAsync(SaleId sale, SaleCommand command) =>
        Assert.Null((await House.RegisterDesk.TellAsync(House.NewCommand(), sale, command)).Refusal);

    private async Task PayAsync(SaleId sale, CommandId id, long cents) =>
        Assert.Null((await House.RegisterDesk.PayAsync(id, sale, new PaymentKeyId("cash"), new(cents), House.Lea)).Refusal);

    private Task<ReceiptAnswer> PrintAsync(SaleId sale, CommandId payment) =>
        Desk.PrintDepositAsync(House.NewCommand(), sale, payment, Till, "http://hub", House.Lea);

    private async Task<List<List<string>>> TextsAsync() => [.. (await PapersAsync()).Select(paper => paper.Select(row => row.Text.Trim()).ToList())];
}
