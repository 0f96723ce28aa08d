using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.KitchenLines;

namespace RetailPos.Grains;

public sealed class KitchenLineGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<KitchenLine, KitchenLineCommand, KitchenLineEvent, KitchenLineRefusal>(KitchenLineDecider.Decider, Streams.KitchenLine, journal, clock), IKitchenLineGrain;
