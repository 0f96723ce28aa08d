using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Tickets;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>Houses that want every kitchen ticket on paper, beside the screens.</summary>
public sealed class KitchenTicketTests : IAsyncDisposable
{
    private static readonly DeviceId Printer = new("kitchen-printer");
    private static readonly PrinterSetup Setup = PrinterSetup.Usual(Printer, "Cuisine", "127.0.0.1:9100") with
    {
        Stations = [House.Kitchen, House.Bar, House.Pass], Always = [House.Kitchen, House.Bar],
    };

    private House _house = null!;

    [Fact]
    public async Task Each_station_gets_its_own_ticket_of_what_it_owes_and_of_nothing_else()
    {
        await OpenAsync(Setup);
        await PlaceAsync(("Steak", House.Kitchen), ("Frites", House.Kitchen), ("Kir", House.Bar), ("Café", House.Pass));

        Assert.Equal(["Steak, Frites", "Kir"], await TicketsAsync(2));
    }

    [Fact]
    public async Task A_combined_ticket_has_all_of_its_printer_s_stations()
    {
        await OpenAsync(Setup with { IsCombined = true });
        await PlaceAsync(("Steak", House.Kitchen), ("Kir", House.Bar));

        Assert.Equal(["Steak, Kir"], await TicketsAsync(1));
    }

    [Fact]
    public async Task What_is_changed_or_cancelled_afterwards_is_a_ticket_that_says_so()
    {
        await OpenAsync(Setup);
        var order = await PlaceAsync(("Steak", House.Kitchen));
        await TicketsAsync(1);
        var line = order.Lines[0];

        await _house.KitchenDesk.TellAsync(House.NewCommand(), order.Header!.Id, new OrderCommand.ChangeLine(
            line.Id, line.Sent.Wish with { Note = "saignant" }, House.Lea));
        Assert.Equal("changed Steak", (await TicketsAsync(2))[1]);
        await _house.KitchenDesk.TellAsync(House.NewCommand(), order.Header!.Id, new OrderCommand.Cancel([line.Id], "parti", House.Lea));
        Assert.Equal("cancelled Steak", (await TicketsAsync(3))[2]);
    }

    [Fact]
    public async Task A_course_that_is_fired_is_a_ticket_of_its_lines_at_each_station_and_once()
    {
        await OpenAsync(Setup);
        var order = await PlaceAsync(("Steak", House.Kitchen, 1), ("Tarte", House.Kitchen, 2), ("Digestif", House.Bar, 2), ("Café", House.Pass, 2));
        Assert.Equal(["Steak, held Tarte", "held Digestif"], await TicketsAsync(2));

        var press = House.NewCommand();
        await _house.KitchenDesk.TellAsync(press, order.Header!.Id, new OrderCommand.FireNextStep(House.Lea, Seen: 2));
        await _house.KitchenDesk.TellAsync(press, order.Header!.Id, new OrderCommand.FireNextStep(House.Lea, Seen: 2));
        await _house.KitchenDesk.TellAsync(House.NewCommand(), order.Header!.Id, new OrderCommand.FireNextStep(House.Lea, Seen: 2));

        Assert.Equal(["next Tarte", "next Digestif"], (await TicketsAsync(4)).Skip(2));
        Assert.Equal(4, (await CaughtUpAsync()).Count);
    }

    [Fact]
    public async Task A_course_that_comes_by_itself_is_a_ticket_too_for_paper_sees_nothing_of_the_one_before()
    {
        await OpenAsync(Setup);
        var order = await PlaceAsync(("Soupe", House.Pass, 1), ("Tarte", House.Kitchen, 2));
        await TicketsAsync(1);

        await _house.KitchenDesk.TellAsync(
            House.NewCommand(), order.Header!.Id, new OrderCommand.MarkReady([Tick.Of(order.Lines[0])], House.Lea));

        Assert.Equal(["held Tarte", "next Tarte"], await TicketsAsync(2));
    }

    [Fact]
    public async Task A_roll_of_labels_has_none_for_a_course_whose_labels_are_on_their_bags()
    {
        await OpenAsync(Setup with { Always = [House.Kitchen], HasLabels = true });
        var order = await PlaceAsync(("Steak", House.Kitchen, 1), ("Tarte", House.Kitchen, 2));
        await JobsAsync(1);
        await _house.KitchenDesk.TellAsync(House.NewCommand(), order.Header!.Id, new OrderCommand.FireNextStep(House.Lea, Seen: 2));

        Assert.Single(await CaughtUpAsync());
    }

    private Task<Order> PlaceAsync(params (string Article, StationId Station)[] lines) =>
        PlaceAsync([.. lines.Select(line => (line.Article, line.Station, 1))]);

    // A ticket that follows has come after whatever came before it.
    private async Task<List<OutboxJob>> CaughtUpAsync()
    {
        var before = (await JobsAsync(0)).Count;
        await PlaceAsync(("Pain", House.Kitchen));
        var after = await JobsAsync(before + 1);
        return [.. after.SkipLast(1)];
    }

    private async Task<IReadOnlyList<OutboxJob>> JobsAsync(int count) =>
        (await _house.DevicesShowAsync(view => view.OutboxOf(Printer).Jobs.Count >= count)).OutboxOf(Printer).Jobs;

    private async Task<Order> PlaceAsync(params (string Article, StationId Station, int Step)[] lines)
    {
        var order = new OrderId(Guid.CreateVersion7().ToString("N"));
        await _house.KitchenDesk.PlaceAsync(
            House.NewCommand(),
            new(order, ServiceMode.EatIn, Table: null, Covers: 0, Customer: "", Note: "", DueAt: null,
            [
                .. lines.Select(line => new SentLine(_house.NewLine(), line.Article, Quantity.One, [], "", new([line.Station], line.Step, 60, []))),
            ]),
            House.Lea);
        return await _house.OrderShowsAsync(order, _ => true);
    }

    private async Task<List<string>> TicketsAsync(int count)
    {
        var outbox = (await _house.DevicesShowAsync(view => view.OutboxOf(Printer).Jobs.Count >= count)).OutboxOf(Printer);
        return [.. outbox.Jobs.Select(job => string.Join(", ", ((JobContent.Ticket)job.Content).Preparation.Rows.Select(row => row.Text)))];
    }

    private async Task OpenAsync(PrinterSetup printer)
    {
        _house = await House.OpenAsync(
            new MemoryJournal(HouseEvents.Catalog, TimeProvider.System),
            also: services => services.AddSingleton<ITicketWording, PlainTickets>().AddKitchenTickets());
        await _house.SetUpPrinterAsync(printer);
    }

    public async ValueTask DisposeAsync() => await _house.DisposeAsync();

    private sealed class PlainTickets : ITicketWording
    {
        public string MayBeCopy => "copy";

        public string MayBeRepeat => "repeat";

        public PreparationTicket TicketOf(StationSlip slip) => new(
        [
            .. slip.Lines.Select(line => new TicketRow(
                TicketStyle.Article,
                (slip.IsNext ? "next " : line.State is LineState.Held ? "held " : line.State is LineState.Cancelled ? "cancelled " : line.IsChanged ? "changed " : "") + line.Sent.Article)),
        ]);
    }
}
