using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Guard;

/// <summary>Which right each question and each command at a desk needs: the one table, for pages of every kind.</summary>
/// <remarks>What does not stand here is refused to everybody, and a test names it.</remarks>
public static class DeskRights
{
    /// <summary>Commands, whichever desk they are put to.</summary>
    public static IReadOnlyDictionary<Type, Needed> Commands => CommandRights.Table;

    /// <summary>What is asked of a desk without a command of an aggregate.</summary>
    public static IReadOnlyDictionary<(Type Desk, string Method), Needed> Questions => QuestionRights.Table;

    /// <summary>A command of an aggregate: a case of an abstract record of that name.</summary>
    public static bool IsCommand(Type type) =>
        type.BaseType is { IsAbstract: true } family && family.Name.EndsWith("Command", StringComparison.Ordinal) && type.IsNested;

    /// <param name="saleOf">The sale as the registers see it.</param>
    /// <returns>Null for what nobody has declared.</returns>
    public static Needed? Of(Type desk, string method, IReadOnlyList<object?> arguments, Func<SaleId, Sale?> saleOf)
    {
        var command = arguments.FirstOrDefault(argument => argument is not null && IsCommand(argument.GetType()));

        // Somebody's debt is another matter than somebody's money.
        return command is null && method == nameof(IRegisterDesk.PayAsync) && arguments.Any(argument => argument is CustomerId { Value: not null }) ? Needs.OnAccount
            : command is null ? Questions.GetValueOrDefault((desk, method))
            : arguments.OfType<SaleId>().FirstOrDefault() is { Value: not null } id && TakesFromKitchen(command, saleOf(id)) ? Needs.SentLine
            : command is SaleCommand.ApplyReduction { FixedPrice: not null } ? Needed.Of(Right.FixPrice)
            : Commands.GetValueOrDefault(command.GetType());
    }

    // What the kitchen has is food: taking it off a bill is another matter than mending a slip of the finger.
    private static bool TakesFromKitchen(object command, Sale? sale) => command switch
    {
        SaleCommand.RemoveLine c => sale?.Find(c.Line) is { IsSent: true },
        SaleCommand.SetQuantity c => sale?.Find(c.Line) is { IsSent: true } line && c.Quantity.Thousandths < line.Quantity.Thousandths,
        SaleCommand.AddQuantity c => sale?.Find(c.Line) is { IsSent: true } && c.Thousandths < 0,
        SaleCommand.Abandon => sale?.Lines.Any(line => line.IsSent) is true,
        _ => false,
    };
}
