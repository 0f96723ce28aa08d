using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.People;
using RetailPos.Kernel;

namespace RetailPos.Register.Counter;

/// <summary>Taps come faster than answers; each waits for the one before, so that lines stand in the order they were tapped.</summary>
/// <remarks>Whatever goes wrong becomes an answer: a tap that failed does not hold up the next.</remarks>
internal sealed class Turns(TillId till, ILogger log, CancellationToken gone)
{
    private Task _last = Task.CompletedTask;

    /// <summary>Something was asked of the hub and it has not answered yet.</summary>
    public bool IsTaken { get; private set; }

    public Task<Answer> TakeAsync(Func<Task<Answer>> ask)
    {
        var turn = AfterAsync(_last, ask);
        _last = turn;
        return turn;
    }

    private async Task<Answer> AfterAsync(Task before, Func<Task<Answer>> ask)
    {
        await before;
        IsTaken = true;

        try
        {
            return await ask();
        }
        catch (RightRefusedException refused)
        {
            return new Answer.NotAllowed(refused.Right, refused.Standing);
        }
        catch (Exception fault) when (!gone.IsCancellationRequested)
        {
            log.LogError(fault, "Register {Till}: the hub did not answer.", till);
            return new Answer.HubFault();
        }
        catch (OperationCanceledException)
        {
            // The page is gone; nobody reads this.
            return new Answer.HubFault();
        }
        finally
        {
            IsTaken = false;
        }
    }
}
