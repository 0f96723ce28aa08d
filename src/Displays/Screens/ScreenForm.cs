using System.Globalization;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;

namespace RetailPos.Displays.Screens;

/// <summary>What somebody is typing about one screen. The hub decides whether it may be so.</summary>
internal sealed class ScreenForm
{
    /// <summary>Null while a waiting device is let in.</summary>
    public PairedScreen? Screen { get; private init; }

    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    public ScreenKind Kind { get; set; }

    public string Station { get; set; } = "";

    public string Till { get; set; } = "T1";

    public bool EatIn { get; set; } = true;

    public bool TakeAway { get; set; } = true;

    public TicketWidth Width { get; set; } = TicketWidth.Normal;

    public ScreenTheme Theme { get; set; }

    public string Waiting { get; set; } = "";

    public string Late { get; set; } = "";

    public bool HasSound { get; set; } = true;

    public bool RepeatsSound { get; set; }

    public ScreenPlace Place => new(Kind, Kind switch
    {
        ScreenKind.Station => Station,
        ScreenKind.Customer or ScreenKind.Register => Till.Trim(),
        ScreenKind.Pass or ScreenKind.Board or ScreenKind.Beepers => "",
    });

    /// <summary>A number that cannot be read is one that is out of range: the hub refuses it in words.</summary>
    public ScreenSettings Settings => new(
        EatIn == TakeAway ? [] : [.. Enum.GetValues<ServiceMode>().Where(mode => mode.IsOnSite() == EatIn)],
        Width, Minutes(Waiting), Minutes(Late), HasSound, RepeatsSound, Theme);

    public static ScreenForm For(PairingOffer offer, StationId? first) => new() { Code = offer.Code, Station = first?.Value ?? "" };

    public static ScreenForm For(PairedScreen screen, StationId? first) => new()
    {
        Screen = screen,
        Name = screen.Name,
        Kind = screen.Place.Kind,
        Station = screen.Place.Kind is ScreenKind.Station ? screen.Place.Key : first?.Value ?? "",
        Till = screen.Place.Kind is ScreenKind.Customer or ScreenKind.Register ? screen.Place.Key : "T1",
        EatIn = screen.Settings.Shows(ServiceMode.EatIn),
        TakeAway = screen.Settings.Shows(ServiceMode.TakeAway),
        Width = screen.Settings.Width,
        Theme = screen.Settings.Theme,
        Waiting = screen.Settings.WaitingMinutes?.ToString(CultureInfo.InvariantCulture) ?? "",
        Late = screen.Settings.LateMinutes?.ToString(CultureInfo.InvariantCulture) ?? "",
        HasSound = screen.Settings.HasSound,
        RepeatsSound = screen.Settings.RepeatsSound,
    };

    private static int? Minutes(string typed) => typed.Trim().Length == 0
        ? null
        : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : 0;
}
