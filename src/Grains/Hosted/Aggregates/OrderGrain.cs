using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Orders;

namespace RetailPos.Grains;

public sealed class OrderGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<Order, OrderCommand, OrderEvent, OrderRefusal>(OrderDecider.Decider, Streams.Order, journal, clock), IOrderGrain;
