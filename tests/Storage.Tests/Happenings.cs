using RetailPos.Grains.Contracts;
using RetailPos.Kernel;

namespace RetailPos.Storage.Tests;

public sealed record LineAdded(LineId Line, string Note);

public sealed record Placed(int Writer, long Number);

public sealed record Forgotten(string Text);

/// <summary>An event that only a later version knows.</summary>
public sealed record Teleported(string Where);

public static class Happenings
{
    public static readonly EventCatalog Catalog = new([("line-added", typeof(LineAdded)), ("placed", typeof(Placed))]);

    public static readonly EventCatalog LaterCatalog = new(
        [("line-added", typeof(LineAdded)), ("placed", typeof(Placed)), ("teleported", typeof(Teleported))]);

    public static readonly DateTimeOffset Noon = new(2031, 5, 4, 12, 0, 0, TimeSpan.Zero);

    public static LineAdded Line(int number, string note = "") => new(new($"line-{number}"), note);

    public static CommandId Command(long number) => new($"command-{number}");

    /// <summary>Larger than any room left in a page that is already there.</summary>
    public static LineAdded Large() => new(new("large"), new string('x', 200_000));
}
