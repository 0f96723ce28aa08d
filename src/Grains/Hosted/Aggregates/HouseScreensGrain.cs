using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Screens;

namespace RetailPos.Grains;

public sealed class HouseScreensGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<HouseScreens, HouseScreensCommand, HouseScreensEvent, HouseScreensRefusal>(HouseScreensDecider.Decider, Streams.Screens, journal, clock), IHouseScreensGrain;
