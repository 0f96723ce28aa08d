using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Stations;

/// <summary>A station whose own screen does not paint what it owes, and who sees to it instead (kitchen.md §6).</summary>
/// <param name="To">The station whose screen has taken over; null on paper, and when nobody has.</param>
/// <param name="Only">The orders concerned, where its screen lives and a filter hides some; empty: all.</param>
/// <param name="SilentSince">When its screen last painted; without a screen, when the oldest line came.</param>
/// <param name="Paper">What was given to its printer. It stays for as long as the cover does: nothing is printed twice.</param>
public sealed record StationCover(
    CoverReason Reason,
    CoverRung Rung,
    StationId? To,
    ValueList<ServiceMode> Only,
    DateTimeOffset SilentSince,
    ValueList<PaperLine> Paper,
    DateTimeOffset At)
{
    public bool Concerns(ServiceMode mode) => Only.IsEmpty || Only.Contains(mode);

    public PaperLine? PaperOf(SlipLine line) => Paper.FirstOrDefault(paper => paper.Slip == line);
}

public enum CoverReason
{
    /// <summary>It had a screen, and that has stopped painting.</summary>
    Silent,

    /// <summary>Nobody has opened a screen for it.</summary>
    NoScreen,

    /// <summary>Its screens live, and all of them hide these orders.</summary>
    Hidden,
}

/// <summary>In the order in which they are tried.</summary>
public enum CoverRung
{
    /// <summary>The screen of its backup station.</summary>
    Backup,

    /// <summary>Its own printer.</summary>
    Printer,

    /// <summary>Nobody but the register, the pass and the page of the screens, which say so.</summary>
    Alarm,
}

/// <summary>A line as paper knows it: to be made, or not to be made any more.</summary>
public readonly record struct SlipLine(LineId Line, bool IsCancelled);

/// <param name="Outcome">What the printer said; null while it has not.</param>
/// <param name="At">When it was asked, or said so.</param>
public sealed record PaperLine(SlipLine Slip, PaperOutcome? Outcome, DateTimeOffset At);

public enum PaperOutcome
{
    Printed,
    Failed,

    /// <summary>It may be on paper, or not, or twice. The slip and the screens say so.</summary>
    Doubtful,
}
