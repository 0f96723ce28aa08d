using RetailPos.Verifier.Curve;

namespace RetailPos.Verifier.Records;

/// <summary>Verifies signatures in packs, on all cores, while the next pack is being read.</summary>
internal sealed class Signatures(IReadOnlyDictionary<string, SigningKey> keys, int threads)
{
    /// <summary>Large, because one inversion serves a whole pack.</summary>
    private const int Pack = 1_024;

    /// <summary>One in so many is asked of the platform as well.</summary>
    private const int Sample = 256;

    private readonly Dictionary<SigningKey, List<Claim>> _waiting = [];
    private readonly List<Task<List<Claim>>> _running = [];

    public long Verified { get; private set; }

    public void Add(Chain chain, long number, string id, Signed signed)
    {
        if (!keys.TryGetValue(id, out var key))
        {
            chain.Accuse(number, $"signed by the key {id}, which was not given");
            return;
        }

        if (!_waiting.TryGetValue(key, out var pack))
        {
            _waiting[key] = pack = [];
        }

        pack.Add(new(chain, number, key, signed));

        if (pack.Count == Pack)
        {
            Send(key, pack);
            _waiting[key] = [];
        }
    }

    public void Finish()
    {
        foreach (var (key, pack) in _waiting)
        {
            Send(key, pack);
        }

        _waiting.Clear();

        while (_running.Count > 0)
        {
            Take();
        }
    }

    // Somebody reads while the others verify: no more packs lie about than there are hands.
    private void Send(SigningKey key, List<Claim> pack)
    {
        while (_running.Count >= threads)
        {
            Take();
        }

        Verified += pack.Count;
        _running.Add(Task.Run(() => FalseOf(key, pack)));
    }

    private void Take()
    {
        var claims = _running[0].GetAwaiter().GetResult();
        _running.RemoveAt(0);
        claims.ForEach(claim => claim.Chain.Accuse(claim.Number, $"the signature is not that of the key {claim.Key.Id}"));
    }

    private static List<Claim> FalseOf(SigningKey key, List<Claim> pack)
    {
        var found = new List<Claim>();
        Span<bool> isGood = stackalloc bool[pack.Count];
        key.Verify([.. pack.Select(claim => claim.Signed)], isGood);

        for (var at = 0; at < pack.Count; at++)
        {
            if ((!isGood[at] || at % Sample is 0) && key.IsSignedByPlatform(pack[at].Signed) != isGood[at])
            {
                throw new InvalidOperationException($"Two ways of verifying disagree about {pack[at].Chain.Name}, number {pack[at].Number}.");
            }

            if (!isGood[at])
            {
                found.Add(pack[at]);
            }
        }

        return found;
    }

    private sealed record Claim(Chain Chain, long Number, SigningKey Key, Signed Signed);
}
