using System.Reflection;
using System.Reflection.Emit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace RetailPos.Grains.Embedded.Tests;

public sealed class SetupTests
{
    [Fact]
    public void An_interface_without_a_class_stops_the_start()
    {
        var fault = Assert.Single(FaultsOf(classes: 0));
        Assert.Equal("No grain implements IOrphan.", fault);
    }

    [Fact]
    public void An_interface_with_two_classes_stops_the_start()
    {
        var fault = Assert.Single(FaultsOf(classes: 2));
        Assert.Equal("IOrphan is implemented by Grain1 and by Grain2; it must be one.", fault);
    }

    [Fact]
    public void A_method_that_is_no_message_stops_the_start()
    {
        var faults = FaultsOf(classes: 0, returns: typeof(int));
        Assert.Contains("IOrphan.Ask returns neither Task nor ValueTask.", faults);
    }

    [Fact]
    public void An_interface_with_one_class_is_found() => Assert.Empty(FaultsOf(classes: 1));

    [Theory]
    [InlineData("Grains:MailboxLimit is 0; it must lie between 1 and 100000.", nameof(EmbeddedGrainsOptions.MailboxLimit))]
    [InlineData("Grains:AwakeLimit is 0; it must lie between 100 and 10000000.", nameof(EmbeddedGrainsOptions.AwakeLimit))]
    [InlineData("Grains:ResponseTimeout is 00:00:00; it must lie between 00:00:00.0010000 and 01:00:00.", nameof(EmbeddedGrainsOptions.ResponseTimeout))]
    [InlineData("Grains:IdleAfter is 00:00:00; it must lie between 00:00:01 and 1.00:00:00.", nameof(EmbeddedGrainsOptions.IdleAfter))]
    [InlineData("Grains:SweepEvery is 00:00:00; it must lie between 00:00:01 and 01:00:00.", nameof(EmbeddedGrainsOptions.SweepEvery))]
    public void An_option_out_of_its_range_is_named(string expected, string key)
    {
        var property = typeof(EmbeddedGrainsOptions).GetProperty(key)!;
        using var services = new ServiceCollection()
            .AddEmbeddedGrains(options => property.SetValue(options, Activator.CreateInstance(property.PropertyType)))
            .BuildServiceProvider();

        var fault = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IGrainFactory>());

        Assert.Equal([expected], fault.Failures);
    }

    [Fact]
    public async Task A_reference_is_not_the_grain_and_equals_its_like()
    {
        await using var house = new House();
        var anna = house.Waiter();

        Assert.IsNotType<WaiterGrain>(anna);
        Assert.Equal("anna", anna.GetPrimaryKeyString());
        Assert.Equal(anna, house.Waiter());
        Assert.Equal(anna.GetHashCode(), house.Waiter().GetHashCode());
        Assert.NotEqual(anna, house.Waiter("bruno"));
        Assert.Equal("WaiterGrain 'anna'", $"{anna}");
    }

    [Fact]
    public async Task Two_interfaces_of_one_class_reach_the_same_grain()
    {
        await using var house = new House();
        Assert.Equal(1, await house.Waiter().CountAsync());
        Assert.Equal(2, await house.Grains.GetGrain<ICounted>("anna").CountAsync());
    }

    [Fact]
    public async Task A_reference_to_nobody_is_refused()
    {
        await using var house = new House();
        Assert.Throws<ArgumentException>(() => house.Waiter(" "));
        Assert.Throws<ArgumentException>(() => house.Grains.GetGrain<IGrainWithStringKey>("anna"));
        Assert.Throws<ArgumentException>(() => house.Grains.GetGrain<IWaiter>("anna", "Some.Other"));
        Assert.Equal("anna", await house.Grains.GetGrain<IWaiter>("anna", typeof(WaiterGrain).Namespace).KeyAsync());
    }

    [Fact]
    public void A_grain_made_by_hand_says_that_it_has_no_key() =>
        Assert.Throws<ArgumentException>(() => new WaiterGrain(new Stage()).GetPrimaryKeyString());

    private static IReadOnlyCollection<string> FaultsOf(int classes, Type? returns = null)
    {
        using var services = new ServiceCollection()
            .AddEmbeddedGrains(_ => { }, AssemblyOf(classes, returns))
            .BuildServiceProvider();

        return Record.Exception(services.GetRequiredService<IGrainFactory>) is GrainSetupException setup ? setup.Faults : [];
    }

    private static AssemblyBuilder AssemblyOf(int classes, Type? returns)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new("Orphans"), AssemblyBuilderAccess.Run);
        var module = assembly.DefineDynamicModule("Orphans");
        var orphan = module.DefineType("IOrphan", TypeAttributes.Interface | TypeAttributes.Abstract | TypeAttributes.Public);
        orphan.AddInterfaceImplementation(typeof(IGrainWithStringKey));

        if (returns is not null)
        {
            orphan.DefineMethod("Ask", MethodAttributes.Abstract | MethodAttributes.Virtual | MethodAttributes.Public, returns, []);
        }

        var type = orphan.CreateType();

        for (var i = 1; i <= classes; i++)
        {
            module.DefineType($"Grain{i}", TypeAttributes.Public, typeof(Grain), [type]).CreateType();
        }

        return assembly;
    }
}
