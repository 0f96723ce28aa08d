using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Deliveries;

/// <summary>Streets and towns with their positions, ready to be searched at every keystroke.</summary>
public sealed class Gazetteer
{
    /// <summary>All streets of a large town and its surroundings; a whole country is another product.</summary>
    public const int PlacesMax = 100_000;

    /// <summary>A file with more faults than that is another file.</summary>
    public const int FaultsMax = 100;

    public static readonly Gazetteer Empty = new([]);

    private readonly ImmutableArray<(Place Place, string Folded)> _places;

    private Gazetteer(ImmutableArray<Place> places) =>
        _places = [.. places.OrderBy(place => place.Name, StringComparer.Ordinal).Select(place => (place, $" {Folded(place.Name)}"))];

    public int Count => _places.Length;

    /// <summary>Rows of street, town, latitude and longitude, as they came out of a file; the first names the columns.</summary>
    /// <returns>What could be read, and what could not and why. A faulty row does not cost the others.</returns>
    public static (Gazetteer Read, ValueList<PlaceFault> Faults) Of(IEnumerable<(int Line, ValueList<string> Cells)> rows)
    {
        var places = ImmutableArray.CreateBuilder<Place>();
        var faults = new List<PlaceFault>();

        foreach (var (line, cells) in rows)
        {
            var fault = places.Count >= PlacesMax ? PlaceFaultKind.TooMany
                : cells.Count != 4 ? PlaceFaultKind.NotFourCells
                : !Text.IsNameOrEmpty(cells[0]) || !Text.IsName(cells[1]) ? PlaceFaultKind.NameInvalid
                : PointOf(cells) is not { } point ? PlaceFaultKind.PositionInvalid
                : Add(places, new(cells[0].Length == 0 ? cells[1] : $"{cells[0]}, {cells[1]}", point));

            if (fault is { } kind && faults.Count < FaultsMax)
            {
                faults.Add(new(line, kind));
            }
        }

        return (new(places.ToImmutable()), [.. faults]);
    }

    /// <summary>
    /// Names in which every word typed begins a word; those that begin with the text come first. A house number counts for nothing,
    /// and neither do accents and case.
    /// </summary>
    public ValueList<Place> Find(string text, int max)
    {
        var words = Folded(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !char.IsAsciiDigit(word[0])).ToArray();

        return words.Length == 0
            ? []
            :
            [
                .. _places
                    .Where(known => words.All(word => known.Folded.Contains($" {word}", StringComparison.Ordinal)))
                    .OrderBy(known => known.Folded.StartsWith($" {words[0]}", StringComparison.Ordinal) ? 0 : 1)
                    .Select(known => known.Place)
                    .Take(max),
            ];
    }

    /// <summary>"48.8566" as 48 856 600; null for what is no number, or has more than seven decimals.</summary>
    public static int? Microdegrees(string text)
    {
        var trimmed = text.Trim();
        var digits = trimmed.TrimStart('-');
        var parts = digits.Split('.', ',');

        if (trimmed.Length - digits.Length > 1 || parts.Length > 2 || parts.Any(part => part.Length == 0 || !part.All(char.IsAsciiDigit))
            || parts[0].Length > 3 || (parts.Length == 2 && parts[1].Length > 7))
        {
            return null;
        }

        var decimals = parts.Length == 2 ? parts[1].PadRight(7, '0') : "0000000";
        var tenths = (parts[0] + decimals).Aggregate(0L, (sum, digit) => (sum * 10) + (digit - '0'));
        var value = (int)Rounding.HalfAwayFromZero(tenths, 10);
        return trimmed.Length > digits.Length ? -value : value;
    }

    private static PlaceFaultKind? Add(ImmutableArray<Place>.Builder places, Place place)
    {
        places.Add(place);
        return null;
    }

    private static GeoPoint? PointOf(ValueList<string> cells) =>
        Microdegrees(cells[2]) is { } latitude && Microdegrees(cells[3]) is { } longitude && new GeoPoint(latitude, longitude) is { IsValid: true } point
            ? point
            : null;

    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);

        foreach (var sign in text.Trim().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) is not UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.IsLetterOrDigit(sign) ? char.ToLowerInvariant(sign) : ' ');
            }
        }

        return folded.ToString();
    }
}

public sealed record Place(string Name, GeoPoint Point);

/// <param name="Line">In the file, from 1; the header is on line 1.</param>
public sealed record PlaceFault(int Line, PlaceFaultKind Kind);

public enum PlaceFaultKind
{
    NotFourCells,
    NameInvalid,

    /// <summary>Latitude and longitude are degrees with a point, such as 48.8566 and 2.3522.</summary>
    PositionInvalid,
    TooMany,
}
