using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;
using RetailPos.Register.Home;
using RetailPos.Register.Office.Devices;

namespace RetailPos.Register.Tests;

public sealed class DevicesScreenTests : Counter
{
    private static readonly DeviceId Bar = new("bar");
    private static readonly JobContent Paper = new JobContent.Rows(new(42, [new PaperPart.Row("Bonjour", PaperStyle.Plain)]));

    public DevicesScreenTests()
    {
        Services.AddSingleton(new HouseTills([new("C1"), new("C2")]));
        Printers.Has(PrinterSetup.Usual(Bar, "Bar", "127.0.0.1:9100") with { Tills = [new("C1")] });
        Printers.Has(PrinterSetup.Usual(new("desk"), "Caisse", "127.0.0.1:9101"));
    }

    [Fact]
    public void A_printer_is_set_up_and_what_is_wrong_with_it_is_said()
    {
        var page = Render<DevicesScreen>();

        Tap(page, "add");
        The(page, "name").Change("Cuisine");
        The(page, "address").Change("192.168.1.72");
        The(page, "till-C1").Change(true);
        The(page, "save").ParentElement!.ParentElement!.Submit();
        Assert.Contains("192.168.1.70:9100", Said(page, "said"), StringComparison.Ordinal);

        The(page, "address").Change("192.168.1.72:9100");
        The(page, "save").ParentElement!.ParentElement!.Submit();
        Assert.Contains("caisses", Said(page, "said"), StringComparison.Ordinal);

        The(page, "till-C1").Change(false);
        The(page, "save").ParentElement!.ParentElement!.Submit();
        Assert.Equal("true", The(page, "said").GetAttribute("data-good"));
        Assert.Equal("192.168.1.72:9100", Devices.Current.Devices.Printers.Values.Single(printer => printer.Name == "Cuisine").Address);
    }

    [Fact]
    public void What_answers_on_the_network_is_taken_over_with_one_tap_and_asked_for_its_name()
    {
        Finder.There.Add(new("192.168.1.71:9100", PrinterDialect.StarLine, Protocol: null, FoundHow.Answered));
        Finder.There.Add(new("127.0.0.1:9100", PrinterDialect.EscPos, Protocol: null, FoundHow.Answered));
        var page = Render<DevicesScreen>();

        Tap(page, "find");
        Assert.Equal("192.168.1.1-192.168.1.254", The(page, "finder-range").GetAttribute("value"));
        The(page, "finder-start").Closest("form")!.Submit();

        Assert.Contains("déjà", Said(page, "found-127.0.0.1:9100"), StringComparison.OrdinalIgnoreCase);
        Tap(page, "take-192.168.1.71:9100");
        Assert.Equal(("", "192.168.1.71:9100", "StarLine"), (
            The(page, "name").GetAttribute("value") ?? "", The(page, "address").GetAttribute("value"), The(page, "dialect").GetAttribute("value")));
        Assert.Equal([(FindKind.Printers, "192.168.1.1-192.168.1.254")], Finder.Searches);
    }

    [Theory]
    [InlineData("8.8.8.8", "privé")]
    [InlineData("10.0.0.0/8", "1024")]
    [InlineData("chez moi", "192.168.1.0/24")]
    public void A_network_that_is_not_the_houses_is_not_asked(string typed, string words)
    {
        var page = Render<DevicesScreen>();
        Tap(page, "find");
        The(page, "finder-range").Input(typed);

        The(page, "finder-start").Closest("form")!.Submit();

        Assert.Contains(words, Said(page, "finder-fault"), StringComparison.Ordinal);
        Assert.Empty(Finder.Searches);
    }

    [Fact]
    public void A_search_shows_how_far_it_is_and_is_stopped()
    {
        var line = new TaskCompletionSource();
        Finder.Line = line.Task;
        Finder.There.Add(new("192.168.1.71:9100", PrinterDialect.EscPos, Protocol: null, FoundHow.Silent));
        var page = Render<DevicesScreen>();
        Tap(page, "find");
        The(page, "finder-start").Closest("form")!.Submit();
        Until(page, () => Has(page, "take-192.168.1.71:9100"));
        Assert.Contains("1 sur 254", Said(page, "finder-progress"), StringComparison.Ordinal);

        Tap(page, "finder-stop");

        Until(page, () => Has(page, "finder-start"));
        Assert.True(Finder.WasStopped);
        Assert.True(Has(page, "take-192.168.1.71:9100"));
    }

