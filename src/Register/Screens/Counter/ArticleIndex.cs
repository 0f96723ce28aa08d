using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Register.Counter;

/// <summary>The catalogue in the order of the grid, ready to be searched at every keystroke.</summary>
/// <remarks>Built once per catalogue. 10,000 articles are searched well within 5 ms, because names are folded beforehand.</remarks>
public sealed class ArticleIndex
{
    public static readonly ArticleIndex Empty = new(Catalogue.Empty);

    private readonly ImmutableArray<Entry> _entries;

    public ArticleIndex(Catalogue catalogue)
    {
        Departments =
        [
            .. catalogue.Departments.Values
                .OrderBy(department => department.Rank).ThenBy(department => department.Name, StringComparer.Ordinal)
                .Select((department, place) => new DepartmentKey(department.Id, department.Name, place)),
        ];
        var places = Departments.ToDictionary(department => department.Id, department => department.Place);
        _entries =
        [
            .. catalogue.Articles.Values
                .OrderBy(article => places.GetValueOrDefault(article.Department))
                .ThenBy(article => article.Rank).ThenBy(article => article.Name, StringComparer.Ordinal)
                .Select(article => new Entry(
                    new(article.Id, article.Name, article.Price, places.GetValueOrDefault(article.Department)),
                    article.Department,
                    $" {Folded(article.Name)}",
                    Folded(article.Id.Value))),
        ];
    }

    public ImmutableArray<DepartmentKey> Departments { get; }

    public int Count => _entries.Length;

    /// <param name="department">Null for all.</param>
    public IEnumerable<ArticleKey> In(DepartmentId? department) =>
        _entries.Where(entry => department is null || entry.Department == department).Select(entry => entry.Key);

    /// <summary>
    /// An id that is typed whole, or scanned, comes first; then names that begin with the text, then those with a word that
    /// does, then those that contain it. Accents and case do not count; every word typed must be found.
    /// </summary>
    public IEnumerable<ArticleKey> Find(string text)
    {
        var words = Folded(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

        return words.Length == 0
            ? []
            : _entries
                .Select(entry => (entry.Key, Nearness: entry.NearnessTo(words)))
                .Where(found => found.Nearness is not null)
                .OrderBy(found => found.Nearness)
                .Select(found => found.Key);
    }

    /// <summary>"Crème brûlée" and "creme brulee" are one.</summary>
    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);

        foreach (var sign in text.Trim().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) is not UnicodeCategory.NonSpacingMark)
            {
                folded.Append(sign is '\'' or '’' or '-' ? ' ' : char.ToLowerInvariant(sign));
            }
        }

        return folded.ToString();
    }

    private sealed record Entry(ArticleKey Key, DepartmentId Department, string Name, string Id)
    {
        public int? NearnessTo(string[] words)
        {
            if (words.Length == 1 && Id == words[0])
            {
                return 0;
            }

            foreach (var word in words)
            {
                if (!Name.Contains(word, StringComparison.Ordinal))
                {
                    return null;
                }
            }

            return Name.AsSpan(1).StartsWith(words[0], StringComparison.Ordinal) ? 1
                : Name.Contains($" {words[0]}", StringComparison.Ordinal) ? 2
                : 3;
        }
    }
}

/// <param name="Place">Among the departments, from 0; it also chooses the colour that underlines its articles.</param>
public sealed record DepartmentKey(DepartmentId Id, string Name, int Place);

public sealed record ArticleKey(ArticleId Id, string Name, Money Price, int Place);
