using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Devices;

namespace RetailPos.Grains;

public sealed class OutboxGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<Outbox, OutboxCommand, OutboxEvent, OutboxRefusal>(device => OutboxDecider.Of(new(device)), Streams.Outbox, journal, clock), IOutboxGrain;
