using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Shipments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests.Selling;

/// <content>What waits: bills that are put aside until they are paid, and parcels until somebody comes for them.</content>
internal sealed partial class Staff
{
    private Tap Aside(List<Sale> open)
    {
        var waiting = open.FindAll(sale => sale.IsPutAside);

        if (waiting.Count > 0 && !OneIn(3))
        {
            return AtTheShelf(Any(waiting));
        }

        // Mostly one that may be; now and then one that somebody eats already.
        var fit = open.FindAll(sale => sale is { Table: null, CallNumber: null, Stage: SaleStage.Open, Lines.IsEmpty: false });
        var sale = fit.Count > 0 && !OneIn(6) ? Any(fit) : Any(open);
        return sale.Customer.Length == 0 && (sale.Kin is null || !_namesOnce) ? Name(sale) : Of(sale, new SaleCommand.PutAside(IsOn: true, By));
    }

    private Tap AtTheShelf(Sale sale) => _chance.Next(11) switch
    {
        < 5 => PaySome(sale),
        5 => PayRest(sale),
        < 8 when sale.Stage is SaleStage.Sealed || OneIn(3) => GiveUp(sale),
        8 => Of(sale, new SaleCommand.PutAside(IsOn: false, By)),
        9 => Send(sale),
        _ => Refund(sale),
    };

    /// <summary>Nobody comes for it any more: what was paid goes back.</summary>
    public Tap GiveUp(Sale sale)
    {
        var wish = new RefundWish(AnyTill, OneIn(4) ? Any(Keys) : Cash, Lines: null, Amount: null, "plus envie");
        var by = By;
        return Of($"gives {sale.Id} up for {wish.Key}", async (house, id) => (await house.RegisterDesk.RefundAsync(id, sale.Id, wish, by)).Refusal);
    }

    private Tap AtTheParcels(House house)
    {
        var view = house.Of<IFeed<ShipmentsView>>().Current;
        List<Shipment> parcels = [.. view.Open.Values.OrderBy(parcel => parcel.Job!.Sale.Value, StringComparer.Ordinal), .. view.Past.Take(3)];
        return parcels.Count == 0 ? AtTheDoor(house) : Pack(Any(parcels), house);
    }

    private Tap Pack(Shipment parcel, House house)
    {
        var (sale, by) = (parcel.Job!.Sale, By);

        if (parcel.Stage is ShipmentStage.ToSend && OneIn(2)
            && house.KitchenFeed.Current.Orders.TryGetValue(parcel.Job.Order, out var order) && order.Stage is OrderStage.ToPrepare)
        {
            return Cook(order);
        }

        // What comes next with it, and now and then anything.
        var key = OneIn(5) ? _chance.Next(5) : parcel.Stage switch
        {
            ShipmentStage.ToSend => OneIn(4) ? 0 : 1,
            ShipmentStage.Sent => 1 + _chance.Next(3), // Two who post one parcel have two numbers of it.
            _ => 4,
        };
        var (carrier, tracking, reason) = (OneIn(2) ? "Poste" : "", OneIn(8) ? "n°" : $"6A {_chance.Next(9)}", OneIn(8) ? "" : "absent");

        return Of($"does {key} with the parcel {sale}", async (now, id) =>
        {
            var desk = now.Of<IShipmentDesk>();
            return (await (key switch
            {
                0 => desk.NoteLabelAsync(id, sale, by),
                1 => desk.PostAsync(id, sale, carrier, tracking, by),
                2 => desk.ArriveAsync(id, sale, by),
                3 => desk.ComeBackAsync(id, sale, reason, by),
                _ => desk.TryAgainAsync(id, sale, by),
            })).Refusal;
        });
    }
}
