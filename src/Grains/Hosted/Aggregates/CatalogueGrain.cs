using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Grains;

using Catalogue = RetailPos.Register.Domain.Catalogue.Catalogue;

public sealed class CatalogueGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<Catalogue, CatalogueCommand, CatalogueEvent, CatalogueRefusal>(CatalogueDecider.Decider, Streams.Catalogue, journal, clock), ICatalogueGrain;
