using System.ComponentModel.DataAnnotations;
using RetailPos.Kernel;

namespace RetailPos.Hub.Api;

/// <summary>An order for the kitchen, from a client that sells by itself.</summary>
public sealed class PlaceOrder : IInput
{
    /// <summary>The client's own id of the order; the hub makes one otherwise. The same id again adds lines to the same order.</summary>
    [MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Id { get; set; }

    /// <summary>How the guest gets it: eat-in or take-away. Required.</summary>
    [Required]
    public ServiceMode? Mode { get; set; }

    /// <summary>The table it goes to.</summary>
    [MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Table { get; set; }

    /// <summary>How many guests.</summary>
    [Range(0, Limits.CoversMax)]
    public int? Covers { get; set; }

    /// <summary>A name to call at the counter.</summary>
    [MaxLength(Text.NameMax)]
    public string? Customer { get; set; }

    /// <summary>A note above the lines.</summary>
    [MaxLength(Text.NoteMax)]
    public string? Note { get; set; }

    /// <summary>When the guest wants it, with its offset; as soon as possible otherwise. From a day ago to a year ahead.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>What to prepare, 1–200 lines.</summary>
    [Required, MinLength(1), MaxLength(Limits.LinesMax)]
    public List<PlaceOrderLine?>? Lines { get; set; }

    public void Check(Faults faults)
    {
        faults.OfId("id", Id);
        faults.Required("mode", Mode);
        faults.OfId("table", Table);
        faults.Within("covers", Covers, 0, Limits.CoversMax);
        faults.Check("customer", Customer is null or "" || Text.IsName(Customer), $"must be {Text.NameMax} clean signs at most");
        faults.OfNote("note", Note);
        LineChecks.Of(faults, Lines, Limits.LinesMax, line => line.Id, (line, path) => line.Check(faults, path));
    }
}

/// <summary>One thing to prepare.</summary>
public sealed class PlaceOrderLine
{
    /// <summary>The client's own id of the line, unique for ever. The kitchen accepts an id once: the same again cooks nothing twice.</summary>
    [MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Id { get; set; }

    /// <summary>What it is called in the kitchen. Required.</summary>
    [Required, MaxLength(Text.NameMax)]
    public string? Name { get; set; }

    /// <summary>How many, or how much: 0.001–999, three decimals at most. One, when nothing is said.</summary>
    [Range(0.001, 999)]
    public decimal? Quantity { get; set; }

    /// <summary>Cooking, sides, without; 12 at most.</summary>
    [MaxLength(Limits.OptionsMax)]
    public List<string?>? Options { get; set; }

    /// <summary>What the cook must read.</summary>
    [MaxLength(Text.NoteMax)]
    public string? Note { get; set; }

    /// <summary>The ids of the stations that it passes, in order. Without any it stands in the unassigned lane.</summary>
    [MaxLength(PreparationCard.RouteMax)]
    public List<string?>? Route { get; set; }

    /// <summary>The course; 1 when nothing is said.</summary>
    [Range(1, PreparationCard.StepMax)]
    public int? Step { get; set; }

    /// <summary>How long one takes.</summary>
    [Range(0, PreparationCard.ExpectedSecondsMax)]
    public int? ExpectedSeconds { get; set; }

    /// <summary>As the house writes them; 14 at most.</summary>
    [MaxLength(PreparationCard.AllergensMax)]
    public List<string?>? Allergens { get; set; }

    /// <summary>What the guest must not eat; 14 at most. Not what the dish contains: those are the allergens.</summary>
    [MaxLength(PreparationCard.AllergensMax)]
    public List<string?>? Allergies { get; set; }

    internal PreparationCard Card => LineChecks.CardOf(Route, Step, ExpectedSeconds, Allergens);

    internal void Check(Faults faults, string path)
    {
        faults.OfId($"{path}.id", Id);
        faults.Required($"{path}.name", Name);
        faults.OfName($"{path}.name", Name);
        LineChecks.OfQuantity(faults, $"{path}.quantity", Quantity);
        faults.OfNames($"{path}.options", Options, Limits.OptionsMax);
        faults.OfNote($"{path}.note", Note);
        LineChecks.OfCard(faults, path, Route, Step, ExpectedSeconds, Allergens);
        faults.OfNames($"{path}.allergies", Allergies, PreparationCard.AllergensMax);
    }
}
