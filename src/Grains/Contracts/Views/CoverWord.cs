using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Views;

/// <summary>A station whose own screen does not show what it owes, as every screen says it.</summary>
/// <param name="To">The name of the station whose screen has taken over; empty where none has.</param>
/// <param name="Doubtful">Lines that may be on paper or not.</param>
public sealed record CoverWord(
    StationId Station, string Name, CoverReason Reason, CoverRung Rung, string To, DateTimeOffset Since, int Doubtful)
{
    /// <summary>All that <paramref name="wanted"/> holds for, the worst first.</summary>
    public static ValueList<CoverWord> Of(KitchenView view, Func<StationCover, bool>? wanted = null) => view.Covers
        .Where(pair => wanted?.Invoke(pair.Value.Cover) ?? true)
        .Select(pair => new CoverWord(
            pair.Key,
            NameOf(view, pair.Key),
            pair.Value.Cover.Reason,
            pair.Value.Cover.Rung,
            pair.Value.Cover.To is { } to ? NameOf(view, to) : "",
            pair.Value.Cover.SilentSince,
            pair.Value.Cover.Paper.Count(paper => paper.Outcome is PaperOutcome.Doubtful)))
        .OrderByDescending(word => word.Rung)
        .ThenBy(word => word.Name, StringComparer.Ordinal)
        .ToValueList();

    /// <summary>Names the sentence that says why, among the words of a screen: name of the station, since when.</summary>
    public string WhyWord => Reason switch
    {
        CoverReason.Silent => "CoverSilent",
        CoverReason.NoScreen => "CoverNoScreen",
        CoverReason.Hidden => "CoverHidden",
    };

    /// <summary>Names the sentence that says where its lines are: name of the station that has them.</summary>
    public string WhereWord => Rung switch
    {
        CoverRung.Backup => "CoverBackup",
        CoverRung.Printer => Doubtful > 0 ? "CoverPaperDoubtful" : "CoverPaper",
        CoverRung.Alarm => "CoverAlarm",
    };

    /// <summary>A house that hangs up no screens at all needs one sentence, and not one for each station.</summary>
    public bool IsUnattended => (Reason, Rung) is (CoverReason.NoScreen, CoverRung.Alarm);

    private static string NameOf(KitchenView view, StationId station) =>
        view.Stations.TryGetValue(station, out var setup) ? setup.Name : station.Value;
}
