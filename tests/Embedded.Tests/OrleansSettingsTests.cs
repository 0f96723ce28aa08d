using Microsoft.Extensions.Options;
using RetailPos.Hub.GrainHosting;

namespace RetailPos.Grains.Embedded.Tests;

public sealed class OrleansSettingsTests
{
    [Fact]
    public void Nothing_set_is_one_machine_alone()
    {
        var settings = OrleansSettings.From(Configuration());

        Assert.Equal(new(), settings);
        Assert.Null(settings.ConnectionString);
    }

    [Theory]
    [InlineData("ConnectionString", " ")]
    [InlineData("ClusterId", "")]
    [InlineData("ServiceId", "")]
    [InlineData("SiloPort", "0")]
    [InlineData("SiloPort", "65536")]
    [InlineData("GatewayPort", "-1")]
    [InlineData("GatewayPort", "11111")]
    [InlineData("AdvertisedAddress", "here")]
    public void A_value_out_of_its_range_is_named(string key, string value)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => OrleansSettings.From(Configuration((key, value))));
        Assert.StartsWith($"Orleans:{key} is ", Assert.Single(fault.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_no_number_is_named()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => OrleansSettings.From(Configuration(("SiloPort", "many"))));
        Assert.Contains("Orleans:SiloPort", fault.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.ToDictionary(pair => $"Orleans:{pair.Key}", pair => (string?)pair.Value))
        .Build();
}
