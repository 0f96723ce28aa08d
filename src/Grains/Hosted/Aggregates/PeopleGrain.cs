using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.People;

namespace RetailPos.Grains;

public sealed class PeopleGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<Hub.Domain.People.People, PeopleCommand, PeopleEvent, PeopleRefusal>(PeopleDecider.Decider, Streams.People, journal, clock), IPeopleGrain;
