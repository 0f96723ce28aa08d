using System.Globalization;
using System.Resources;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Tickets;
using RetailPos.Kernel;
using RetailPos.Look;

namespace RetailPos.Displays.Tickets;

/// <summary>The words of printed kitchen tickets, beside those of the screens. Papers are French, as receipts are.</summary>
public sealed class TicketWording(SiteSettings site) : ITicketWording
{
    private static readonly ResourceManager Resources = new("RetailPos.Displays.Resources.Texts", typeof(Texts).Assembly);

    private static readonly CultureInfo Language = CultureInfo.GetCultureInfo("fr-FR");

    private static readonly TicketWords Words = new(
        Say("EatIn"), Say("TakeAway"), Say("PaperTable"), Say("Covers"), Say("Beeper"), Say("Due"), Say("PaperStep"), Say("Rush"),
        Say("Addition"), Say("Changed"), Say("Cancelled"), Say("PaperAllergy"), Say("Contains"), Say("PaperCopy"), Say("PaperTraining"), Say("ForGuest"),
        Say("PaperNext"), Say("PaperHeld"));

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);

    public string MayBeCopy { get; } = Say("PaperMayBeCopy");

    public string MayBeRepeat => Words.Copy;

    public PreparationTicket TicketOf(StationSlip slip) => PreparationTicket.Of(
        slip.Header, slip.IsRush, slip.Lines, slip.Beepers, slip.Fields, Words, at => Formats.TimeOfDay(at, _zone), Language, slip.MayBeCopy,
        slip.IsTraining, slip.IsNext);

    public ValueList<PreparationTicket> LabelsOf(StationSlip slip) =>
        PreparationLabel.Of(slip.Header, slip.Lines, Words, Language, slip.MayBeCopy, slip.IsTraining);

    private static string Say(string key) =>
        Resources.GetString(key, Language) ?? throw new MissingManifestResourceException($"There are no words for {key}.");
}
