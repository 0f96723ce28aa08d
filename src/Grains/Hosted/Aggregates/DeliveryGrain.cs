using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Deliveries;

namespace RetailPos.Grains;

public sealed class DeliveryGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<Delivery, DeliveryCommand, DeliveryEvent, DeliveryRefusal>(DeliveryDecider.Decider, Streams.Delivery, journal, clock), IDeliveryGrain;
