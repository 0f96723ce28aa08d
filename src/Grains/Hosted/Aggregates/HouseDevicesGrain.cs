using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Devices;

namespace RetailPos.Grains;

public sealed class HouseDevicesGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<HouseDevices, HouseDevicesCommand, HouseDevicesEvent, HouseDevicesRefusal>(HouseDevicesDecider.Decider, Streams.Devices, journal, clock), IHouseDevicesGrain;
