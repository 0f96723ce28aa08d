using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Stations;

namespace RetailPos.Grains;

public sealed class StationGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<Station, StationCommand, StationEvent, StationRefusal>(StationDecider.Decider, Streams.Station, journal, clock), IStationGrain;
