namespace RetailPos.Verifier.Records;

/// <summary>
/// Whose turn it is to sign at each till: the key that it began with, and from each hand-over on the one that it was given to. What an
/// older key signs after it has handed over is well signed, and a forgery.
/// </summary>
internal sealed class Turns
{
    private readonly Dictionary<string, string> _tills = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _technical = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _after = new(StringComparer.Ordinal);

    /// <returns>What is wrong; null when the key may sign this record.</returns>
    public string? Add(string kind, string till, long number, string text, string key) =>
        key.Length is 0 ? null
        : kind is "Technical" ? Technical(till, key)
        : kind is "Keys" ? HandOver(till, text, key)
        : Record(till, number, key);

    /// <summary>The key that a hand-over says is lost; null for any other record.</summary>
    public static string? LostIn(string kind, string text) =>
        kind is "Keys" && text.Split(',') is [var form, _, _, _, var from, ..] && form.EndsWith("KEYLOST1", StringComparison.Ordinal) ? from : null;

    private string? Record(string till, long number, string key)
    {
        // A till that begins after a hand-over begins with the key that came.
        if (!_tills.TryGetValue(till, out var turn))
        {
            _tills[till] = turn = number is 1 ? NewestOf(key) : key;
        }

        return turn == key ? null : Words(key, turn);
    }

    // Who is lost cannot hand over: then the key that comes says so itself.
    private string? HandOver(string till, string text, string key)
    {
        if (text.Split(',') is not [var form, _, _, _, var from, var to, ..])
        {
            return "it is no hand-over of keys";
        }

        var turn = _tills.GetValueOrDefault(till, from);

        if (turn != from)
        {
            return Words(from, turn);
        }

        if (key != (form.EndsWith("KEYLOST1", StringComparison.Ordinal) ? to : from))
        {
            return Words(key, turn);
        }

        (_tills[till], _after[from]) = (to, to);
        return null;
    }

    // Technical events are told a moment later, when a till may have been handed over already; but no chain goes back to an older key.
    private string? Technical(string till, string key)
    {
        if (_technical.TryGetValue(till, out var last) && last != key && Follows(last, key))
        {
            return Words(key, last);
        }

        _technical[till] = key;
        return null;
    }

    private bool Follows(string later, string earlier)
    {
        for (var steps = 0; _after.TryGetValue(earlier, out var next) && steps <= _after.Count; steps++)
        {
            if (next == later)
            {
                return true;
            }

            earlier = next;
        }

        return false;
    }

    private string NewestOf(string key)
    {
        for (var steps = 0; _after.TryGetValue(key, out var next) && steps < _after.Count; steps++)
        {
            key = next;
        }

        return key;
    }

    private string Words(string key, string turn) => _after.TryGetValue(key, out var next)
        ? $"signed by the key {key}, which had handed over to {next}"
        : $"signed by the key {key}, and it is the turn of {turn}";
}
