using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Pagers;
using RetailPos.Hub.Domain.Beepers;

namespace RetailPos.Devices.Tests;

public sealed class PagerSettingsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("http://192.168.1.40")]
    [InlineData("http://pager.local:8080/rps/")]
    public void These_addresses_are_good(string url) => Assert.Empty(new PagerSettings { Url = url }.Faults());

    [Theory]
    [InlineData("pager.local")]
    [InlineData("/page")]
    [InlineData("https://pager.local")]
    [InlineData("ftp://pager.local")]
    [InlineData("http://pager.local/?a=b")]
    [InlineData("http://me:secret@pager.local")]
    public void Any_other_address_is_a_fault_that_names_its_key(string url) =>
        Assert.StartsWith("Pager:Url is", Assert.Single(new PagerSettings { Url = url }.Faults()), StringComparison.Ordinal);

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

    [Fact]
    public void The_settings_choose_the_driver()
    {
        using var none = ProviderOf();
        using var http = ProviderOf(
            ("Pager:Url", "http://127.0.0.1:8080"), ("Pager:Mode", "4"), ("Pager:AlertType", "0"), ("Pager:PatienceSeconds", "30"));

        Assert.IsType<AbsentPager>(none.GetRequiredService<IPager>());
        Assert.IsType<HttpPager>(http.GetRequiredService<IPager>());
        Assert.Equal(4, http.GetRequiredService<IOptions<PagerSettings>>().Value.Mode);
    }

    [Fact]
    public void A_driver_is_not_built_on_faulty_settings() => Assert.Throws<ArgumentException>(
        () => new HttpPager(new() { Url = "http://127.0.0.1", Mode = 9 }, TimeProvider.System));

    [Fact]
    public async Task Without_a_transmitter_every_page_fails() => Assert.Equal(
        PageOutcome.Failed, await new AbsentPager().PageAsync(3, "3", CancellationToken.None));

    private static ServiceProvider ProviderOf(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddPager(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
            .Build())
        .BuildServiceProvider();
}
