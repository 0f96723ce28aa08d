using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains;

public sealed class SaleGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<Sale, SaleCommand, SaleEvent, SaleRefusal>(SaleDecider.Decider, Streams.Sale, journal, clock), ISaleGrain;
