using System.ComponentModel.DataAnnotations;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Hub.Api;

/// <summary>A sale with everything on it.</summary>
public sealed class OpenSale : IInput
{
    /// <summary>The client's own id of the sale; the hub makes one otherwise.</summary>
    [MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Id { get; set; }

    /// <summary>The till whose sealed journal it goes to. Required.</summary>
    [Required, MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Till { get; set; }

    /// <summary>How the guest gets it; one that the house has switched on. It chooses prices and VAT rates. Required.</summary>
    [Required]
    public ServiceMode? Mode { get; set; }

    /// <summary>A name to call at the counter.</summary>
    [MaxLength(Text.NameMax)]
    public string? Customer { get; set; }

    /// <summary>Where the guest can be reached; some modes want it.</summary>
    [MaxLength(20)]
    public string? Phone { get; set; }

    /// <summary>Where it is brought or sent to; required for a delivery and for shipping.</summary>
    public DeliveryTarget? Delivery { get; set; }

    /// <summary>Id of the relay point where the guest fetches it; required in that mode. GET /relay-points lists them.</summary>
    [MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Relay { get; set; }

    /// <summary>Whether the kitchen gets it at once: yes, when nothing is said and the mode does not wait for the payment.</summary>
    public bool? Send { get; set; }

    /// <summary>What is sold, 1–200 lines.</summary>
    [Required, MinLength(1), MaxLength(Limits.LinesMax)]
    public List<OpenSaleLine?>? Lines { get; set; }

    public void Check(Faults faults)
    {
        faults.OfId("id", Id);
        faults.Required("till", Till);
        faults.OfId("till", Till);
        faults.Required("mode", Mode);
        faults.Check("customer", Customer is null or "" || Text.IsName(Customer), $"must be {Text.NameMax} clean signs at most");
        faults.Check("phone", SaleRules.IsPhoneOrEmpty(Phone ?? ""), "must be a telephone number of 20 signs at most");
        Delivery?.Check(faults, "delivery");
        faults.OfId("relay", Relay);
        LineChecks.Of(faults, Lines, Limits.LinesMax, line => line.Id, (line, path) => line.Check(faults, path));
    }
}

/// <summary>An article of the catalogue, or a free line with a name, a price and both VAT rates of its own.</summary>
public sealed class OpenSaleLine
{
    /// <summary>The client's own id of the line, unique for ever; the kitchen gets it under the same.</summary>
    [MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Id { get; set; }

    /// <summary>Id of the article. Without it the line is free.</summary>
    [MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Article { get; set; }

    /// <summary>Of a free line only.</summary>
    [MaxLength(Text.NameMax)]
    public string? Name { get; set; }

    /// <summary>Of a free line only: tax included, 0–1000000 cents.</summary>
    [Range(0, 1_000_000)]
    public long? UnitPriceCents { get; set; }

    /// <summary>Of a free line only: the rate when eaten in, in basis points; 1000 is 10 %.</summary>
    [Range(0, Rate.BasisPointsMax)]
    public int? VatEatInBasisPoints { get; set; }

    /// <summary>Of a free line only: the rate when taken away, in basis points.</summary>
    [Range(0, Rate.BasisPointsMax)]
    public int? VatTakeAwayBasisPoints { get; set; }

    /// <summary>Of a free line only: where and how it is prepared. Without it nobody prepares it.</summary>
    public Preparation? Preparation { get; set; }

    /// <summary>How many, or how much: 0.001–999, three decimals at most. One, when nothing is said.</summary>
    [Range(0.001, 999)]
    public decimal? Quantity { get; set; }

    /// <summary>Cooking, sides, without; 12 at most.</summary>
    [MaxLength(Limits.OptionsMax)]
    public List<string?>? Options { get; set; }

    /// <summary>What the cook must read.</summary>
    [MaxLength(Text.NoteMax)]
    public string? Note { get; set; }

    /// <summary>What the guest must not eat; 14 at most. Not what the dish contains.</summary>
    [MaxLength(PreparationCard.AllergensMax)]
    public List<string?>? Allergies { get; set; }

    /// <summary>Of an article with questions: what was chosen out of its sets. The compulsory ones must be answered.</summary>
    [MaxLength(Limits.OptionsMax)]
    public List<OpenSaleChoice?>? Choices { get; set; }

    internal void Check(Faults faults, string path)
    {
        faults.Check($"{path}.choices", Choices is null || Choices.Count <= Limits.OptionsMax, $"must have {Limits.OptionsMax} items at most");
        faults.Check($"{path}.choices", Choices is null || Article is not null, "belongs to an article of the catalogue; this line is free");

        foreach (var (choice, at) in (Choices ?? []).Take(Limits.OptionsMax).Select((choice, at) => (choice, at)))
        {
            faults.Required($"{path}.choices[{at}].set", choice?.Set);
            faults.OfId($"{path}.choices[{at}].set", choice?.Set);
            faults.Required($"{path}.choices[{at}].id", choice?.Id);
            faults.OfId($"{path}.choices[{at}].id", choice?.Id);
        }

        faults.OfId($"{path}.id", Id);
        faults.OfId($"{path}.article", Article);

        if (Article is null)
        {
            CheckFree(faults, path);
        }
        else
        {
            const string free = "belongs to a free line; this one names an article";
            faults.Check($"{path}.name", Name is null, free);
            faults.Check($"{path}.unitPriceCents", UnitPriceCents is null, free);
            faults.Check($"{path}.vatEatInBasisPoints", VatEatInBasisPoints is null, free);
            faults.Check($"{path}.vatTakeAwayBasisPoints", VatTakeAwayBasisPoints is null, free);
            faults.Check($"{path}.preparation", Preparation is null, free);
        }

        LineChecks.OfQuantity(faults, $"{path}.quantity", Quantity);
        faults.OfNames($"{path}.options", Options, Limits.OptionsMax);
        faults.OfNote($"{path}.note", Note);
        faults.OfNames($"{path}.allergies", Allergies, PreparationCard.AllergensMax);
    }

    private void CheckFree(Faults faults, string path)
    {
        faults.Check($"{path}.article", Name is not null, "is required, or a name and a price for a free line");
        faults.OfName($"{path}.name", Name);
        faults.Required($"{path}.unitPriceCents", UnitPriceCents);
        faults.Within($"{path}.unitPriceCents", UnitPriceCents, 0, SaleRules.UnitPriceMax.Cents);
        faults.Required($"{path}.vatEatInBasisPoints", VatEatInBasisPoints);
        faults.Within($"{path}.vatEatInBasisPoints", VatEatInBasisPoints, 0, Rate.BasisPointsMax);
        faults.Required($"{path}.vatTakeAwayBasisPoints", VatTakeAwayBasisPoints);
        faults.Within($"{path}.vatTakeAwayBasisPoints", VatTakeAwayBasisPoints, 0, Rate.BasisPointsMax);

        if (Preparation is { } card)
        {
            faults.Check($"{path}.preparation.route", card.Route is { Count: > 0 }, "must name at least one station");
            LineChecks.OfCard(faults, $"{path}.preparation", card.Route, card.Step, card.ExpectedSeconds, card.Allergens);
        }
    }
}

/// <summary>One choice out of a set of an article: GET /catalogue/articles lists them.</summary>
public sealed class OpenSaleChoice
{
    /// <summary>Id of the set. Required.</summary>
    [Required, MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Set { get; set; }

    /// <summary>Id of the choice within it. Required.</summary>
    [Required, MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Id { get; set; }
}

/// <summary>Where and how a free line is prepared.</summary>
public sealed class Preparation
{
    /// <summary>The ids of the stations that it passes, in order. Required.</summary>
    [Required, MinLength(1), MaxLength(PreparationCard.RouteMax)]
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
}
