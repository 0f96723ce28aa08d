using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Watch;

namespace RetailPos.Grains;

public sealed class ChainWatchGrain(IJournal journal, ISealer sealer, TimeProvider clock)
    : JournaledGrain<ChainWatch, ChainWatchCommand, ChainWatchEvent, ChainWatchRefusal>(
        ChainWatchDecider.With(sealer), Streams.ChainWatch, journal, clock), IChainWatchGrain;
