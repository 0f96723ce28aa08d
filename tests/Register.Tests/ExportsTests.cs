using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Home;
using RetailPos.Register.Office;

namespace RetailPos.Register.Tests;

/// <summary>Where the books leave the house, and whose accounts they stand in.</summary>
public sealed class ExportsTests : Counter, IExportDesk
{
    private readonly List<ExportWish> _wishes = [];
    private readonly List<ExportFile> _files = [];
    private ExportMade _answer = new(ExportRefusal.NothingThere);

    public ExportsTests()
    {
        Services.AddSingleton<IExportDesk>(this);
        Services.AddRegister(_ => [new("C1"), new("C2")]);
    }

    public DateOnly Today => new(2026, 11, 22);

    public IReadOnlyList<ExportFile> Files => _files;

    public Task<ExportMade> MakeAsync(ExportWish wish, Actor by, CancellationToken stop)
    {
        _wishes.Add(wish);
        return Task.FromResult(_answer);
    }

    [Fact]
    public void The_archive_of_last_year_is_made_by_two_taps_and_can_be_fetched()
    {
        var page = Render<ExportsScreen>();
        var file = new ExportFile("archive-all-20250101-20251231.zip", 12_345_678, new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));
        _answer = new(Refusal: null, file);
        _files.Add(file);

        Tap(page, "last-year");
        The(page, "exports").QuerySelector("form")!.Submit();
        Until(page, () => _wishes is [{ Kind: ExportKind.Archive, Till: null }]);

        Assert.Equal((new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31)), (_wishes[0].First, _wishes[0].Last));
        Until(page, () => The(page, "said").GetAttribute("data-good") is "true");
        Assert.Equal($"exports/{file.Name}", The(page, $"file-{file.Name}").QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void What_was_refused_is_said_in_words_and_an_e_report_asks_for_one_day_only()
    {
        var page = Render<ExportsScreen>();
        The(page, "kind").Change(nameof(ExportKind.EReport));

        Assert.Empty(page.FindAll("[data-test=last]"));
        The(page, "exports").QuerySelector("form")!.Submit();
        Until(page, () => The(page, "said").GetAttribute("data-good") is "false");
        Assert.Equal(_wishes[0].First, _wishes[0].Last);
        Assert.NotEmpty(The(page, "said").TextContent.Trim());
    }

    [Fact]
    public void What_an_e_report_leaves_out_is_said_beside_its_file()
    {
        var page = Render<ExportsScreen>();
        _answer = new(Refusal: null, new("flux10.xml", 1, default), new(300), new(2, new(123_456)));

        The(page, "exports").QuerySelector("form")!.Submit();
        Until(page, () => The(page, "said").GetAttribute("data-good") is "true");
        Assert.Contains("3,00", The(page, "said").TextContent, StringComparison.Ordinal);
        Assert.Contains("2 vente(s) intracommunautaire(s)", The(page, "said").TextContent, StringComparison.Ordinal);
        Assert.Contains("234,56", The(page, "said").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("en-GB")]
    public void Every_refusal_has_a_sentence_of_its_own(string culture)
    {
        Speak(culture);
        var words = Services.GetRequiredService<IStringLocalizer<Words>>();
        var said = Enum.GetValues<ExportRefusal>().Select(refusal => RefusalText.Of(refusal, words)).ToList();

        Assert.All(said, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
        Assert.Equal(said.Count, said.Distinct().Count());
    }

    [Fact]
    public void An_account_is_changed_and_a_department_gets_one_of_its_own()
    {
        var page = Render<AccountingScreen>();
        var department = House.Catalogue.Current.Catalogue.Departments.Values.First(one => !one.IsArchived).Id;

        The(page, $"code-{nameof(PaymentMode.Card)}").Change("512300");
        The(page, $"code-{department}").Change("707900");
        The(page, $"name-{department}").Change("Boissons");
        The(page, $"code-{nameof(AccountingRules.Margin)}").Change("707310");
        The(page, $"code-{nameof(AccountingRules.IntraCommunity)}").Change("707210");
        The(page, "charset").Change(nameof(FecCharset.Latin9));
        The(page, "accounting").QuerySelectorAll("form")[0].Submit();
        Until(page, () => Accounting.Of(PaymentMode.Card).Code == "512300");

        Assert.Equal(new Account("707900", "Boissons"), Accounting.Departments.Single(own => own.Department == department).Account);
        Assert.Equal((new Account("707310", "Ventes sur marge"), new Account("707210", "Livraisons intracommunautaires")), (Accounting.MarginSales, Accounting.IntraCommunitySales));
        Assert.Equal(FecCharset.Latin9, Accounting.Charset);
    }

    [Fact]
    public void A_platform_without_a_name_is_refused_in_words()
    {
        var page = Render<AccountingScreen>();

        The(page, "platform").Change("PA01");
        The(page, "accounting").QuerySelectorAll("form")[1].Submit();
        Until(page, () => The(page, "said").GetAttribute("data-good") is "false");
        The(page, "platform-name").Change("Plateforme");
        The(page, "accounting").QuerySelectorAll("form")[1].Submit();
        Until(page, () => House.Rules.Current.Rules.EReporting is { Platform: "PA01", PlatformName: "Plateforme" });
    }

    private AccountingRules Accounting => House.Rules.Current.Rules.Accounting;
}
