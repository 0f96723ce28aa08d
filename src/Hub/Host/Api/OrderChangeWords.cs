using System.ComponentModel.DataAnnotations;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Api;

/// <summary>Which lines a step in the kitchen is about.</summary>
public sealed class LineChoice : IInput
{
    /// <summary>Ids of lines; all of the order when nothing is said.</summary>
    [MaxLength(Limits.LinesMax)]
    public List<string?>? Lines { get; set; }

    /// <summary>Why, for a cancellation.</summary>
    [MaxLength(Text.NoteMax)]
    public string? Reason { get; set; }

    public void Check(Faults faults)
    {
        faults.Check("lines", Lines is null || Lines.Count is > 0 and <= Limits.LinesMax, $"must have 1–{Limits.LinesMax} items");

        for (var at = 0; at < Math.Min(Lines?.Count ?? 0, Limits.LinesMax); at++)
        {
            faults.Check($"lines[{at}]", Id.IsValid(Lines![at]), Faults.IdLimit);
        }

        faults.OfNote("reason", Reason);
    }
}

/// <summary>What a line that was sent is to be from now on. What is not said stays as it is.</summary>
public sealed class ChangeOrderLine : IInput
{
    /// <summary>How many, or how much: 0.001–999, three decimals at most. What is done cannot become more: that is a new line.</summary>
    [Range(0.001, 999)]
    public decimal? Quantity { get; set; }

    /// <summary>All of them, as they are from now on; 12 at most.</summary>
    [MaxLength(Limits.OptionsMax)]
    public List<string?>? Options { get; set; }

    /// <summary>What the cook must read; empty for nothing.</summary>
    [MaxLength(Text.NoteMax)]
    public string? Note { get; set; }

    /// <summary>All that the guest must not eat, from now on; 14 at most.</summary>
    [MaxLength(PreparationCard.AllergensMax)]
    public List<string?>? Allergies { get; set; }

    public void Check(Faults faults)
    {
        faults.Check(
            "", Quantity is not null || Options is not null || Note is not null || Allergies is not null,
            "must name at least one of quantity, options, note, allergies");
        LineChecks.OfQuantity(faults, "quantity", Quantity);
        faults.OfNames("options", Options, Limits.OptionsMax);
        faults.OfNote("note", Note);
        faults.OfNames("allergies", Allergies, PreparationCard.AllergensMax);
    }
}

/// <summary>What stands above the lines from now on. What is not said stays as it is.</summary>
public sealed class AmendOrder : IInput
{
    /// <summary>How the guest gets it: eat-in or take-away.</summary>
    public ServiceMode? Mode { get; set; }

    /// <summary>The table it goes to.</summary>
    [MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Table { get; set; }

    /// <summary>How many guests.</summary>
    [Range(0, Limits.CoversMax)]
    public int? Covers { get; set; }

    /// <summary>A name to call at the counter; empty for none.</summary>
    [MaxLength(Text.NameMax)]
    public string? Customer { get; set; }

    /// <summary>A note above the lines; empty for none.</summary>
    [MaxLength(Text.NoteMax)]
    public string? Note { get; set; }

    public void Check(Faults faults)
    {
        faults.Check(
            "", Mode is not null || Table is not null || Covers is not null || Customer is not null || Note is not null,
            "must name at least one of mode, table, covers, customer, note");
        faults.OfId("table", Table);
        faults.Within("covers", Covers, 0, Limits.CoversMax);
        faults.Check("customer", Customer is null or "" || Text.IsName(Customer), $"must be {Text.NameMax} clean signs at most");
        faults.OfNote("note", Note);
    }
}

/// <summary>The next course is called.</summary>
public sealed class FireStep : IInput
{
    /// <summary>The step to open. If it is open already nothing follows, so that two who call the mains do not bring the desserts. Whatever is next, when nothing is said.</summary>
    [Range(1, PreparationCard.StepMax)]
    public int? Step { get; set; }

    public void Check(Faults faults) => faults.Within("step", Step, 1, PreparationCard.StepMax);
}

/// <summary>Before all others, or no longer so.</summary>
public sealed class RushOrder : IInput
{
    /// <summary>true or false. Required.</summary>
    [Required]
    public bool? Rush { get; set; }

    public void Check(Faults faults) => faults.Required("rush", Rush);
}

/// <summary>What a kitchen without a screen of ours has read.</summary>
public sealed class AcknowledgeLines : IInput
{
    /// <summary>Ids of lines; all that have something unread when nothing is said.</summary>
    [MaxLength(Limits.LinesMax)]
    public List<string?>? Lines { get; set; }

    /// <summary>What became of pieces that are no longer wanted: not-started, waste or reuse. not-started, when nothing is said.</summary>
    public CancellationOutcome? Outcome { get; set; }

    /// <summary>The guest's allergies were read by whoever hands over, and not at the stations.</summary>
    public bool? AtPass { get; set; }

    public void Check(Faults faults)
    {
        faults.Check("lines", Lines is null || Lines.Count is > 0 and <= Limits.LinesMax, $"must have 1–{Limits.LinesMax} items");

        for (var at = 0; at < Math.Min(Lines?.Count ?? 0, Limits.LinesMax); at++)
        {
            faults.Check($"lines[{at}]", Id.IsValid(Lines![at]), Faults.IdLimit);
        }
    }
}
