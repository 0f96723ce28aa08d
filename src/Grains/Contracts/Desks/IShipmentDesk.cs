using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.Shipments;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What whoever packs parcels may ask of the hub.</summary>
public interface IShipmentDesk
{
    /// <summary>Puts a label into the printer's outbox: on a roll of labels, or on whatever paper that printer has.</summary>
    Task<LabelAnswer> PrintLabelAsync(CommandId id, SaleId sale, DeviceId printer, Actor by);

    /// <summary>A label was given out on another paper: the browser's.</summary>
    Task<Told<ShipmentRefusal>> NoteLabelAsync(CommandId id, SaleId sale, Actor by);

    /// <summary>The carrier has it. Refused while the kitchen is still at it.</summary>
    Task<Told<ShipmentRefusal>> PostAsync(CommandId id, SaleId sale, string carrier, string tracking, Actor by);

    Task<Told<ShipmentRefusal>> ArriveAsync(CommandId id, SaleId sale, Actor by);

    Task<Told<ShipmentRefusal>> ComeBackAsync(CommandId id, SaleId sale, string reason, Actor by);

    Task<Told<ShipmentRefusal>> TryAgainAsync(CommandId id, SaleId sale, Actor by);

    Task<Shipment> ReadAsync(SaleId sale);
}

/// <summary>What became of a label: on its way to the printer, unless something says no.</summary>
public readonly record struct LabelAnswer(ShipmentRefusal? Refusal = null, OutboxRefusal? Outbox = null);
