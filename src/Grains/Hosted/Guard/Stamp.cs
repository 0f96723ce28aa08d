using System.Collections.Concurrent;
using System.Reflection;
using RetailPos.Kernel;

namespace RetailPos.Grains.Guard;

/// <summary>Writes who acts into what is asked: a page can neither forget it nor say somebody else.</summary>
internal static class Stamp
{
    private static readonly ConcurrentDictionary<Type, (MethodInfo Copy, PropertyInfo By)?> Known = new();

    public static object? With(object? argument, string person) => argument switch
    {
        Actor by => by with { Person = person },
        not null when DeskRights.IsCommand(argument.GetType()) => Copy(argument, person),
        _ => argument,
    };

    private static object Copy(object command, string person)
    {
        if (Known.GetOrAdd(command.GetType(), Look) is not { } known)
        {
            return command;
        }

        var copy = known.Copy.Invoke(command, parameters: null)!;
        known.By.SetValue(copy, (Actor)known.By.GetValue(command)! with { Person = person });
        return copy;
    }

    // A record is copied by the method that "with" calls.
    private static (MethodInfo, PropertyInfo)? Look(Type type) =>
        type.GetProperty("By") is { } by && by.PropertyType == typeof(Actor) && type.GetMethod("<Clone>$") is { } copy ? (copy, by) : null;
}
