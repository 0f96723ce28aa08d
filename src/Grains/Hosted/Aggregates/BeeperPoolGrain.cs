using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Beepers;

namespace RetailPos.Grains;

public sealed class BeeperPoolGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<BeeperPool, BeeperPoolCommand, BeeperPoolEvent, BeeperPoolRefusal>(BeeperPoolDecider.Decider, Streams.Beepers, journal, clock), IBeeperPoolGrain;
