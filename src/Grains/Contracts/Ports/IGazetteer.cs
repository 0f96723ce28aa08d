using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>The streets and towns around the house, from a file of the house: no address ever leaves it.</summary>
public interface IGazetteer
{
    /// <summary>How the file was read; null when the house has none.</summary>
    GazetteerReport? Report { get; }

    /// <summary>What fits the text, best first; nothing for an empty text. Answers at once, from memory.</summary>
    ValueList<Place> Find(string text, int max);
}

/// <param name="Faults">The first <see cref="Gazetteer.FaultsMax"/> rows that could not be understood. The others count.</param>
public sealed record GazetteerReport(string File, int Places, ValueList<PlaceFault> Faults);
