using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Pagers;

namespace RetailPos.Devices.Tests;

public sealed class PagerSettingsTests
{
    [Theory]
    [InlineData("http://192.168.1.40")]
    [InlineData("http://pager.local:8080/rps/")]
    public void These_addresses_are_good(string url) => Assert.Empty(new PagerSettings { Kind = PagerKind.Http, Url = url }.Faults());

    [Theory]
    [InlineData("")]
    [InlineData("pager.local")]
    [InlineData("/page")]
    [InlineData("https://pager.local")]
    [InlineData("ftp://pager.local")]
    [InlineData("http://pager.local/?a=b")]
    [InlineData("http://me:secret@pager.local")]
    public void Any_other_address_is_a_fault_that_names_its_key(string url) =>
        Assert.StartsWith("Pager:Url is", Assert.Single(new PagerSettings { Kind = PagerKind.Http, Url = url }.Faults()), StringComparison.Ordinal);

    [Theory]
    [InlineData("Pager:Mode", "-1", "0 and 4")]
    [InlineData("Pager:Mode", "5", "0 and 4")]
    [InlineData("Pager:AlertType", "256", "0 and 255")]
    [InlineData("Pager:PatienceSeconds", "0", "1 and 30")]
    [InlineData("Pager:PatienceSeconds", "31", "1 and 30")]
    public void A_number_out_of_its_range_stops_the_start_and_names_key_and_range(string key, string value, string range)
    {
        using var provider = ProviderOf((key, value));

        var fault = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IPager>);

        Assert.Contains($"{key} is {value}; it must lie between {range}.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Pager:AlertType", "4", "0 and 3")]
    [InlineData("Pager:System", "77", "0 and 76")]
    public void A_radio_code_has_narrower_ranges(string key, string value, string range)
    {
        using var provider = ProviderOf(("Pager:Kind", "Pocsag"), ("Pager:Line", "localhost:9"), (key, value));

        var fault = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IPager>);

        Assert.Contains($"{key} is {value}; it must lie between {range}.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.168.1.40:4001", true)]
    [InlineData("pager.local:10001", true)]
    [InlineData("", false)]
    [InlineData("pager.local", false)]
    [InlineData("pager.local:0", false)]
    [InlineData("pager.local:99999", false)]
    [InlineData("http://pager.local:80", false)]
    [InlineData("pager.local:80/page", false)]
    public void A_line_is_a_host_and_a_port(string line, bool isGood)
    {
        var faults = new PagerSettings { Kind = PagerKind.Lrs, Line = line }.Faults();

        Assert.Equal(isGood ? 0 : 1, faults.Count);
        Assert.All(faults, fault => Assert.StartsWith("Pager:Line is", fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("None", typeof(AbsentPager))]
    [InlineData("Http", typeof(HttpPager))]
    [InlineData("lrs", typeof(LrsPager))]
    [InlineData("Pocsag", typeof(PocsagPager))]
    [InlineData("Simulated", typeof(SimulatedPager))]
    public void The_settings_choose_the_driver(string kind, Type driver)
    {
        using var provider = ProviderOf(
            ("Pager:Kind", kind), ("Pager:Url", "http://127.0.0.1:8080"), ("Pager:Line", "127.0.0.1:4001"), ("Pager:Mode", "4"));

        Assert.IsType(driver, provider.GetRequiredService<IPager>());
        Assert.Equal(4, provider.GetRequiredService<IOptions<PagerSettings>>().Value.Mode);
    }

    [Fact]
    public void Without_a_word_there_is_no_transmitter_and_ready_rings_by_itself()
    {
        using var provider = ProviderOf();

        Assert.IsType<AbsentPager>(provider.GetRequiredService<IPager>());
        Assert.True(provider.GetRequiredService<PagingSettings>().Automatic);
    }

    [Fact]
    public void A_house_that_rings_by_hand_says_so()
    {
        using var provider = ProviderOf(("Pager:Automatic", "false"));

        Assert.IsType<AbsentPager>(provider.GetRequiredService<IPager>());
        Assert.False(provider.GetRequiredService<PagingSettings>().Automatic);
    }

    [Theory]
    [InlineData("Pager:Knd", "Http")]
    [InlineData("Pager:Kind", "7")]
    public void A_typing_error_stops_the_start_and_is_named(string key, string value)
    {
        using var provider = ProviderOf((key, value));

        Assert.Contains(
            key, Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IPager>).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_driver_is_not_built_on_faulty_settings() => Assert.Throws<ArgumentException>(
        () => new HttpPager(new() { Kind = PagerKind.Http, Url = "http://127.0.0.1", Mode = 9 }, TimeProvider.System));

    [Fact]
    public async Task Without_a_transmitter_nothing_rings_and_every_page_says_so()
    {
        Assert.Equal(PageAnswer.NotPossible, await new AbsentPager().PageAsync(3, "3", CancellationToken.None));
        Assert.Equal(PageAnswer.NotPossible, await new AbsentPager().StopAsync(3, CancellationToken.None));
    }

    private static ServiceProvider ProviderOf(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddPager(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
            .Build())
        .BuildServiceProvider();
}
