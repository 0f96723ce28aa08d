using System.Collections.Immutable;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.Shipments;
using RetailPos.Kernel;

namespace RetailPos.Register.Parcels;

/// <summary>For whoever packs: what is to be sent and to whom, its label, and the number that the carrier gives it.</summary>
public sealed partial class ShipmentsScreen(
    IShipmentDesk desk,
    IFeed<ShipmentsView> shipments,
    IFeed<KitchenView> kitchen,
    IFeed<DevicesView> devices,
    IFeed<HouseRulesView> rules) : FollowingPart
{
    private static readonly Actor By = new("", "shipping");

    private ShipmentsView _shipments = ShipmentsView.Empty;
    private KitchenView _kitchen = KitchenView.Empty;
    private DevicesView _devices = DevicesView.Empty;
    private HouseRulesView _rules = HouseRulesView.Empty;
    private string _printer = "";

    private ParcelBoard Board => ParcelBoard.Of(_shipments, _kitchen);

    // A roll of labels first: whoever has one wants it.
    private ImmutableArray<PrinterSetup> Printers =>
        [.. _devices.Devices.Printers.Values.OrderByDescending(printer => printer.HasLabels).ThenBy(printer => printer.Name, StringComparer.CurrentCulture)];

    private PrinterSetup? Chosen => Printers.FirstOrDefault(printer => printer.Id.Value == _printer) ?? Printers.FirstOrDefault();

    protected override void OnInitialized()
    {
        base.OnInitialized();
        Follow(shipments, view => _shipments = view);
        Follow(kitchen, view => _kitchen = view);
        Follow(devices, view => _devices = view);
        Follow(rules, view => _rules = view);
    }

    private Task PressAsync(ParcelRow row, ParcelPress press) => AskAsync(id => AskAsync(id, row.Job.Sale, press));

    private async Task<(string Text, bool IsRefusal)?> AskAsync(CommandId id, SaleId sale, ParcelPress press)
    {
        if (press is ParcelPress.Print)
        {
            return Chosen is not { } printer ? null : await desk.PrintLabelAsync(id, sale, printer.Id, By) switch
            {
                { Refusal: { } refusal } => (RefusalText.Of(refusal, Words), true),
                { Outbox: { } refusal } => (RefusalText.Of(refusal, Words), true),
                _ => (Words["ShipmentLabelSent", printer.Name].Value, false),
            };
        }

        var told = await (press switch
        {
            ParcelPress.Post post => desk.PostAsync(id, sale, post.Carrier.Trim(), post.Tracking.Trim(), By),
            ParcelPress.Arrive => desk.ArriveAsync(id, sale, By),
            ParcelPress.ComeBack back => desk.ComeBackAsync(id, sale, back.Reason, By),
            ParcelPress.TryAgain => desk.TryAgainAsync(id, sale, By),
            _ => Task.FromResult(new Told<ShipmentRefusal>(Refusal: null, Position: 0)),
        });
        return told.Refusal is { } refused ? (RefusalText.Of(refused, Words), true) : null;
    }
}
