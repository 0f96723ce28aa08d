using System.Diagnostics;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Floor;

/// <content>What is asked of tables and bills, and what is said when they refuse.</content>
public sealed partial class FloorScreen
{
    private Task GoAsync(Going going, TableTile to)
    {
        if (going.Bill is { } bill)
        {
            return MoveBillAsync(bill, to.Id);
        }

        if (!going.AsGuest)
        {
            return TellAsync(new TableCommand.Move(going.From, to.Id, By));
        }

        return to.IsTaken
            ? TellAsync(new TableCommand.Join(going.From, to.JoinedTo ?? to.Id, By))
            : TellAsync(new TableCommand.Join(to.Id, going.From, By));
    }

    private Task TellAsync(TableCommand asked) => AskAsync(async () =>
    {
        var (table, command) = Signed(asked);
        var told = await floorDesk.TellAsync(SaleInHand.NewCommand(), table, command);
        return told.Refusal is { } refusal ? RefusalText.Of(refusal, Words) : null;
    });

    private Task MoveBillAsync(SaleId bill, TableId to) => AskAsync(async () =>
    {
        var told = await desk.MoveBillAsync(SaleInHand.NewCommand(), bill, new(SaleInHand.NewCommand().Value), to, By);
        return told.TableRefusal is { } refusal ? RefusalText.Of(refusal, Words)
            : told.SaleRefusal is { } fault ? RefusalText.Of(fault, Words)
            : null;
    });

    /// <param name="ask">Answers with what is to be said; null for nothing.</param>
    private async Task AskAsync(Func<Task<string?>> ask)
    {
        _isAsking = true;

        try
        {
            _said = await ask();
        }
        catch (Exception fault) when (!_gone.IsCancellationRequested)
        {
            Note(fault);
            _said = WordsOf(fault);
        }
        finally
        {
            _isAsking = false;
        }
    }

    // A right that is missing is no fault of the hub: who was refused what stands in the journal.
    private void Note(Exception fault)
    {
        if (fault is not RightRefusedException)
        {
            log.LogError(fault, "Floor {Till}: the hub did not answer.", Till);
        }
    }

    // Who says it is the same for every key of this page.
    private (TableId Table, TableCommand Command) Signed(TableCommand asked) => asked switch
    {
        TableCommand.SetCovers c => (c.Table, c with { By = By }),
        TableCommand.BringBill c => (c.Table, c with { By = By }),
        TableCommand.Clear c => (c.Table, c with { By = By }),
        TableCommand.Move c => (c.Table, c with { By = By }),
        TableCommand.Join c => (c.Table, c with { By = By }),
        TableCommand.Part c => (c.Table, c with { By = By }),
        TableCommand.Reserve c => (c.Table, c with { By = By }),
        TableCommand.CancelReservation c => (c.Table, c with { By = By }),
        _ => throw new UnreachableException($"The floor has no key for {asked}."),
    };

    private async Task SeatAsync(TableId table, Seating seating)
    {
        if (!seating.InHand)
        {
            Hand.TakeUp(null);
        }

        var answer = await Hand.SeatAsync(table, seating.Covers, seating.Reservation?.Id);

        if (answer.IsRefusal)
        {
            _said = answer is Answer.NotAllowed refused ? WordsOf(refused.Right, refused.Standing) : AnswerText.Of(answer, Words, Culture);
            return;
        }

        if (seating.Reservation is { } guest && answer is Answer.Done)
        {
            await Hand.SetCustomerAsync(guest.Name);
        }

        navigation.NavigateTo($"register/{Till}");
    }

    // A bill on which there is nothing holds its table for ever: guests who ordered by themselves have paid on their own.
    private async Task LeaveAsync(TableTile tile)
    {
        if (_isAsking)
        {
            return;
        }

        (_isAsking, _said) = (true, null);

        try
        {
            foreach (var bill in tile.Bills.Where(bill => bill.Lines.IsEmpty))
            {
                var told = await desk.TellAsync(new(Guid.CreateVersion7().ToString("N")), bill.Sale, new SaleCommand.Abandon("", By));
                _said = told.Refusal is { } refusal ? RefusalText.Of(refusal, Words) : _said;
            }

            _open = _said is null ? null : _open;
        }
        catch (Exception fault)
        {
            Note(fault);
            _said = WordsOf(fault);
        }
        finally
        {
            _isAsking = false;
        }
    }
}
