namespace RetailPos.Grains.Contracts;

/// <summary>What is true of the whole house. Section <c>Site</c>; config/README.md lists every key.</summary>
public sealed class SiteSettings
{
    public const string Section = "Site";

    /// <summary>Shown in the corner of every screen. 1–80 signs.</summary>
    public string Name { get; set; } = "RetailPos";

    /// <summary>IANA name of the zone that tickets are dated in.</summary>
    public string TimeZone { get; set; } = "Europe/Paris";

    /// <summary>ISO 4217 code of the one currency the tills count in.</summary>
    public string Currency { get; set; } = "EUR";

    /// <summary>Local hour, 0–12, at which a new service day and its call numbers begin. Five: the last guests have left.</summary>
    public int ServiceDayStartHour { get; set; } = 5;

    /// <summary>How many tables the register offers, named T1, T2 … 0–500.</summary>
    public int Tables { get; set; } = 12;

    /// <summary>Minutes, 1–240, after which a ticket counts as waiting when its article says nothing of seconds.</summary>
    public int WaitingAfterMinutes { get; set; } = 8;

    /// <summary>Minutes, 1–480, after which it counts as late. More than <see cref="WaitingAfterMinutes"/>.</summary>
    public int LateAfterMinutes { get; set; } = 15;

    /// <summary>Minutes, 1–240, that a ready number stays on the guests' board if nobody hands it over.</summary>
    public int BoardMinutes { get; set; } = 30;

    /// <summary>What the guests' display at a till says between two guests. 80 signs at most; empty for the house's usual words.</summary>
    public string IdleText { get; set; } = "";

    /// <summary>Seconds, 0–120, after which a station rings again for a new ticket that nobody has touched or started; 0 for once.</summary>
    public int ChimeRepeatSeconds { get; set; } = 10;

    /// <summary>
    /// The last part of the address of the guests' board. Unguessable, 22 signs or more, made at the first start by the
    /// host. Empty: there is no board.
    /// </summary>
    public string BoardToken { get; set; } = "";

    /// <summary>
    /// Where guests' telephones reach the hub, such as <c>http://192.168.1.20:5080</c>: what the code on an order leads to.
    /// Empty: the address by which the screen that shows the code was opened.
    /// </summary>
    public string PublicUrl { get; set; } = "";
}
