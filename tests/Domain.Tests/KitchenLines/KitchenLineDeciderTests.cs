using RetailPos.Hub.Domain.KitchenLines;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.KitchenLines;

public sealed class KitchenLineDeciderTests
{
    private static readonly KitchenLineEvent Taken = new KitchenLineEvent.Taken(new("o-1"), Noon);

    public static TheoryData<KitchenLineEvent[], KitchenLineCommand, KitchenLineRefusal> Refusals => new()
    {
        { [], new KitchenLineCommand.Take(new("o 1")), KitchenLineRefusal.OrderIdInvalid },
        { [Taken], new KitchenLineCommand.Take(new("o-2")), KitchenLineRefusal.TakenElsewhere },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(KitchenLineEvent[] history, KitchenLineCommand command, KitchenLineRefusal reason) =>
        KitchenLineDecider.Decider.Given(history).When(command).IsRefused(reason);

    [Fact]
    public void Every_refusal_has_its_row() =>
        Assert.Equal(Enum.GetValues<KitchenLineRefusal>(), Refusals.Select(row => (KitchenLineRefusal)row[2]));

    [Fact]
    public void A_line_belongs_to_the_first_order_that_took_it()
    {
        KitchenLineDecider.Decider.Given().When(new KitchenLineCommand.Take(new("o-1"))).Happens(Taken);
        KitchenLineDecider.Decider.Given(Taken).When(new KitchenLineCommand.Take(new("o-1"))).NothingHappens();
    }
}
