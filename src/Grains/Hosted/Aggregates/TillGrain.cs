using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains;

public sealed class TillGrain(IJournal journal, ISealer sealer, TimeProvider clock)
    : JournaledGrain<Till, TillCommand, TillEvent, TillRefusal>(
        till => TillDecider.With(sealer, new(till)), Streams.Till, journal, clock), ITillGrain;
