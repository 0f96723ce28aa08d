using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.SoldOut;

namespace RetailPos.Grains;

using SoldOut = RetailPos.Hub.Domain.SoldOut.SoldOut;

public sealed class SoldOutGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<SoldOut, SoldOutCommand, SoldOutEvent, SoldOutRefusal>(SoldOutDecider.Decider, Streams.SoldOut, journal, clock), ISoldOutGrain;
