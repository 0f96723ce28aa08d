using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Hub.Domain.Shipments;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Tests.Selling;

/// <summary>
/// What goes by post, to a relay point or to a door, against the bills: none is forgotten, none is on its way for nobody, none
/// leaves twice without having come back, and each says what its bill says.
/// </summary>
internal sealed class ParcelBooks
{
    private readonly Dictionary<SaleId, Shipment> _parcels = [];
    private readonly Dictionary<SaleId, Delivery> _rounds = [];
    private readonly HashSet<SaleId> _underWay = [];
    private readonly HashSet<SaleId> _away = [];
    private readonly HashSet<SaleId> _hasLeft = [];

    /// <summary>What somebody in the house still has to send.</summary>
    public IEnumerable<SaleId> ToSend => _parcels.Where(parcel => parcel.Value.IsToDo).Select(parcel => parcel.Key);

    public void Read(Recorded recorded)
    {
        switch (recorded.Event)
        {
            // From here on somebody packs it.
            case SaleEvent.LinesSent or SaleEvent.Settled:
                _underWay.Add(new(recorded.Stream["sale-".Length..]));
                break;
            case ShipmentEvent e:
                Read(new(recorded.Stream["shipment-".Length..]), e);
                break;
            case DeliveryEvent e:
                var sale = new SaleId(recorded.Stream["delivery-".Length..]);
                _rounds[sale] = DeliveryDecider.Evolve(_rounds.GetValueOrDefault(sale, Delivery.None), e);
                break;
        }
    }

    public void Check(IEnumerable<Sale> sales)
    {
        foreach (var sale in sales)
        {
            CheckParcel(sale, _parcels.GetValueOrDefault(sale.Id, Shipment.None));
            CheckRound(sale, _rounds.GetValueOrDefault(sale.Id, Delivery.None));
        }
    }

    private void Read(SaleId sale, ShipmentEvent happened)
    {
        _parcels[sale] = ShipmentDecider.Evolve(_parcels.GetValueOrDefault(sale, Shipment.None), happened);

        switch (happened)
        {
            case ShipmentEvent.Asked:
                Books.Hold(!_away.Contains(sale), $"{sale} is to be packed again, and the carrier has it.");
                break;
            case ShipmentEvent.Posted e:
                Books.Hold(e.Sale == sale && _away.Add(sale), $"{sale} was posted twice.");
                _hasLeft.Add(sale);
                break;
            case ShipmentEvent.CameBack:
                Books.Hold(_away.Remove(sale), $"{sale} came back from nowhere.");
                break;
            case ShipmentEvent.Arrived:
                Books.Hold(_away.Contains(sale), $"{sale} arrived, and never left.");
                break;
        }
    }

    private void CheckParcel(Sale sale, Shipment parcel)
    {
        var wanted = sale is { Mode: ServiceMode.Shipping, Stage: not SaleStage.Abandoned, Destination: not null };

        if (wanted && _underWay.Contains(sale.Id))
        {
            Books.Hold(parcel.Stage is not (ShipmentStage.Absent or ShipmentStage.Cancelled), $"{sale.Id} is to be shipped, and its parcel is {parcel.Stage}.");
            var job = new ShipmentJob(sale.Id, sale.Order, sale.CallNumber, sale.Customer, sale.Phone, sale.Destination!.Address);
            Books.Hold(_hasLeft.Contains(sale.Id) || parcel.Job == job, $"{sale.Id} goes to {job}, and on its parcel stands {parcel.Job}.");
        }

        // What has left once is the carrier's, or must be dealt with, whatever became of the bill.
        Books.Hold(wanted || !parcel.IsToDo || _hasLeft.Contains(sale.Id), $"{sale.Id} is not to be shipped ({sale.Mode}, {sale.Stage}), and its parcel is {parcel.Stage}.");
    }

    private void CheckRound(Sale sale, Delivery round)
    {
        var (address, relay) = sale switch
        {
            { Stage: SaleStage.Abandoned } => ((string?)null, ""),
            { Mode: ServiceMode.Delivery, Destination: { } to } => (to.Address, ""),
            { Mode: ServiceMode.RelayPoint, Relay: { } point } => (point.Address, point.Name),
            _ => (null, ""),
        };

        if (address is not null && _underWay.Contains(sale.Id))
        {
            Books.Hold(round.Stage is not (DeliveryStage.Absent or DeliveryStage.Cancelled), $"{sale.Id} is to be brought to {address}, and its delivery is {round.Stage}.");
            Books.Hold(
                round.Stage is DeliveryStage.Delivered || (round.Job!.Address == address && round.Job.Relay.StartsWith(relay, StringComparison.Ordinal)
                    && (round.Job.Relay.Length > 0) == (relay.Length > 0) && round.Job.Customer == sale.Customer),
                $"{sale.Id} goes to {address} {relay}, and its courier reads {round.Job}.");
        }

        Books.Hold(
            address is not null || round.Tries > 0 || round.Stage is DeliveryStage.Absent or DeliveryStage.Cancelled,
            $"{sale.Id} is not to be brought anywhere ({sale.Mode}, {sale.Stage}), and its delivery is {round.Stage}.");
    }
}
