using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Hub.Domain.Floor;
using RetailPos.Hub.Domain.Shipments;
using RetailPos.Hub.Domain.Tables;

namespace RetailPos.Register;

/// <content>Tables, the floor's plan, guests, couriers, beepers.</content>
public static partial class RefusalText
{
    public static string Of(TableRefusal refusal, IStringLocalizer<Words> words) => words[refusal switch
    {
        TableRefusal.IdInvalid => "SaleTableInvalid",
        TableRefusal.CoversOutOfRange => "SaleCoversOutOfRange",
        TableRefusal.Taken => "TableTaken",
        TableRefusal.SameTable => "TableSameTable",
        TableRefusal.Leaving => "TableLeaving",
        TableRefusal.JoinedElsewhere => "TableJoinedElsewhere",
        TableRefusal.NotCleared => "TableNotCleared",
        TableRefusal.NobodySits => "TableNobodySits",
        TableRefusal.OtherOrder => "TableOtherOrder",
        TableRefusal.HostsOthers => "TableHostsOthers",
        TableRefusal.TooManyJoined => "TableTooManyJoined",
        TableRefusal.NotJoined => "TableNotJoined",
        TableRefusal.ReservationInvalid => "TableReservationInvalid",
        TableRefusal.ReservationTimeAbsurd => "TableReservationTimeAbsurd",
        TableRefusal.TooManyReservations => "TableTooManyReservations",
        TableRefusal.NoSuchReservation => "TableNoSuchReservation",
    }];

    public static string Of(DeliveryRefusal refusal, IStringLocalizer<Words> words) => words[refusal switch
    {
        DeliveryRefusal.IdInvalid or DeliveryRefusal.AddressInvalid or DeliveryRefusal.NotAsked => "DeliveryNone",
        DeliveryRefusal.CourierInvalid => "DeliveryCourierInvalid",
        DeliveryRefusal.AlreadyOver => "DeliveryAlreadyOver",
        DeliveryRefusal.Taken => "DeliveryTaken",
        DeliveryRefusal.NotAssigned => "DeliveryNotAssigned",
        DeliveryRefusal.NotReady => "DeliveryNotReady",
        DeliveryRefusal.IsOut => "DeliveryIsOut",
        DeliveryRefusal.NotOut => "DeliveryNotOut",
        DeliveryRefusal.NotFailed => "DeliveryNotFailed",
        DeliveryRefusal.ReasonInvalid => "SaleReasonInvalid",
        DeliveryRefusal.AmountOutOfRange => "DeliveryAmountOutOfRange",
        DeliveryRefusal.AboveDue => "DeliveryAboveDue",
    }];

    public static string Of(ShipmentRefusal refusal, IStringLocalizer<Words> words) => refusal switch
    {
        ShipmentRefusal.IdInvalid or ShipmentRefusal.AddressInvalid or ShipmentRefusal.NotAsked => words["ShipmentNone"],
        ShipmentRefusal.AlreadyOver => words["ShipmentAlreadyOver"],
        ShipmentRefusal.TooManyLabels => words["ShipmentTooManyLabels", ShipmentDecider.LabelsMax],
        ShipmentRefusal.AlreadySent => words["ShipmentAlreadySent"],
        ShipmentRefusal.CarrierInvalid => words["ShipmentCarrierInvalid"],
        ShipmentRefusal.TrackingInvalid => words["ShipmentTrackingInvalid", ShipmentDecider.TrackingMax],
        ShipmentRefusal.NotReady => words["DeliveryNotReady"],
        ShipmentRefusal.NotSent => words["ShipmentNotSent"],
        ShipmentRefusal.ReasonInvalid => words["SaleReasonInvalid"],
        ShipmentRefusal.NotReturned => words["ShipmentNotReturned"],
    };

    public static string Of(FloorPlanRefusal refusal, IStringLocalizer<Words> words) => words[refusal switch
    {
        FloorPlanRefusal.PlanMovedOn => "PlanMovedOn",
        FloorPlanRefusal.NoRoom => "PlanNoRoom",
        FloorPlanRefusal.TooManyRooms => "PlanTooManyRooms",
        FloorPlanRefusal.RoomNameInvalid => "PlanRoomNameInvalid",
        FloorPlanRefusal.RoomNameTwice => "PlanRoomNameTwice",
        FloorPlanRefusal.RoomSizeOutOfRange => "PlanRoomSize",
        FloorPlanRefusal.TooManyTables => "PlanTooManyTables",
        FloorPlanRefusal.TooMuchDecor => "PlanTooMuchDecor",
        FloorPlanRefusal.TableNameInvalid => "PlanTableNameInvalid",
        FloorPlanRefusal.TableNameTwice => "PlanTableNameTwice",
        FloorPlanRefusal.SeatsOutOfRange => "PlanSeats",
        FloorPlanRefusal.SpotInvalid => "PlanSpot",
        FloorPlanRefusal.LabelInvalid => "PlanLabel",
        FloorPlanRefusal.TableInUse => "PlanTableInUse",
        FloorPlanRefusal.NoSuchTable => "PlanNoSuchTable",
    }];

    public static string Of(GuestFault fault, IStringLocalizer<Words> words) => words[fault switch
    {
        GuestFault.Closed => "GuestClosed",
        GuestFault.NotSeated => "GuestNotSeated",
        GuestFault.TooMuch => "GuestTooMuch",
        GuestFault.TooOften => "GuestTooOften",
        GuestFault.DayIsFull => "GuestDayIsFull",
        GuestFault.NotOnCard => "GuestNotOnCard",
    }];

    /// <param name="number">The beeper that was asked for, where one was.</param>
    /// <param name="holderCall">The call number of whoever has it, where it is known.</param>
    public static string Of(BeeperPoolRefusal refusal, int? number, int? holderCall, IStringLocalizer<Words> words) =>
        refusal switch
        {
            BeeperPoolRefusal.SizeOutOfRange => words["BeeperSizeOutOfRange"],
            BeeperPoolRefusal.OrderIdInvalid => words["SaleIdInvalid"],
            BeeperPoolRefusal.NoSuchBeeper => words["BeeperNone", number ?? 0],
            BeeperPoolRefusal.Lost when holderCall is { } call => words["BeeperLostBy", number ?? 0, call],
            BeeperPoolRefusal.Lost => words["BeeperLost", number ?? 0],
            BeeperPoolRefusal.Taken when holderCall is { } call => words["BeeperTakenBy", number ?? 0, call],
            BeeperPoolRefusal.Taken => words["BeeperTaken", number ?? 0],
            BeeperPoolRefusal.AllOut => words["BeeperAllOut"],
        };
}
