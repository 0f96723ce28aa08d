using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains;

public sealed class TillGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<Till, TillCommand, TillEvent, TillRefusal>(TillDecider.Decider, Streams.Till, journal, clock), ITillGrain;
