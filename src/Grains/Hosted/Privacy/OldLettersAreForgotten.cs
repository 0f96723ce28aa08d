using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Reactions;
using RetailPos.Hub.Domain.Devices;

namespace RetailPos.Grains.Privacy;

/// <summary>Whom a receipt was sent to or printed for is known for a season: a guest who asks for it again asks within that.</summary>
/// <remarks>It looks back whenever a letter or paper is made; a house that makes none any more has at most a season of them.</remarks>
public sealed class OldLettersAreForgotten(IPersonalKeys keys) : IReaction
{
    private const int MonthsKept = 3;
    private const int MonthsLookedBack = 24;

    private string _lookedIn = "";

    public string Name => "old-letters-are-forgotten";

    public bool Concerns(object happened) => happened is OutboxEvent.JobQueued { Job.Content: not JobContent.Drawer };

    public ValueTask HandleAsync(Recorded recorded, CancellationToken stop)
    {
        if (recorded.Event is OutboxEvent.JobQueued e && Concerns(e) && PersonalMask.LettersOf(e.At) is var month && month != _lookedIn)
        {
            string[] old = [.. Enumerable.Range(MonthsKept, MonthsLookedBack).Select(back => PersonalMask.LettersOf(e.At.AddMonths(-back))).Where(name => keys.Find(name) is not null)];

            if (old.Length > 0)
            {
                keys.Forget(old);
            }

            _lookedIn = month;
        }

        return ValueTask.CompletedTask;
    }
}
