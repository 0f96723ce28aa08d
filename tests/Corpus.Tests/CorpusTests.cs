using RetailPos.Displays.Tests;

namespace RetailPos.Corpus.Tests;

/// <summary>
/// The twenty-nine ways in which others lost, doubled or hid an order, each a test of its own number. A test bears the words of
/// the fault; it passes because here the fault cannot happen, and <c>tests/bark</c> shows that it would be noticed.
/// </summary>
/// <remarks>Lost and doubled: <c>CorpusTests.Orders.cs</c>. What screens hide: <c>CorpusTests.Screens.cs</c>.</remarks>
public sealed partial class CorpusTests : ScreenContext
{
    /// <summary>Random evenings per property: enough that a broken build has never passed.</summary>
    private const int Evenings = 12;

    [Fact]
    public void All_twenty_nine_are_here_and_each_has_a_build_that_breaks_it()
    {
        var wanted = Enumerable.Range(1, 29).Select(number => $"{number:00}").ToList();
        var here = typeof(CorpusTests).GetMethods()
            .Where(method => method.Name.StartsWith("Item_", StringComparison.Ordinal))
            .Select(method => method.Name.Split('_')[1])
            .Order(StringComparer.Ordinal);
        var breaks = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "breaks"), "??.patch")
            .Select(Path.GetFileNameWithoutExtension)
            .Where(number => number != "00")
            .Order(StringComparer.Ordinal);

        Assert.Equal(wanted, here);
        Assert.Equal(wanted, breaks);
    }
}
