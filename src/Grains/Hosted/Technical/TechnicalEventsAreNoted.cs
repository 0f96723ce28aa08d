using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Reactions;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Technical;

namespace RetailPos.Grains.Technical;

/// <summary>What the journal tells of the machinery is sealed among the technical events; and so is a clock that was set back.</summary>
/// <remarks>It follows behind: no sale waits for it. Nearly every event costs it one look at a type and a time.</remarks>
public sealed class TechnicalEventsAreNoted(IGrainFactory grains, IFeed<TillsView> tills, TimeProvider clock) : IReaction
{
    /// <summary>Its checkpoint: the first start of a house that has a past begins at its present.</summary>
    public const string CheckpointName = "technical-events-are-noted";

    private readonly BroughtNotes _notes = new();
    private bool _hasBegun;
    private DateTimeOffset _latest = DateTimeOffset.MinValue;

    public string Name => CheckpointName;

    // All of them: where time stepped back is between two events, whatever they are. Its own it must not tell of.
    public bool Concerns(object happened) => happened is not TechnicalLogEvent;

    public async ValueTask HandleAsync(Recorded recorded, CancellationToken stop)
    {
        if (recorded.Event is TechnicalLogEvent)
        {
            return;
        }

        if (_latest - recorded.RecordedAt > TechnicalLog.ClockTolerance)
        {
            await NoteAsync(this.CommandOf(recorded).Then("clock"), till: null, new(
                TechnicalCode.ClockMovedBack, TechnicalLogDecider.SteppedBack(_latest, recorded.RecordedAt), Actor.Hub, At(recorded)));
        }

        if (!_hasBegun)
        {
            _hasBegun = true;
            _notes.Add(tills.Current.Tills.Values.SelectMany(till => till.Notes.Keys));
        }

        if (TechnicalNote.Of(recorded, _notes) is { } note && !await IsTrainedAsync(note))
        {
            await NoteAsync(
                this.CommandOf(recorded), await TillOfAsync(note), new(await CodeOfAsync(note), note.Information, await WhoAsync(note), At(recorded)));
        }

        _notes.Follow(recorded.Event);

        // Whatever it was, from here on time runs on from there.
        _latest = recorded.RecordedAt;
    }

    private async Task NoteAsync(CommandId id, TillId? till, TechnicalLogCommand.Note note) =>
        await grains.GetGrain<ITechnicalLogGrain>(TechnicalKeys.Of(till)).TellAsync(id, note);

    private DateTimeOffset At(Recorded recorded) => TimeZoneInfo.ConvertTime(recorded.RecordedAt, clock.LocalTimeZone);

    // What is sold in training is real nowhere; what happens to the machinery meanwhile is.
    private async ValueTask<bool> IsTrainedAsync(TechnicalNote note) => note.Sale is { } sale
        && ((await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync()).IsTraining
            || (await grains.GetGrain<ISaleGrain>(sale.Value).ReadAsync()).InTraining);

    // A bill of which nothing is left to pay was offered as a whole.
    private async ValueTask<TechnicalCode> CodeOfAsync(TechnicalNote note) =>
        note is { Code: TechnicalCode.ItemOffered, Sale: { } sale } && _notes.Has(sale)
        && (await grains.GetGrain<ISaleGrain>(sale.Value).ReadAsync()).Total.IsZero
            ? TechnicalCode.NoteOffered
            : note.Code;

    private async ValueTask<TillId?> TillOfAsync(TechnicalNote note) =>
        note.Till ?? (note.Sale is { } sale ? (await grains.GetGrain<ISaleGrain>(sale.Value).ReadAsync()).Till : null);

    private async ValueTask<Actor> WhoAsync(TechnicalNote note) => note.Person is { } person
        ? note.By with { Person = (await grains.GetGrain<IPeopleGrain>(GrainKeys.House).ReadAsync()).Find(person)?.Name ?? person.Value }
        : note.By;
}
