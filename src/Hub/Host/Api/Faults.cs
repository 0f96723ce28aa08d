using System.Globalization;
using RetailPos.Kernel;

namespace RetailPos.Hub.Api;

/// <summary>What is wrong with an input, field by field.</summary>
public sealed class Faults
{
    /// <summary>Past this a list of faults is no help; the first ones usually explain the rest.</summary>
    public const int Max = 50;

    private readonly Dictionary<string, string[]> _byField = new(StringComparer.Ordinal);

    public bool AreNone => _byField.Count == 0;

    public int Status { get; private set; } = StatusCodes.Status400BadRequest;

    public IDictionary<string, string[]> ByField => _byField;

    public void Add(string field, string limit)
    {
        if (_byField.Count < Max)
        {
            // The first fault of a field counts: mending it usually mends the others.
            _byField.TryAdd(field, [limit]);
        }
    }

    public void TooLarge(string limit)
    {
        Status = StatusCodes.Status413PayloadTooLarge;
        Add("", limit);
    }

    public void Check(string field, bool holds, string limit)
    {
        if (!holds)
        {
            Add(field, limit);
        }
    }

    public void Within(string field, long? value, long least, long most) => Check(
        field, value is null || (value >= least && value <= most), string.Create(CultureInfo.InvariantCulture, $"must be {least}–{most}"));

    public void Required(string field, object? value) => Check(field, value is not null, "is required");

    public void OfId(string field, string? value) => Check(field, value is null || Id.IsValid(value), IdLimit);

    public void OfName(string field, string? value) => Check(field, value is null || Text.IsName(value), NameLimit);

    public void OfNote(string field, string? value) => Check(field, value is null || Text.IsNote(value), NoteLimit);

    public void OfNames(string field, List<string?>? values, int most)
    {
        Check(field, values is null || values.Count <= most, $"must have {most} items at most");

        for (var at = 0; at < Math.Min(values?.Count ?? 0, most); at++)
        {
            Check($"{field}[{at}]", Text.IsName(values![at]), NameLimit);
        }
    }

    public const string IdLimit = "must be 1–64 letters, digits, dots, dashes or underscores";

    private static readonly string NameLimit = $"must be 1–{Text.NameMax} signs, without control signs or half characters";

    private static readonly string NoteLimit = $"must be {Text.NoteMax} signs at most, without control signs or half characters";
}
