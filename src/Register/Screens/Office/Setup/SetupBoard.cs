using System.Collections.Immutable;
using RetailPos.Hub.Domain.Floor;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Office.Setup;

/// <summary>What is missing before a new house makes its first real sale. After it nothing is: whoever sells needs no list.</summary>
/// <param name="Steps">In the order in which one leads to the next; empty once something was sold.</param>
public sealed record SetupBoard(ImmutableArray<SetupStep> Steps)
{
    /// <param name="till">The first of the house, where its first sale is likely to be made.</param>
    /// <param name="persons">How many work here; null in a house that asks nobody who it is.</param>
    public static SetupBoard Of(Catalogue catalogue, FloorPlan plan, HouseRules rules, SetupTills tills, TillId till, int? persons) =>
        tills.HasSold && !rules.IsTraining ? new([]) : new(
        [
            .. If(!catalogue.Departments.Values.Any(department => !department.IsArchived), SetupKind.Departments, "office/catalogue/departments"),
            .. If(!catalogue.Articles.Values.Any(article => !article.IsArchived), SetupKind.Articles, "office/catalogue"),
            .. If(plan.Version == 0, SetupKind.Floor, "office/floor"),
            .. If(persons is 1, SetupKind.People, "office/people"),
            .. If(rules.Receipts.House == HouseIdentity.None, SetupKind.Receipts, "office/receipts"),
            .. If(!tills.HasOpened, SetupKind.Till, $"till/{till}"),
            .. If(!tills.HasSold, SetupKind.Sale, $"register/{till}"),
            .. If(rules.IsTraining, SetupKind.Training, "office/training"),
        ]);

    private static ImmutableArray<SetupStep> If(bool isMissing, SetupKind kind, string address) =>
        isMissing ? [new(kind, address)] : [];
}

/// <param name="Address">Relative to the hub.</param>
public sealed record SetupStep(SetupKind Kind, string Address);

/// <param name="HasOpened">Some till was opened once.</param>
/// <param name="HasSold">Some till has numbered a ticket.</param>
public readonly record struct SetupTills(bool HasOpened, bool HasSold);

public enum SetupKind
{
    Departments,
    Articles,
    Floor,
    People,
    Receipts,
    Till,
    Sale,

    /// <summary>Until then nothing that is sold is real.</summary>
    Training,
}
