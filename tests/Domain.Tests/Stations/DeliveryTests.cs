using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Stations;

/// <summary>Which rung is next, told as moments of one service: a line came at noon, and the limit is five seconds.</summary>
public sealed class DeliveryTests
{
    private static readonly StationId Oven = new("oven");
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private static readonly OwedLine Steak = new(new("steak"), IsCancelled: false, ServiceMode.EatIn, Position: 10, Noon);
    private static readonly OwedLine Fries = new(new("fries"), IsCancelled: false, ServiceMode.TakeAway, Position: 10, Noon);

    private static readonly DeliveryFacts Nothing = new(
        Cover: null, CoverPosition: 0, [], [], HasHadScreen: false, Oven, [], HasPrinter: true, Limit);

    public static TheoryData<string, DeliveryFacts, int, string> Moments => new()
    {
        { "nothing is owed", Nothing, 60, "" },
        { "the limit is not over", Nothing with { Owed = [Steak] }, 4, "" },
        { "painted in time", Nothing with { Owed = [Steak], Home = [Screen(10, 3)] }, 7, "" },
        { "painted, but not this far", Nothing with { Owed = [Steak], Home = [Screen(9, 4)] }, 5, "Cover Silent Printer" },
        { "never painted, backup lives", Nothing with { Owed = [Steak], Home = [Screen(0, 0)], BackupScreens = [Screen(9, 4)] }, 5, "Cover Silent Backup oven" },
        { "stopped painting, backup lives", Nothing with { Owed = [Steak], Home = [Screen(10, 1)], BackupScreens = [Screen(12, 5)] }, 6, "Cover Silent Backup oven" },
        { "backup silent too", Nothing with { Owed = [Steak], Home = [Screen(10, 1)], BackupScreens = [Screen(12, 1)] }, 6, "Cover Silent Printer" },
        { "backup never painted", Nothing with { Owed = [Steak], BackupScreens = [Screen(0, 5)] }, 5, "Cover NoScreen Printer" },
        { "no backup", Nothing with { Owed = [Steak], Backup = null }, 5, "Cover NoScreen Printer" },
        { "no printer either", Nothing with { Owed = [Steak], Backup = null, HasPrinter = false }, 5, "Cover NoScreen Alarm" },
        { "paired, and not here", Nothing with { Owed = [Steak], HasHadScreen = true, HasPrinter = false }, 5, "Cover Silent Alarm" },
        { "one of two screens is enough", Nothing with { Owed = [Steak], Home = [Screen(0, 0), Screen(10, 4)] }, 6, "" },
        { "the screen hides it", Nothing with { Owed = [Steak, Fries], Home = [Screen(10, 5, ServiceMode.TakeAway)], BackupScreens = [Screen(12, 5)] }, 5, "Cover Hidden Backup oven TakeAway" },
        { "the backup hides it as well", Nothing with { Owed = [Fries], Home = [Screen(10, 5, ServiceMode.TakeAway)], BackupScreens = [Screen(12, 5, ServiceMode.TakeAway)] }, 5, "Cover Hidden Printer TakeAway" },

        { "on the backup, its limit is not over", Covered(CoverRung.Backup) with { BackupScreens = [Screen(15, 9)] }, 13, "" },
        { "on the backup, and read", Covered(CoverRung.Backup) with { BackupScreens = [Screen(20, 29)] }, 30, "" },
        { "on the backup, painted before it took over", Covered(CoverRung.Backup) with { BackupScreens = [Screen(19, 10)] }, 15, "Cover Silent Printer" },
        { "the backup falls silent", Covered(CoverRung.Backup) with { BackupScreens = [Screen(20, 20)] }, 25, "Cover Silent Printer" },
        { "the backup is another one now", Covered(CoverRung.Backup) with { Backup = new("bar"), BackupScreens = [Screen(20, 20)] }, 21, "Cover Silent Backup bar" },
        { "home again", Covered(CoverRung.Backup) with { Home = [Screen(20, 12)] }, 12, "HandBack steak" },
        { "home, but not this far", Covered(CoverRung.Backup) with { Home = [Screen(19, 12)], BackupScreens = [Screen(20, 12)] }, 12, "" },
        { "home painted before, and has not since", Covered(CoverRung.Backup) with { Home = [Screen(30, 9)], BackupScreens = [Screen(20, 12)] }, 12, "" },
        { "home is silent again already", Covered(CoverRung.Backup) with { Home = [Screen(20, 12)], BackupScreens = [Screen(20, 18)] }, 18, "" },
        { "nothing is owed, home is back", Covered(CoverRung.Alarm) with { Owed = [], Home = [Screen(20, 12)] }, 12, "HandBack" },
        { "nothing is owed, home is away", Covered(CoverRung.Alarm) with { Owed = [] }, 60, "" },

        { "on paper, nothing printed", Covered(CoverRung.Printer), 11, "AskPaper steak" },
        { "on paper, the printer is working", Covered(CoverRung.Printer, Paper(outcome: null, 11)), 15, "" },
        { "on paper, the printer says nothing", Covered(CoverRung.Printer, Paper(outcome: null, 11)), 16, "Cover Silent Alarm" },
        { "on paper, printed", Covered(CoverRung.Printer, Paper(PaperOutcome.Printed, 11)), 600, "" },
        { "on paper, perhaps", Covered(CoverRung.Printer, Paper(PaperOutcome.Doubtful, 11)), 600, "" },
        { "on paper, refused", Covered(CoverRung.Printer, Paper(PaperOutcome.Failed, 11)), 12, "Cover Silent Alarm" },
        { "on paper, refused, the backup is there", Covered(CoverRung.Printer, Paper(PaperOutcome.Failed, 11)) with { BackupScreens = [Screen(9, 12)] }, 12, "Cover Silent Backup oven" },
        { "on paper, and the line is cancelled", Covered(CoverRung.Printer, Paper(PaperOutcome.Printed, 11)) with { Owed = [Steak with { IsCancelled = true }] }, 12, "AskPaper steak" },

        { "alarm, and the backup comes", Covered(CoverRung.Alarm) with { BackupScreens = [Screen(9, 30)], HasPrinter = false }, 30, "Cover Silent Backup oven" },
        { "alarm, and nobody comes", Covered(CoverRung.Alarm) with { HasPrinter = false }, 600, "" },
        { "alarm, and the printer refused", Covered(CoverRung.Alarm, Paper(PaperOutcome.Failed, 11)), 600, "" },
        { "alarm, and what the printer refused is done", Covered(CoverRung.Alarm, Paper(PaperOutcome.Failed, 11)) with { Owed = [Fries] }, 600, "Cover Silent Printer" },

        { "hidden, and then the whole screen is silent", Hides() with { Home = [Screen(10, 5, ServiceMode.TakeAway)], BackupScreens = [Screen(20, 14)] }, 14, "Cover Silent Backup oven" },
        { "hidden, and the filter goes", Hides() with { Home = [Screen(20, 12)], BackupScreens = [Screen(20, 12)] }, 12, "HandBack fries" },
        { "hidden, and the filter stays though nothing is owed", Hides() with { Owed = [], Home = [Screen(20, 12, ServiceMode.TakeAway)] }, 12, "" },
    };

