using System.Collections;
using System.Globalization;
using System.Resources;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Tests;

namespace RetailPos.Look.Tests;

public sealed class StatusCornerTests : BunitContext
{
    private readonly FakeClock _clock = new(new(2026, 7, 15, 10, 47, 8, TimeSpan.Zero));
    private readonly CultureInfo _cultureBefore = CultureInfo.CurrentUICulture;

    public StatusCornerTests()
    {
        Services.AddLocalization(options => options.ResourcesPath = "Resources");
        Services.AddSingleton<TimeProvider>(_clock);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentUICulture = _cultureBefore;
        base.Dispose(disposing);
    }

    [Theory]
    [InlineData("fr-FR", "HORS LIGNE depuis {0}", "Dernière commande vue : {0}", "en retard")]
    [InlineData("en-GB", "OFFLINE for {0}", "Last order seen: {0}", "late")]
    [InlineData("de-DE", "HORS LIGNE depuis {0}", "Dernière commande vue : {0}", "en retard")]
    public void The_page_script_is_given_the_words_of_the_page_and_french_where_there_are_none(
        string culture, string stale, string last, string late)
    {
        var words = Corner(culture).Find("[data-look=words]");

        Assert.Equal(stale, words.GetAttribute("data-stale"));
        Assert.Equal(last, words.GetAttribute("data-last"));
        Assert.Equal(late, words.GetAttribute("data-urgency-late"));
    }

    [Fact]
    public void Site_and_screen_are_named()
    {
        var corner = Corner("fr-FR");

        Assert.Equal("Chez Léa", corner.Find(".site").TextContent);
        Assert.Equal("Cuisine chaude", corner.Find(".name").TextContent);
    }

    [Fact]
    public void Fresh_is_a_word_that_only_the_page_script_may_write()
    {
        var corner = Corner("fr-FR");

        Assert.Empty(corner.Find("[data-look=status]").ChildNodes);
        Assert.Empty(corner.Find("[data-look=clock]").ChildNodes);
        Assert.Empty(corner.Find("[data-look=sound]").ChildNodes);
    }

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("en-GB")]
    public void No_word_is_missing(string culture)
    {
        var words = Corner(culture).Find("[data-look=words]").Attributes
            .Where(attribute => attribute.Name is not ("data-look" or "data-urgency-fresh"));

        // A word that is not found comes back as its own key, which begins with a capital and holds no space.
        Assert.All(words, word => Assert.DoesNotMatch("^([A-Z][a-z]+)*$", word.Value));
    }

    [Fact]
    public void Every_french_word_has_its_english_one()
    {
        var words = new ResourceManager("RetailPos.Look.Resources.Words", typeof(Words).Assembly);

        Assert.Equal(Keys(words, CultureInfo.InvariantCulture), Keys(words, CultureInfo.GetCultureInfo("en")));
    }

    private static IEnumerable<string> Keys(ResourceManager words, CultureInfo culture) =>
        words.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .Select(word => (string)word.Key)
            .Order(StringComparer.Ordinal);

    private IRenderedComponent<StatusCorner> Corner(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        return Render<StatusCorner>(corner => corner
            .Add(it => it.Site, "Chez Léa")
            .Add(it => it.Screen, "Cuisine chaude")
            .Add(it => it.Seen, () => new Seen(118, "47")));
    }
}
