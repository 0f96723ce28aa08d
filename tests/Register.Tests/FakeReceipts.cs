using System.Globalization;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Receipts;

namespace RetailPos.Register.Tests;

/// <summary>Gives out what the test says, and remembers what it was asked for.</summary>
public sealed class FakeReceipts(House house) : IReceiptDesk
{
    private static readonly DateTimeOffset Noon = new(2026, 7, 15, 12, 0, 0, TimeSpan.Zero);

    public List<(CommandId Id, ReceiptKind Kind)> Printed { get; } = [];

    /// <summary>Which of the sale's tickets was asked for, each time.</summary>
    public List<int> At { get; } = [];

    public List<string> Mailed { get; } = [];

    public List<CommandId> Settlings { get; } = [];

    public Task<ReceiptAnswer> PrintSettlingAsync(CommandId id, CustomerId customer, CommandId settling, TillId till, Actor by)
    {
        Settlings.Add(settling);
        return Task.FromResult(Answer);
    }

    public ReceiptAnswer Answer { get; set; } = new(ReceiptOutcome.Done, Copy: 1);

    public ValueList<SealedTicket> Sealed { get; set; } = [];

    public Task<ValueList<SealedTicket>> ReadAsync(SaleId sale) => Task.FromResult(Sealed);

    public Task<ValueList<SealedTicket>> OpenAsync(string token) => Task.FromResult(token == "known" ? Sealed : []);

    public Task<Receipt?> PaperAsync(SaleId sale, string address, int at) => Task.FromResult<Receipt?>(Receipt.Of(Of(house.The(sale)), Frame));

    public Task<ReceiptAnswer> PrintAsync(CommandId id, SaleId sale, ReceiptKind kind, TillId till, string address, Actor by, int at)
    {
        Printed.Add((id, kind));
        At.Add(at);
        return Task.FromResult(Answer);
    }

    public Task<ReceiptAnswer> MailAsync(CommandId id, SaleId sale, string to, string address, Actor by, int at)
    {
        Mailed.Add(to);
        return Task.FromResult(Answer);
    }

    public Task<ReceiptAnswer> PrintDepositAsync(CommandId id, SaleId sale, CommandId payment, TillId till, string address, Actor by) =>
        PrintAsync(id, sale, ReceiptKind.Deposit, till, address, by, 0);

    public Task<ReceiptAnswer> MailDepositAsync(CommandId id, SaleId sale, CommandId payment, string to, string address, Actor by) =>
        MailAsync(id, sale, to, address, by, 0);

    public Task<ReceiptAnswer> BringNoteAsync(CommandId id, SaleId sale, TillId till, Actor by) =>
        PrintAsync(id, sale, ReceiptKind.Note, till, "", by, 0);

    public Task<ReceiptAnswer> PrintClosingAsync(CommandId id, long position, Actor by) => PrintAsync(id, new($"Z {position}"), ReceiptKind.Closing, default, "", by, 0);

    public Task<ReceiptAnswer> PrintReadingAsync(CommandId id, TillId till, Actor by) => PrintAsync(id, new("X"), ReceiptKind.Closing, till, "", by, 0);

    public Task<Receipt?> NoteAsync(SaleId sale, Actor by) => Task.FromResult<Receipt?>(BillNote.Of(house.The(sale), Frame, by, Noon));

    public static SealedTicket Of(Sale sale)
    {
        var first = sale.Payments is [var paid, ..] ? paid : new Payment(new("p"), PaymentMode.Card, sale.Total, sale.Total, Money.Zero);
        var ticket = Ticket.Of(sale, sale.Ticket ?? 128, first, new("Zoé", "C1"), Noon);
        return new(ticket, Seal.Of(Canonical.Of(ticket), Seal.NoPrevious), []);
    }

    private static ReceiptFrame Frame =>
        new(ReceiptRules.Default, new ReceiptWording().In(CultureInfo.GetCultureInfo("fr")), "Chez Léa", "RetailPos", "EUR");
}
