using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains;

public sealed class TillGrain(IJournal journal, ISealer sealer, FiscalDays days, TimeProvider clock)
    : JournaledGrain<Till, TillCommand, TillEvent, TillRefusal>(
        till => TillDecider.With(sealer, new(till)), Streams.Till, journal, clock), ITillGrain
{
    // Here and not at the desks: whoever forgot to say that the house is in training would seal what is not real.
    public override async Task<Told<TillRefusal>> TellAsync(CommandId id, TillCommand command) =>
        await base.TellAsync(id, command with { House = await days.NowAsync() });
}
