using System.Collections.Concurrent;
using System.Reflection;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;

namespace RetailPos.Grains.Guard;

/// <summary>Writes who acts into what is asked: a page can neither forget it nor say somebody else.</summary>
internal static class Stamp
{
    private static readonly ConcurrentDictionary<Type, (MethodInfo Copy, PropertyInfo By)?> Known = new();

    /// <param name="place">Where the person signed in: what an office page, which may be opened anywhere, does not know.</param>
    public static object? With(object? argument, string person, string place) => argument switch
    {
        Actor by => Acting(by, person, place),
        not null when DeskRights.IsCommand(argument.GetType()) => Copy(argument, person, place),
        _ => argument,
    };

    private static Actor Acting(Actor by, string person, string place) =>
        new(person, by.Place == SignInPlaces.Office ? place : by.Place);

    private static object Copy(object command, string person, string place)
    {
        if (Known.GetOrAdd(command.GetType(), Look) is not { } known)
        {
            return command;
        }

        var copy = known.Copy.Invoke(command, parameters: null)!;
        known.By.SetValue(copy, Acting((Actor)known.By.GetValue(command)!, person, place));
        return copy;
    }

    // A record is copied by the method that "with" calls.
    private static (MethodInfo, PropertyInfo)? Look(Type type) =>
        type.GetProperty("By") is { } by && by.PropertyType == typeof(Actor) && type.GetMethod("<Clone>$") is { } copy ? (copy, by) : null;
}
