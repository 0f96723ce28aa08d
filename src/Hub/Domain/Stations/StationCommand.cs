using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Stations;

public abstract record StationCommand
{
    private StationCommand() { }

    public sealed record SetUp(StationSetup Setup) : StationCommand;

    public sealed record SetRules(StationRules Rules, Actor By) : StationCommand;
}
