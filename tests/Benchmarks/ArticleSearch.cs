using System.Collections.Immutable;
using System.Diagnostics;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Benchmarks;

/// <summary>What one keystroke in the search field costs the hub, over ten thousand articles: from the text to the first page of keys.</summary>
internal static class ArticleSearch
{
    private const int Articles = 10_000;
    private const int Rounds = 20;

    private static readonly string[] Firsts = ["Crème", "Gâteau", "Bière", "Pâté", "Sirop", "Thé", "Pain", "Jus", "Fromage", "Huile", "Œufs", "Confiture"];
    private static readonly string[] Seconds = ["brûlée", "au chocolat", "d'abbaye", "de campagne", "de menthe", "vert", "complet", "d'orange", "de chèvre", "d'olive", "fermiers", "de figue"];
    private static readonly string[] Typed = ["creme brulee", "gateau chocolat", "biere 75", "oeufs", "menthe sirop", "3760000004999", "article-777", "zzz"];

    public static Task RunAsync()
    {
        var catalogue = Catalogue();
        var began = Stopwatch.GetTimestamp();
        var index = new ArticleIndex(catalogue);
        var built = Stopwatch.GetElapsedTime(began);

        // Once over everything, so that what is measured is compiled.
        _ = Type(index).Count();
        var rounds = Enumerable.Range(0, Rounds).Select(_ => Type(index).ToList()).ToList();
        var figures = new Figures(rounds.SelectMany(round => round));

        // A busy machine takes the processor away in the middle of a search; the median of the same keystroke does not see it.
        var dearest = Enumerable.Range(0, rounds[0].Count).Max(key => new Figures(rounds.Select(round => round[key])).P50);
        Console.WriteLine($"{Articles:N0} articles, {Typed.Length} texts typed letter by letter, {Rounds} rounds: p50 {figures.P50:N2} ms, p99 {figures.P99:N2} ms a keystroke; the dearest keystroke {dearest:N2} ms in its median; index built in {built.TotalMilliseconds:N0} ms");
        return Task.CompletedTask;
    }

    private static IEnumerable<double> Type(ArticleIndex index)
    {
        foreach (var text in Typed)
        {
            for (var length = 1; length <= text.Length; length++)
            {
                var began = Stopwatch.GetTimestamp();
                _ = RegisterBoard.Of(index, department: null, text[..length], pages: 1, sale: null);
                yield return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
        }
    }

    private static Catalogue Catalogue()
    {
        var departments = Enumerable.Range(0, 20)
            .Select(at => new Department(new($"d{at}"), $"Rayon {at}", [], Step: 1, at))
            .ToImmutableDictionary(department => department.Id);
        var articles = Enumerable.Range(0, Articles)
            .Select(at => new Article(
                new($"article-{at}"), new($"d{at % 20}"), $"{Firsts[at % Firsts.Length]} {Seconds[at / 7 % Seconds.Length]} {at % 100} cl n° {at}",
                new(100 + at), new(1_000), new(550), Route: null, Step: null, ExpectedSeconds: 0, [], [], at,
                Barcodes: [$"376{at:000000000}9"[..13] is var code && Barcode.IsValid(code) ? code : $"B-{at}"]))
            .ToImmutableDictionary(article => article.Id);
        return new(ImmutableDictionary<StationId, StationEntry>.Empty, departments, articles);
    }
}