    [Fact]
    public void Whoever_may_set_nothing_up_searches_nothing()
    {
        Acting.Lacks.Add(Hub.Domain.People.Right.ManageScreens);

        Assert.False(Has(Render<DevicesScreen>(), "find"));
    }

    [Fact]
    public void Whoever_stands_there_prints_again_moves_or_throws_away()
    {
        Queue("j1", "41");
        Queue("j2", "42");
        Tell(new OutboxCommand.Begin(new("j1")));
        Tell(new OutboxCommand.Report(new("j1"), JobOutcome.Doubtful, PrinterState.PaperOut));
        var page = Render<DevicesScreen>();

        Assert.Equal("1 en attente, 1 à vérifier", Said(page, "counts-bar"));
        Assert.Equal("Plus de papier", Said(page, "state-bar"));
        Tap(page, "came-out");
        Assert.Equal("1 en attente", Said(page, "counts-bar"));
        Tap(page, "move-desk");
        Assert.True(Has(page, "nothing"));
        Assert.Equal([JobEnd.Moved, JobEnd.CameOut], Devices.Current.OutboxOf(Bar).Past.Select(past => past.End));
    }

    [Fact]
    public void A_printer_whose_papers_wait_is_not_taken_away()
    {
        Queue("j1", "41");
        var page = Render<DevicesScreen>();

        Tap(page, "drop");
        Tap(page, "remove");

        Assert.Null(Devices.Current.Devices.Find(Bar));
        Assert.Equal("Caisse", Said(page, "shown").Split(' ')[0]);
    }

    [Fact]
    public void The_register_says_which_printer_needs_somebody_and_falls_silent_again()
    {
        var register = Register();
        Assert.False(Has(register, "printers"));

        Queue("j1", "41");
        Tell(new OutboxCommand.Begin(new("j1")));
        Tell(new OutboxCommand.Report(new("j1"), JobOutcome.Failed, PrinterState.PaperOut));
        Assert.Contains("Imprimante Bar : Plus de papier – 1 en attente.", Said(register, "printers"), StringComparison.Ordinal);

        Tell(new OutboxCommand.Drop(new("j1"), Actor.Hub));
        Until(register, () => !Has(register, "printers"));
    }

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("en-GB")]
    public void Every_state_end_and_refusal_has_words(string culture)
    {
        Speak(culture);
        var words = Services.GetRequiredService<IStringLocalizer<Words>>();
        LocalizedString[] said =
        [
            .. Enum.GetValues<PrinterState>().Select(state => words[$"DeviceState{state}"]),
            .. Enum.GetValues<JobKind>().Select(kind => words[$"DeviceJob{kind}", "42"]),
            .. Enum.GetValues<JobEnd>().Select(end => words[$"DeviceEnd{end}"]),
            .. Enum.GetValues<StationPaper>().Select(paper => words[$"DevicePaper{paper}"]),
            .. Enum.GetValues<PrinterDialect>().Select(dialect => words[$"DeviceDialect{dialect}"]),
            .. Enum.GetValues<EscPosPage>().Select(codes => words[$"DevicePage{codes}"]),
            .. Enum.GetValues<EscPosBuzzer>().Select(buzzer => words[$"DeviceBuzzer{buzzer}"]),
        ];
        string[] refusals =
        [
            .. Enum.GetValues<HouseDevicesRefusal>().Select(refusal => RefusalText.Of(refusal, words)),
            .. Enum.GetValues<OutboxRefusal>().Select(refusal => RefusalText.Of(refusal, words)),
        ];

        Assert.DoesNotContain(said, word => word.ResourceNotFound);
        Assert.All(refusals, sentence => Assert.Matches(@"^\P{Ll}.* .*[.]$", sentence));
        Assert.Equal(refusals.Length, refusals.Distinct().Count());
    }

    private void Queue(string id, string title) => Tell(new OutboxCommand.Queue(new(id), JobKind.Receipt, title, Paper, Actor.Hub));

    private void Tell(OutboxCommand command) =>
        Assert.Null(Printers.TellAsync(new(command.ToString()!), Bar, command).GetAwaiter().GetResult().Refusal);
}
