using RetailPos.Kernel;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Register.Domain.Fiscal;

/// <summary>Walks every chain of every till at once, in the order of the journal, and goes on past what it finds.</summary>
/// <remarks>
/// The first bad record of a chain is found by its <see cref="FiscalChain"/>; from there the chain is walked on from that record,
/// so that a later tamper is found as well and one fault is told once.
/// </remarks>
/// <param name="from">Where the walk begins: the ends that were verified before; empty for the beginning.</param>
/// <param name="marks">What each chain is known to hold, by somebody who wrote it down elsewhere.</param>
public sealed class ChainsWalk(ISealKeys keys, ValueList<TillChainEnd> from, ValueList<TillChainEnd> marks)
{
    /// <summary>A clock that is set right by its server steps back by less. More is somebody's hand.</summary>
    public static readonly TimeSpan ClockStepMax = TimeSpan.FromMinutes(2);

    /// <summary>What a page lists and a person reads. What comes after is no news.</summary>
    public const int FaultsMax = 100;

    private readonly SortedDictionary<(string Till, FiscalChainKind Kind), FiscalChain> _chains = new(from.ToDictionary(
        end => (end.Till.Value, end.Kind), end => new FiscalChain(keys, new(end.Number, end.Link))));

    private readonly Dictionary<(string Till, FiscalChainKind Kind), TillChainEnd> _marks =
        marks.ToDictionary(mark => (mark.Till.Value, mark.Kind));

    private readonly KeyTurns _turns = new(from);
    private readonly HashSet<(TillId Till, FiscalChainKind Kind, string? Key)> _outOfTurn = [];
    private readonly Dictionary<TillId, DateTimeOffset> _latest = [];
    private readonly List<FoundFault> _faults = [];

    /// <summary>Records walked, good and bad.</summary>
    public long Count { get; private set; }

    public ValueList<TillChainEnd> Ends =>
        [.. _chains.Select(chain => new TillChainEnd(new(chain.Key.Till), chain.Key.Kind, chain.Value.End.Number, chain.Value.End.Link, _turns.Of(new(chain.Key.Till))))];

    /// <summary>Whether a key had its hand in it: then somebody noted outside where it ends.</summary>
    public bool IsSigned { get; private set; } = from.Any(end => end.Link.Length > Seal.HashLength);

    /// <summary>In the order of the journal; <see cref="FaultsMax"/> at most.</summary>
    public ValueList<FoundFault> Faults => [.. _faults];

    /// <returns>What is wrong with this very record; null when it is good.</returns>
    public FiscalFaultKind? Add(SealedRecord record)
    {
        var key = (record.Till.Value, record.Kind);
        var chain = _chains.TryGetValue(key, out var known) ? known : new(keys);
        Count++;
        IsSigned |= record.Seal.Signature is not null;
        chain.Add(record.Number, record.Fields, record.Seal);
        var fault = chain.Fault?.Kind ?? FaultBeside(record);
        _chains[key] = chain.Fault is null ? chain : new(keys, new(record.Number, record.Seal.Link));
        Note(fault, record);
        Watch(record);

        if (fault is null)
        {
            _turns.Took(record);
        }

        return fault;
    }

    /// <summary>Once everything was walked: what was noted and is not there any more.</summary>
    public void End()
    {
        foreach (var mark in _marks.Values)
        {
            var end = _chains.TryGetValue((mark.Till.Value, mark.Kind), out var chain) ? chain.End : ChainEnd.Start;

            if (end.Number < mark.Number)
            {
                Found(new(mark.Till, mark.Kind, end.Next, FiscalFaultKind.TailMissing));
            }
            else if (from.Any(known => known.Till == mark.Till && known.Kind == mark.Kind && known.Number == mark.Number && known.Link != mark.Link))
            {
                Found(new(mark.Till, mark.Kind, mark.Number, FiscalFaultKind.OtherThanNoted));
            }
        }
    }

    // What the record itself cannot know: what was noted of it elsewhere, and whose turn it was.
    private FiscalFaultKind? FaultBeside(SealedRecord record) =>
        _marks.TryGetValue((record.Till.Value, record.Kind), out var mark) && mark.Number == record.Number && mark.Link != record.Seal.Link
            ? FiscalFaultKind.OtherThanNoted
        : _turns.IsInTurn(record) ? null : FiscalFaultKind.KeyOutOfTurn;

    private void Note(FiscalFaultKind? fault, SealedRecord record)
    {
        if (record.HandOver is { IsLoss: true } && fault is null)
        {
            Found(new(record.Till, record.Kind, record.Number, FiscalFaultKind.KeyLost));
        }

        // Whoever has an old key may have signed a year with it: the first of a chain is the news.
        if (fault is { } kind && (kind is not FiscalFaultKind.KeyOutOfTurn || _outOfTurn.Add((record.Till, record.Kind, record.Seal.KeyId))))
        {
            Found(new(record.Till, record.Kind, record.Number, kind));
        }
    }

    private void Watch(SealedRecord record)
    {
        if (_latest.TryGetValue(record.Till, out var latest) && latest - record.At > ClockStepMax)
        {
            Found(new(record.Till, record.Kind, record.Number, FiscalFaultKind.ClockWentBack));
        }

        _latest[record.Till] = record.At;
    }

    private void Found(FoundFault fault)
    {
        if (_faults.Count < FaultsMax)
        {
            _faults.Add(fault);
        }
    }
}

/// <summary>Where one chain of one till ends.</summary>
/// <param name="Key">Whose turn it is to sign at the till; null where nothing is signed, and in what was noted before keys had turns.</param>
public sealed record TillChainEnd(TillId Till, FiscalChainKind Kind, long Number, string Link, string? Key = null);

/// <param name="Till">Null for what is no record of a till, such as the file of heads.</param>
/// <param name="Number">Of the first bad record; 0 where there is none.</param>
public sealed record FoundFault(TillId? Till, FiscalChainKind? Chain, long Number, FiscalFaultKind Kind)
{
    /// <summary>A trace and no damage: every record is what it was.</summary>
    public bool IsTrace => Kind is FiscalFaultKind.ClockWentBack or FiscalFaultKind.KeyLost;

    /// <summary>Held against the note outside of the journal, which is then written anew: whoever looks again does not find it again.</summary>
    public bool IsSeenOnce => Kind is FiscalFaultKind.TailMissing or FiscalFaultKind.HeadMissing or FiscalFaultKind.HeadWrong;
}
