using System.Collections.Immutable;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Register.Counter;

/// <summary>Where the kitchen stands with the whole of a sale, and what may be asked of it.</summary>
/// <param name="NextStep">The course that may be called; null when none is held.</param>
/// <param name="HeldPieces">What comes with it.</param>
/// <param name="Ready">Courses of which everything is ready and nothing was fetched, first course first.</param>
public sealed record KitchenWork(int? NextStep, int HeldPieces, bool IsRush, bool IsAllReady, ImmutableArray<ReadyCourse> Ready)
{
    public static KitchenWork Of(Order order, ImmutableDictionary<DepartmentId, Department>? departments)
    {
        // What was ordered for later begins when its time has come, and is no course that waits for a word.
        var held = order.Lines.Where(line => line.State is LineState.Held && !order.IsAhead).ToList();
        var next = held.Min(line => (int?)line.Sent.Card.Step);

        return new(
            next,
            held.Where(line => line.Sent.Card.Step == next).Sum(line => Lateness.Portions(line.Sent.Quantity)),
            order.IsRush,
            order.Stage is OrderStage.Ready,
            [
                .. order.Lines
                    .Where(line => line.State is not LineState.Cancelled)
                    .GroupBy(line => line.Sent.Card.Step)
                    .Where(course => course.Any(line => line.State is LineState.Ready) && !course.Any(line => line.IsToPrepare))
                    .OrderBy(course => course.Key)
                    .Select(course => new ReadyCourse(course.Key, NamesOf(course, departments))),
            ]);
    }

    private static string NamesOf(IEnumerable<OrderLine> course, ImmutableDictionary<DepartmentId, Department>? departments) =>
        string.Join(", ", course
            .Where(line => line.State is LineState.Ready && line.Sent.Department is not null)
            .Select(line => departments?.GetValueOrDefault(line.Sent.Department!.Value))
            .OfType<Department>()
            .DistinctBy(department => department.Id)
            .OrderBy(department => department.Rank)
            .Select(department => department.Name));
}

/// <param name="Names">The departments it comes from; empty when they are not known.</param>
public sealed record ReadyCourse(int Step, string Names);
