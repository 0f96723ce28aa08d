using System.Collections;
using System.Globalization;
using System.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Hub.Domain.Screens;

namespace RetailPos.Displays.Tests;

public sealed class WordsTests : ScreenContext
{
    [Theory]
    [InlineData("fr-FR")]
    [InlineData("en-GB")]
    public void Every_refusal_is_a_sentence_in_both_languages(string language)
    {
        Speak(language);
        var texts = Services.GetRequiredService<IStringLocalizer<Displays.Texts>>();
        var said = Enum.GetValues<OrderRefusal>().Select(refusal => RefusalText.Of(refusal, texts))
            .Concat(Enum.GetValues<BeeperPoolRefusal>().Select(refusal => RefusalText.Of(refusal, holder: null, texts)))
            .Concat(Enum.GetValues<RoutingRefusal>().Select(refusal => RefusalText.Of(refusal, texts)))
            .Concat(Enum.GetValues<HouseScreensRefusal>().Select(refusal => RefusalText.Of(refusal, texts)))
            .Concat(Enum.GetValues<PairingFault>().Select(fault => RefusalText.Of(fault, texts)));

        Assert.All(said, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void No_word_is_missing_in_either_language()
    {
        var words = new ResourceManager("RetailPos.Displays.Resources.Texts", typeof(Displays.Texts).Assembly);

        Assert.Equal(Keys(words, ""), Keys(words, "en"));
        Assert.NotEmpty(Keys(words, ""));
    }

    private static IEnumerable<string> Keys(ResourceManager words, string language) => words
        .GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
        .Cast<DictionaryEntry>()
        .Select(entry => (string)entry.Key)
        .Order();
}
