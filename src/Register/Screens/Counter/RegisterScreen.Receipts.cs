using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Receipts;

namespace RetailPos.Register.Counter;

/// <summary>What is given out of a sale. It comes after the money, and nothing that becomes of it changes the sale.</summary>
public sealed partial class RegisterScreen
{
    private ReceiptWish _receipt;
    private Receipt? _note;
    private bool _isGivingOut;
    private SaleId? _noted;

    private Actor ByRegister => new("", Till);

    private Task PrintAsync(ReceiptKind kind) => PrintAsync(SaleInHand.NewCommand(), kind);

    private Task PrintAsync(CommandId id, ReceiptKind kind) => Hand.Sale is not { } sale
        ? Task.CompletedTask
        : GiveOutAsync(async () => new Answer.GivenOut(
            kind, IsMail: false, await Receipts.PrintAsync(id, sale.Id, kind, new(Till), Navigation.BaseUri, ByRegister)));

    private Task MailAsync(string to) => Hand.Sale is not { } sale
        ? Task.CompletedTask
        : GiveOutAsync(async () => new Answer.GivenOut(
            ReceiptKind.Ticket, IsMail: true, await Receipts.MailAsync(SaleInHand.NewCommand(), sale.Id, to, Navigation.BaseUri, ByRegister)));

    // Named after what was settled: pressed twice, it is one paper on whatever remembers its papers.
    private Task PrintSettlingAsync(Answer.DebtSettled settled) => GiveOutAsync(async () => new Answer.GivenOut(
        ReceiptKind.Settling, IsMail: false,
        await Receipts.PrintSettlingAsync(settled.Settling.Then("paper"), settled.Id, settled.Settling, new(Till), ByRegister)));

    // Named after the payment, for the same reason.
    private Task PrintDepositAsync(Answer.DepositTaken deposit) => GiveOutAsync(async () => new Answer.GivenOut(
        ReceiptKind.Deposit, IsMail: false,
        await Receipts.PrintDepositAsync(deposit.Attempt.Then("receipt"), deposit.Sale, deposit.Attempt, new(Till), Navigation.BaseUri, ByRegister)));

    private Task PrintAtOnceAsync(Answer.DepositTaken deposit) =>
        _rules.Rules.Receipts.Printing is ReceiptPrinting.Always ? PrintDepositAsync(deposit) : Task.CompletedTask;

    // The same payment tried again prints nothing twice: the paper is named after it.
    private Task PrintAtOnceAsync(Answer paid) =>
        paid is Answer.Paid { Due.IsZero: true, Attempt: var attempt } && _rules.Rules.Receipts.Printing is ReceiptPrinting.Always
            ? PrintAsync(attempt.Then("receipt"), ReceiptKind.Ticket)
            : Task.CompletedTask;

    private Task BringNoteAsync() => Hand.Sale is not { } sale ? Task.CompletedTask : GiveOutAsync(async () =>
    {
        _note = await Receipts.NoteAsync(sale.Id, ByRegister);
        _noted = sale.Id;
        return new Answer.GivenOut(
            ReceiptKind.Note, IsMail: false, await Receipts.BringNoteAsync(SaleInHand.NewCommand(), sale.Id, new(Till), ByRegister));
    });

    // For services: what is carried away is goods, and the law asks for no note of them.
    private Money? NoteFromOf(Sale sale) =>
        sale.Mode.IsOnSite() && _rules.Rules.Country.IsNoteDue(sale.Total) ? _rules.Rules.Country.Pack.NoteFrom : null;

    // The second half of a double tap on the key that paid must print nothing.
    private Task GiveOutByKeyAsync(string key)
    {
        if (_pad.At(clock.GetUtcNow()) != _pad.Attempt)
        {
            return Task.CompletedTask;
        }

        switch (key)
        {
            case "F1":
                return PrintAsync(ReceiptKind.Ticket);
            case "F4" when _rules.Rules.Receipts.HasGift:
                return PrintAsync(ReceiptKind.Gift);
            case "F2" or "F3":
                var wish = key is "F2" ? ReceiptWish.Code : ReceiptWish.Mail;
                _receipt = _receipt == wish ? ReceiptWish.None : wish;
                return Task.CompletedTask;
            default:
                return Task.CompletedTask;
        }
    }

    private async Task GiveOutAsync(Func<Task<Answer>> give)
    {
        if (_isGivingOut)
        {
            return;
        }

        _isGivingOut = true;

        try
        {
            Hear(await give());
        }
        catch (RightRefusedException refused)
        {
            Hear(new Answer.NotAllowed(refused.Right, refused.Standing));
        }
        catch (Exception fault)
        {
            log.LogError(fault, "What was to be given out at register {Till} failed.", Till);
            Hear(new Answer.HubFault());
        }
        finally
        {
            _isGivingOut = false;
            StateHasChanged();
        }
    }
}
