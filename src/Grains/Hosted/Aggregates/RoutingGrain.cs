using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Routing;

namespace RetailPos.Grains;

using Routing = RetailPos.Hub.Domain.Routing.Routing;

public sealed class RoutingGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<Routing, RoutingCommand, RoutingEvent, RoutingRefusal>(RoutingDecider.Decider, Streams.Routing, journal, clock), IRoutingGrain;
