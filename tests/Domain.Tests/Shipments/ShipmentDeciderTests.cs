using RetailPos.Hub.Domain.Shipments;
using RetailPos.Hub.Domain.Tickets;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Shipments;

public sealed class ShipmentDeciderTests
{
    private static readonly SaleId Sale = new("s-1");
    private static readonly OrderId Order = new("o-1");
    private static readonly ShipmentJob Job = new(Sale, Order, CallNumber: 7, "Zoé", "0612345678", "1 rue Basse, 29200 Brest");

    private static readonly ShipmentEvent Asked = new ShipmentEvent.Asked(Job, Noon);
    private static readonly ShipmentEvent Posted = new ShipmentEvent.Posted(Sale, Order, "Poste", "6A 1234", Anna, Noon);
    private static readonly ShipmentEvent Arrived = new ShipmentEvent.Arrived(Anna, Noon);
    private static readonly ShipmentEvent Back = new ShipmentEvent.CameBack("non réclamé", Anna, Noon);

    public static TheoryData<ShipmentEvent[], ShipmentCommand, ShipmentRefusal> Refusals => new()
    {
        { [], new ShipmentCommand.Ask(Job with { Order = new("o/1") }), ShipmentRefusal.IdInvalid },
        { [], new ShipmentCommand.Ask(Job with { Address = " " }), ShipmentRefusal.AddressInvalid },
        { [], new ShipmentCommand.NoteLabel(Anna), ShipmentRefusal.NotAsked },
        { [Asked, Posted, Arrived], Post(), ShipmentRefusal.AlreadyOver },
        { [Asked, new ShipmentEvent.Labelled(50, Anna, Noon)], new ShipmentCommand.NoteLabel(Anna), ShipmentRefusal.TooManyLabels },
        { [Asked, Posted], Post() with { Tracking = "6A 9999" }, ShipmentRefusal.AlreadySent },
        { [Asked], Post() with { Carrier = "a\nb" }, ShipmentRefusal.CarrierInvalid },
        { [Asked], Post() with { Tracking = "<script>" }, ShipmentRefusal.TrackingInvalid },
        { [Asked], Post() with { IsReady = false }, ShipmentRefusal.NotReady },
        { [Asked], new ShipmentCommand.Arrive(Anna), ShipmentRefusal.NotSent },
        { [Asked, Posted], new ShipmentCommand.ComeBack(" ", Anna), ShipmentRefusal.ReasonInvalid },
        { [Asked, Posted], new ShipmentCommand.TryAgain(Anna), ShipmentRefusal.NotReturned },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(ShipmentEvent[] history, ShipmentCommand command, ShipmentRefusal reason) =>
        ShipmentDecider.Decider.Given(history).When(command).IsRefused(reason);

    [Fact]
    public void Every_refusal_has_its_row() =>
        Assert.Equal(Enum.GetValues<ShipmentRefusal>(), Refusals.Select(row => (ShipmentRefusal)row[2]));

    [Fact]
    public void Posting_it_twice_is_posting_it_once() => ShipmentDecider.Decider.Given(Asked, Posted).When(Post()).NothingHappens();

    [Fact]
    public void Every_label_is_counted() => ShipmentDecider.Decider
        .Given(Asked, new ShipmentEvent.Labelled(1, Anna, Noon)).When(new ShipmentCommand.NoteLabel(Anna))
        .Happens(new ShipmentEvent.Labelled(2, Anna, Noon));

    [Fact]
    public void What_came_back_can_be_sent_again_under_another_number()
    {
        ShipmentDecider.Decider.Given(Asked, Posted, Back).When(new ShipmentCommand.TryAgain(Anna)).Happens(new ShipmentEvent.TriedAgain(Anna, Noon));
        ShipmentDecider.Decider.Given(Asked, Posted, Back, new ShipmentEvent.TriedAgain(Anna, Noon)).When(Post() with { Tracking = "6A 9999" })
            .Happens(new ShipmentEvent.Posted(Sale, Order, "Poste", "6A 9999", Anna, Noon));
    }

    [Fact]
    public void What_the_carrier_has_keeps_its_address_and_is_not_cancelled()
    {
        ShipmentDecider.Decider.Given(Asked, Posted).When(new ShipmentCommand.Ask(Job with { Address = "2 rue Haute" })).NothingHappens();
        ShipmentDecider.Decider.Given(Asked, Posted).When(new ShipmentCommand.Cancel()).NothingHappens();
        ShipmentDecider.Decider.Given(Asked).When(new ShipmentCommand.Cancel()).Happens(new ShipmentEvent.Cancelled(Noon));
        ShipmentDecider.Decider.Given(Asked).When(new ShipmentCommand.Ask(Job with { Address = "2 rue Haute" }))
            .Happens(new ShipmentEvent.Amended(Job, Job with { Address = "2 rue Haute" }, Noon));
    }

    [Fact]
    public void A_label_has_a_line_for_each_part_of_the_address()
    {
        var label = ParcelLabel.Of(Job, "Chez Léa, 3 rue Neuve");

        Assert.Equal(
            [(TicketStyle.Meta, "Chez Léa, 3 rue Neuve"), (TicketStyle.Title, "Zoé"), (TicketStyle.Article, "1 rue Basse"), (TicketStyle.Article, "29200 Brest"), (TicketStyle.Meta, "0612345678"), (TicketStyle.Call, "7")],
            label.Rows.Where(row => row.Style is not TicketStyle.Rule).Select(row => (row.Style, row.Text)));
    }

    private static ShipmentCommand.Post Post() => new("Poste", "6A 1234", IsReady: true, Anna);
}
