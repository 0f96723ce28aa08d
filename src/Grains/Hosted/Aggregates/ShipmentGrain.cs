using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Shipments;

namespace RetailPos.Grains;

public sealed class ShipmentGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<Shipment, ShipmentCommand, ShipmentEvent, ShipmentRefusal>(ShipmentDecider.Decider, Streams.Shipment, journal, clock), IShipmentGrain;
