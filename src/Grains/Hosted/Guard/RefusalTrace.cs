using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.People;
using RetailPos.Hub.Domain.People;

namespace RetailPos.Grains.Guard;

/// <summary>Writes down who was refused what. Nobody waits for it, and a full disk does not turn a no into a fault.</summary>
public sealed class RefusalTrace(IGrainFactory grains, ILogger<RefusalTrace> log)
{
    public void Note(IActing acting, Right right)
    {
        log.LogWarning("{Person} at {Place} was refused {Right}.", acting.Person?.Name ?? "Nobody", acting.Place, right);
        _ = NoteAsync(new(acting.Person?.Id, right, acting.Place));
    }

    private async Task NoteAsync(PeopleCommand.NoteRefusal note)
    {
        try
        {
            await grains.GetGrain<IPeopleGrain>(GrainKeys.House).TellAsync(new($"refused-{Guid.CreateVersion7():N}"), note);
        }
        catch (Exception fault)
        {
            log.LogWarning("A refusal could not be written down: {Reason}", fault.Message);
        }
    }
}
