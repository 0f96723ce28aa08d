using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Promises;
using RetailPos.Kernel;

namespace RetailPos.Register.Counter;

/// <summary>The times that a guest can be given, as plain data: one row for each, one bar for each station that matters.</summary>
/// <param name="Stations">Names of those that the sale needs, or that owe something at these times.</param>
public sealed record DueBoard(ValueList<string> Stations, ValueList<DueRow> Rows)
{
    public static readonly DueBoard Empty = new([], []);

    /// <param name="needed">The stations that the sale's lines pass.</param>
    /// <param name="refusesFull">Whether a full time cannot be chosen.</param>
    public static DueBoard Of(SlotTimeline timeline, IReadOnlySet<StationId> needed, bool refusesFull)
    {
        var owing = timeline.Choices.SelectMany(choice => choice.Loads).Where(load => load.Seconds > 0)
            .Select(load => load.Station)
            .ToHashSet();
        var shown = timeline.Stations.Where(station => needed.Contains(station.Id) || owing.Contains(station.Id)).ToList();
        var names = timeline.Stations.ToDictionary(station => station.Id, station => station.Name);

        return new(
            [.. shown.Select(station => station.Name)],
            [
                .. timeline.Choices.Select(choice => new DueRow(
                    choice.Due,
                    choice.Verdict,
                    choice.Station is { } decides && choice.Verdict is not SlotVerdict.Fits
                        ? names.GetValueOrDefault(decides, decides.Value)
                        : "",
                    !refusesFull || choice.Verdict is not SlotVerdict.Full,
                    [.. shown.Select(station => Bar(station.Name, choice.Loads.First(load => load.Station == station.Id)))])),
            ]);
    }

    private static DueBar Bar(string station, StationLoad load) => new(
        station,
        (int)(load.CapacitySeconds == 0 ? 100 : Math.Min(100, load.Seconds * 100 / load.CapacitySeconds)),
        (int)((load.Seconds + 59) / 60),
        (int)(load.CapacitySeconds / 60));
}

/// <param name="Decides">The station that makes it tight or full; empty when none does.</param>
public sealed record DueRow(DateTimeOffset Due, SlotVerdict Verdict, string Decides, bool CanBeChosen, ValueList<DueBar> Bars);

/// <param name="Percent">Of the station's time, 0–100.</param>
public sealed record DueBar(string Station, int Percent, int WorkMinutes, int CapacityMinutes);
