using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Technical;

namespace RetailPos.Grains;

public sealed class TechnicalLogGrain(IJournal journal, ISealer sealer, TimeProvider clock)
    : JournaledGrain<TechnicalLog, TechnicalLogCommand, TechnicalLogEvent, TechnicalLogRefusal>(
        key => TechnicalLogDecider.With(sealer, TechnicalKeys.TillOf(key)), Streams.Technical, journal, clock), ITechnicalLogGrain;
