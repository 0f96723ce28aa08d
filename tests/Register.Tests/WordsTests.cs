using System.Collections;
using System.Globalization;
using System.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Tests;

public sealed class WordsTests : Counter
{
    private static readonly ResourceManager Resources = new("RetailPos.Register.Resources.Words", typeof(Words).Assembly);

    [Fact]
    public void Every_french_word_has_its_english_one_and_none_is_empty()
    {
        var french = All("fr");
        var english = All("en");

        Assert.Equal(french.Keys.Order(), english.Keys.Order());
        Assert.DoesNotContain(french.Values.Concat(english.Values), string.IsNullOrWhiteSpace);
    }

    [Fact]
    public void Both_languages_leave_the_same_gaps_to_fill()
    {
        var english = All("en");

        Assert.All(All("fr"), word => Assert.Equal(Gaps(word.Value), Gaps(english[word.Key])));
    }

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("en-GB")]
    public void Every_refusal_has_a_sentence_of_its_own(string culture)
    {
        Speak(culture);
        var words = Services.GetRequiredService<IStringLocalizer<Words>>();
        string[] said =
        [
            .. Enum.GetValues<SaleRefusal>().Select(refusal => RefusalText.Of(refusal, words)),
            .. Enum.GetValues<BeeperPoolRefusal>().Where(refusal => refusal is not BeeperPoolRefusal.OrderIdInvalid)
                .Select(refusal => RefusalText.Of(refusal, 7, 47, words)),
            .. Enum.GetValues<CatalogueRefusal>().Select(refusal => RefusalText.Of(refusal, words)),
            .. Enum.GetValues<SheetFaultKind>().Select(kind => RefusalText.Of(kind, words)),
            RefusalText.Of(TableRefusal.Taken, words),
            RefusalText.Of(OrderRefusal.NotPlaced, words),
            RefusalText.Of(OrderRefusal.NoStepHeld, words),
            RefusalText.Of(OrderRefusal.LineHeld, words),
            RefusalText.Of(SoldOutRefusal.ArticleInvalid, words),
            RefusalText.Of(SoldOutRefusal.TooMany, words),
        ];

        Assert.All(said, sentence => Assert.Matches(@"^\p{Lu}.*[.?…5]|^\p{Lu}.* .*\.$", sentence));
        Assert.Equal(said.Length, said.Distinct().Count());
    }

    private static Dictionary<string, string> All(string culture) => Resources
        .GetResourceSet(culture == "fr" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static int Gaps(string sentence) => Enumerable.Range(0, 4).Count(gap => sentence.Contains($"{{{gap}}}", StringComparison.Ordinal));
}
