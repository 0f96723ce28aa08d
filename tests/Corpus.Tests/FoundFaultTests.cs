using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;
using static RetailPos.Corpus.Tests.Evening;

namespace RetailPos.Corpus.Tests;

/// <summary>What the long run has found, each with a test of its own.</summary>
public sealed class FoundFaultTests
{
    private static readonly OrderId Visit = new("visit");
    private static readonly LineId Steak = new("steak");

    // Seed 2, day 69: the first change came when the plate was out, and was refused; the plate came back, and the second one was
    // accepted. Told everything again after a crash, the kitchen took the first one up, and no longer the second.
    [Fact]
    public async Task A_change_that_was_refused_does_not_come_back_over_a_later_one_after_a_crash()
    {
        await using var evening = await Evening.OpenAsync();
        var sale = await evening.OpenSaleAsync("s", Visit, "T1", Line("steak"));
        await evening.SendAsync(sale);
        await evening.ReadyAsync(await evening.OrderAsync(Visit));
        await evening.TellAsync(Visit, new OrderCommand.HandOver(By));

        await evening.TellAsync(sale, new SaleCommand.SetNote(Steak, [], "saignant", By));
        await evening.QuietAsync();
        await evening.TellAsync(Visit, new OrderCommand.Recall([Tick.Of((await evening.OrderAsync(Visit)).Lines[0])], By));
        await evening.TellAsync(sale, new SaleCommand.SetNote(Steak, [], "bien cuit", By));
        Assert.Equal("bien cuit", (await evening.OrderAsync(Visit)).Lines[0].Sent.Note);

        await evening.RestartForgetfulAsync();

        Assert.Equal("bien cuit", (await evening.OrderAsync(Visit)).Lines[0].Sent.Note);
    }
}
