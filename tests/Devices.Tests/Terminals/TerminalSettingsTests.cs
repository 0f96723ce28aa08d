using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Terminals;
using RetailPos.Register.Domain.House;

namespace RetailPos.Devices.Tests.Terminals;

public sealed class TerminalSettingsTests
{
    [Fact]
    public void A_key_that_nobody_reads_stops_the_start_and_is_named()
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Of(("Terminals:Adress", "x")).GetRequiredService<IOptions<TerminalSettings>>().Value);

        Assert.Contains("Terminals:Simulated", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_protocol_that_the_office_offers_has_a_driver()
    {
        var terminals = Of().GetRequiredService<ICardTerminals>();

        Assert.All(Enum.GetValues<TerminalProtocol>(), protocol => Assert.NotNull(terminals.For(Terminal.Rule(protocol))));
    }

    private static ServiceProvider Of(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddTerminals(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(one => one.Key, one => (string?)one.Value)).Build())
        .BuildServiceProvider();
}
