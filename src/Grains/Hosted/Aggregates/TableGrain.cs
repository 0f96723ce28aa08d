using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Tables;

namespace RetailPos.Grains;

public sealed class TableGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<Table, TableCommand, TableEvent, TableRefusal>(TableDecider.Decider, Streams.Table, journal, clock), ITableGrain;
