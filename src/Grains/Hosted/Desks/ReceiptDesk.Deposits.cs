using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Devices;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Grains.Desks;

/// <content>The proofs of deposits on goods that are put aside.</content>
public sealed partial class ReceiptDesk
{
    public async Task<ReceiptAnswer> PrintDepositAsync(CommandId id, SaleId sale, CommandId payment, TillId till, string address, Actor by)
    {
        if (await BillOfDepositAsync(sale, payment) is not { } bill)
        {
            return new(ReceiptOutcome.NoTicket);
        }

        if (await DepositAsync(bill, payment) is not { } deposit)
        {
            return await PrintAsync(id, sale, ReceiptKind.Ticket, till, address, by, at: 0);
        }

        return await outboxes.PrinterOfAsync(till) is not { } printer
            ? new(ReceiptOutcome.NoPrinter)
            : await GiveOutAsync(id, sale, Original.Of(deposit), by, async again => await QueueAsync(
                id.Then("paper"), printer, JobKind.Deposit, TitleOf(deposit),
                DepositPaper.Of(deposit, ReceiptFrames.For(printer, await frames.ReadAsync(sale)), again), by));
    }

    public async Task<ReceiptAnswer> MailDepositAsync(CommandId id, SaleId sale, CommandId payment, string to, string address, Actor by)
    {
        if (await BillOfDepositAsync(sale, payment) is not { } bill)
        {
            return new(ReceiptOutcome.NoTicket);
        }

        if (await DepositAsync(bill, payment) is not { } deposit)
        {
            return await MailAsync(id, sale, to, address, by, at: 0);
        }

        if (!mailer.IsSetUp || !IsAddress(to))
        {
            return new(mailer.IsSetUp ? ReceiptOutcome.AddressInvalid : ReceiptOutcome.NoMail);
        }

        var frame = await frames.ReadAsync(sale);
        return await GiveOutAsync(id, sale, Original.Of(deposit), by, async again => Of(await outboxes.QueueAsync(
            id.Then("letter"), HouseDevices.Mail, JobKind.Letter, TitleOf(deposit),
            new JobContent.Letter(to, frames.SubjectOf(frame), ReceiptFrames.TextOf(DepositPaper.Of(deposit, frame, again)), File: null), by)));
    }

    private static string TitleOf(SealedDeposit deposit) => $"{ReceiptWords.Number(deposit.Payment.Ticket)}/{ReceiptWords.Number(deposit.Which)}";

    private async Task<SealedTicket?> BillOfDepositAsync(SaleId sale, CommandId payment) =>
        await ReadAsync(sale) is [{ IsPutAside: true } bill, ..] && bill.Payments.Any(paid => paid.Id == payment) ? bill : null;

    // When it is to be fetched may change for weeks, and is no figure: the sale says it, as it stands now.
    private async Task<SealedDeposit?> DepositAsync(SealedTicket bill, CommandId payment)
    {
        var sale = await grains.GetGrain<ISaleGrain>(bill.Ticket.Sale.Value).ReadAsync();
        return SealedDeposit.Of(bill, payment, sale.DueAt is { } due ? TimeZoneInfo.ConvertTime(due, clock.LocalTimeZone) : null);
    }
}
