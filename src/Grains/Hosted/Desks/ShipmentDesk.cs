using System.Globalization;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Devices;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Shipments;
using RetailPos.Hub.Domain.Tickets;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

/// <summary>Between whoever packs parcels, their grains and the label printer. It decides nothing.</summary>
public sealed class ShipmentDesk(IGrainFactory grains, Outboxes outboxes, SiteSettings site) : IShipmentDesk
{
    public async Task<LabelAnswer> PrintLabelAsync(CommandId id, SaleId sale, DeviceId printer, Actor by)
    {
        if ((await outboxes.DevicesAsync()).Find(printer) is not { } setup)
        {
            return new(Outbox: OutboxRefusal.TargetInvalid);
        }

        // Counted first: a parcel with two labels is a question, one without any comes back.
        var told = await NoteLabelAsync(id, sale, by);

        if (told.Refusal is { } refusal)
        {
            return new(refusal);
        }

        var rules = await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync();
        var from = rules.Receipts.House is { Name.Length: > 0 } house
            ? string.Join(", ", [house.Name, .. house.Address.Where(line => line.Length > 0)])
            : site.Name;
        var job = (await ReadAsync(sale)).Job!;
        var label = ParcelLabel.Of(job, from);
        var paper = setup.HasLabels ? PaperOf.Labels([label], setup.Width) : PaperOf.Preparation(label, setup.Width);
        var queued = await outboxes.QueueAsync(
            id.Then("label"), printer, JobKind.Label, job.CallNumber?.ToString(CultureInfo.InvariantCulture) ?? job.Customer,
            new JobContent.Rows(paper), by);
        return new(Outbox: queued.Refusal);
    }

    public Task<Told<ShipmentRefusal>> NoteLabelAsync(CommandId id, SaleId sale, Actor by) =>
        TellAsync(id, sale, new ShipmentCommand.NoteLabel(by));

    public async Task<Told<ShipmentRefusal>> PostAsync(CommandId id, SaleId sale, string carrier, string tracking, Actor by) =>
        await TellAsync(id, sale, new ShipmentCommand.Post(carrier, tracking, await IsReadyAsync(sale), by));

    public Task<Told<ShipmentRefusal>> ArriveAsync(CommandId id, SaleId sale, Actor by) =>
        TellAsync(id, sale, new ShipmentCommand.Arrive(by));

    public Task<Told<ShipmentRefusal>> ComeBackAsync(CommandId id, SaleId sale, string reason, Actor by) =>
        TellAsync(id, sale, new ShipmentCommand.ComeBack(reason, by));

    public Task<Told<ShipmentRefusal>> TryAgainAsync(CommandId id, SaleId sale, Actor by) =>
        TellAsync(id, sale, new ShipmentCommand.TryAgain(by));

    public Task<Shipment> ReadAsync(SaleId sale) => grains.GetGrain<IShipmentGrain>(sale.Value).ReadAsync();

    private Task<Told<ShipmentRefusal>> TellAsync(CommandId id, SaleId sale, ShipmentCommand command) =>
        grains.GetGrain<IShipmentGrain>(sale.Value).TellAsync(id, command);

    // What no kitchen prepares is ready as soon as it is sold.
    private async Task<bool> IsReadyAsync(SaleId sale)
    {
        var bill = await grains.GetGrain<ISaleGrain>(sale.Value).ReadAsync();
        var order = await grains.GetGrain<IOrderGrain>(bill.Order.Value).ReadAsync();
        return bill.CallNumber is null || order.Stage is not (OrderStage.Absent or OrderStage.ToPrepare);
    }
}
