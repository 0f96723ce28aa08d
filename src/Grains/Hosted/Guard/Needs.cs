using RetailPos.Hub.Domain.People;

namespace RetailPos.Grains.Guard;

/// <summary>The rights that are asked for again and again, under one name each.</summary>
internal static class Needs
{
    public static readonly Needed Nothing = Needed.Nothing;
    public static readonly Needed Inside = Needed.Inside;
    public static readonly Needed Kitchen = Needed.Of(Right.Kitchen);
    public static readonly Needed KitchenOrPass = Needed.Of(Right.Kitchen, Right.HandOver);
    public static readonly Needed Course = Needed.Of(Right.AddLines, Right.Kitchen, Right.HandOver);
    public static readonly Needed Beepers = Needed.Of(Right.HandOver, Right.OpenSale);
    public static readonly Needed Line = Needed.Of(Right.AddLines);
    public static readonly Needed Sale = Needed.Of(Right.OpenSale);
    public static readonly Needed SentLine = Needed.Of(Right.RemoveSentLine);
    public static readonly Needed Discount = Needed.Of(Right.Discount);
    public static readonly Needed Catalogue = Needed.Of(Right.EditCatalogue);
    public static readonly Needed Floor = Needed.Of(Right.EditFloor);
    public static readonly Needed Tables = Needed.Of(Right.MoveTable);
    public static readonly Needed Rules = Needed.Of(Right.EditRules);
    public static readonly Needed Deliver = Needed.Of(Right.Deliver);
    public static readonly Needed Shipping = Needed.Of(Right.Deliver, Right.OpenSale);
    public static readonly Needed OnAccount = Needed.Of(Right.OnAccount);
    public static readonly Needed Routing = Needed.Of(Right.EditRouting);
    public static readonly Needed Screens = Needed.Of(Right.ManageScreens);
    public static readonly Needed Finding = Needed.Of(Right.ManageScreens, Right.EditRules);
    public static readonly Needed Papers = Needed.Of(Right.ManageScreens, Right.ReprintTicket);
    public static readonly Needed InvoiceReading = Needed.Of(Right.OpenSale, Right.TakePayment, Right.ReprintTicket, Right.SeeReports);
    public static readonly Needed Closures = Needed.Of(Right.ReadFiscal, Right.CloseTill);
    public static readonly Needed Card = Needed.Of(Right.TakePayment, Right.Refund);
    public static readonly Needed People = Needed.Of(Right.EditPeople);
    public static readonly Needed TakePayment = Needed.Of(Right.TakePayment);
    public static readonly Needed CloseTill = Needed.Of(Right.CloseTill);
    public static readonly Needed Fiscal = Needed.Of(Right.ReadFiscal);
    public static readonly Needed Reports = Needed.Of(Right.SeeReports);
    public static readonly Needed Import = Needed.Of(Right.Import);
    public static readonly Needed CashMovement = Needed.Of(Right.CashMovement);
    public static readonly Needed Reprint = Needed.Of(Right.TakePayment, Right.ReprintTicket);
    public static readonly Needed History = Needed.Of(Right.ReprintTicket, Right.SeeReports);
    public static readonly Needed Refunding = Needed.Of(Right.Refund);
}