    [Theory]
    [MemberData(nameof(Moments))]
    public void Next(string moment, DeliveryFacts facts, int atSecond, string expected) =>
        Assert.Equal($"{moment}: {expected}", $"{moment}: {Say(Delivery.Next(facts, Noon.AddSeconds(atSecond)))}");

    [Fact]
    public void The_silence_is_counted_from_the_last_frame_that_was_seen() => Assert.Equal(
        Noon.AddSeconds(3),
        Assert.IsType<StationCommand.Cover>(Delivery.Next(
            Nothing with { Owed = [Steak], Home = [Screen(10, 3), Screen(10, 1)] }, Noon.AddSeconds(8))).SilentSince);

    [Fact]
    public void Without_a_screen_it_is_counted_from_the_oldest_line() => Assert.Equal(
        Noon,
        Assert.IsType<StationCommand.Cover>(Delivery.Next(
            Nothing with { Owed = [Steak, Fries with { Since = Noon.AddSeconds(4) }] }, Noon.AddSeconds(8))).SilentSince);

    private static PaintedScreen Screen(long position, int atSecond, params ServiceMode[] hidden) =>
        new(position, Noon.AddSeconds(atSecond), [.. hidden]);

    private static DeliveryFacts Covered(CoverRung rung, params PaperLine[] paper) => Nothing with
    {
        Cover = new(
            CoverReason.Silent, rung, rung is CoverRung.Backup ? Oven : null, [], Noon, [.. paper], Noon.AddSeconds(10)),
        CoverPosition = 20,
        Owed = [Steak],
    };

    private static DeliveryFacts Hides() => Nothing with
    {
        Cover = new(CoverReason.Hidden, CoverRung.Backup, Oven, [ServiceMode.TakeAway], Noon, [], Noon.AddSeconds(5)),
        CoverPosition = 20,
        Owed = [Steak, Fries],
    };

    private static PaperLine Paper(PaperOutcome? outcome, int atSecond) => new(Steak.Slip, outcome, Noon.AddSeconds(atSecond));

    private static string Say(StationCommand? command) => command switch
    {
        null => "",
        StationCommand.Cover c => string.Join(' ', new object?[] { "Cover", c.Reason, c.Rung, c.To }.Concat(c.Only.Cast<object?>()).Where(word => word is not null)),
        StationCommand.AskPaper c => $"AskPaper {string.Join(' ', c.Lines.Select(line => line.Line))}".TrimEnd(),
        StationCommand.HandBack c => $"HandBack {string.Join(' ', c.Lines)}".TrimEnd(),
        _ => command.GetType().Name,
    };
}
