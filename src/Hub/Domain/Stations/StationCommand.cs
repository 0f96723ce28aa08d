using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Stations;

public abstract record StationCommand
{
    private StationCommand() { }

    public sealed record SetUp(StationSetup Setup) : StationCommand;

    public sealed record SetRules(StationRules Rules, Actor By) : StationCommand;

    /// <summary>Its own screen does not show these lines: somebody else shall, or nobody does and must be named.</summary>
    public sealed record Cover(
        CoverReason Reason,
        CoverRung Rung,
        StationId? To,
        ValueList<ServiceMode> Only,
        ValueList<LineId> Lines,
        DateTimeOffset SilentSince) : StationCommand;

    /// <summary>These lines go to its printer. Written down before the printer hears of it.</summary>
    public sealed record AskPaper(ValueList<SlipLine> Lines) : StationCommand;

    public sealed record ReportPaper(ValueList<SlipLine> Lines, PaperOutcome Outcome) : StationCommand;

    /// <summary>Its own screen has painted all of them again.</summary>
    public sealed record HandBack(ValueList<LineId> Lines) : StationCommand;
}
