using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Kernel;

namespace RetailPos.Register.Tests;

/// <summary>A town of two streets, and a file with one fault.</summary>
public sealed class FakeGazetteer : IGazetteer
{
    private readonly (Gazetteer Places, ValueList<PlaceFault> Faults) _read = Gazetteer.Of(
    [
        (2, ["Rue Basse", "Lyon", "45.76", "4.83"]),
        (3, ["Rue Haute", "Lyon", "45.79", "4.83"]),
        (4, ["Rue Perdue", "Lyon", "nulle part", "4.83"]),
    ]);

    public GazetteerReport? Report => new("gazetteer.csv", _read.Places.Count, _read.Faults);

    public ValueList<Place> Find(string text, int max) => _read.Places.Find(text, max);
}
