using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.CallNumbers;

namespace RetailPos.Grains;

using CallNumbers = RetailPos.Hub.Domain.CallNumbers.CallNumbers;

public sealed class CallNumbersGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<CallNumbers, CallNumbersCommand, CallNumbersEvent, CallNumbersRefusal>(CallNumbersDecider.Decider, Streams.CallNumbers, journal, clock), ICallNumbersGrain;
