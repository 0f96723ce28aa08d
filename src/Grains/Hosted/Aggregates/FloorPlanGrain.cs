using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Floor;

namespace RetailPos.Grains;

public sealed class FloorPlanGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<FloorPlan, FloorPlanCommand, FloorPlanEvent, FloorPlanRefusal>(FloorPlanDecider.Decider, Streams.FloorPlan, journal, clock), IFloorPlanGrain;
