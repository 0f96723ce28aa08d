using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.Customers;

namespace RetailPos.Grains;

public sealed class CustomerGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<Customer, CustomerCommand, CustomerEvent, CustomerRefusal>(CustomerDecider.Decider, Streams.Customer, journal, clock), ICustomerGrain;
