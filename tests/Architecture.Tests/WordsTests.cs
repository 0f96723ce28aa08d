using System.Xml.Linq;

namespace RetailPos.Architecture.Tests;

/// <summary>Everything a person reads stands in French and in English.</summary>
/// <remarks>French is the neutral language: <c>Words.resx</c>. English lies beside it: <c>Words.en.resx</c>.</remarks>
public sealed class WordsTests
{
    [Fact]
    public void Every_word_stands_in_both_languages() =>
        Assert.Empty(Missing(Source.Files("src", "*.resx").Select(path => (path, XDocument.Load(path)))));

    [Fact]
    public void No_word_stands_twice() =>
        Assert.Empty(Twice(Source.Files("src", "*.resx").Select(path => (path, XDocument.Load(path)))));

    [Fact]
    public void A_word_that_stands_twice_is_found() =>
        Assert.Equal(["a/Words.resx: b"], Twice([("a/Words.resx", Words("a", "b", "c", "b"))]));

    // A guard that cannot bark guards nothing.
    [Fact]
    public void A_missing_word_is_found() => Assert.Equal(
        ["a/Words.en.resx: b", "a/Words.resx: c"],
        Missing([("a/Words.resx", Words("a", "b")), ("a/Words.en.resx", Words("a", "c"))]).Order());

    // What is left out on purpose is left out in both.
    [Fact]
    public void A_word_that_is_empty_in_one_language_is_found()
    {
        var english = Words("a", "b");
        english.Root!.Elements("data").Last().SetElementValue("value", " ");

        Assert.Equal(["a/W.en.resx: b"], Missing([("a/W.resx", Words("a", "b")), ("a/W.en.resx", english)]));
    }

    [Fact]
    public void A_missing_language_is_found() =>
        Assert.Equal(["a/Words.en.resx: a"], Missing([("a/Words.resx", Words("a"))]));

    [Fact]
    public void A_missing_neutral_file_is_found() =>
        Assert.Equal(["a/Words.resx: a"], Missing([("a/Words.en.resx", Words("a"))]));

    [Fact]
    public void French_may_be_named_too() =>
        Assert.Empty(Missing([("a/W.resx", Words("a")), ("a/W.fr.resx", Words("a")), ("a/W.en.resx", Words("a"))]));

    private static IEnumerable<string> Missing(IEnumerable<(string Path, XDocument Words)> files)
    {
        var keys = files.ToDictionary(
            file => file.Path,
            file => file.Words.Root!.Elements("data")
                .Where(word => !string.IsNullOrWhiteSpace(word.Element("value")?.Value))
                .Select(word => word.Attribute("name")!.Value)
                .ToHashSet());

        foreach (var family in keys.GroupBy(file => Neutral(file.Key)))
        {
            var all = family.SelectMany(file => file.Value).ToHashSet();
            string[] wanted = [family.Key, Path.ChangeExtension(family.Key, ".en.resx"), .. family.Select(file => file.Key)];

            foreach (var path in wanted.Distinct())
            {
                foreach (var key in all.Except(keys.GetValueOrDefault(path) ?? []))
                {
                    yield return $"{path}: {key}";
                }
            }
        }
    }

    // Of two the first is shown, and whoever wrote the other wonders.
    private static IEnumerable<string> Twice(IEnumerable<(string Path, XDocument Words)> files) => files.SelectMany(file => file.Words.Root!.Elements("data")
        .CountBy(word => word.Attribute("name")!.Value)
        .Where(word => word.Value > 1)
        .Select(word => $"{file.Path}: {word.Key}"));

    private static string Neutral(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return Path.GetExtension(name) is ".en" or ".fr"
            ? Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(name) + ".resx")
            : path;
    }

    private static XDocument Words(params string[] keys) => new(
        new XElement("root", keys.Select(key => new XElement("data", new XAttribute("name", key), new XElement("value", key)))));
}
