using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.House;

namespace RetailPos.Grains;

public sealed class HouseRulesGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<HouseRules, HouseRulesCommand, HouseRulesEvent, HouseRulesRefusal>(HouseRulesDecider.Decider, Streams.HouseRules, journal, clock), IHouseRulesGrain;
