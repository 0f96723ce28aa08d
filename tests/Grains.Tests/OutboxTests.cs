using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Devices;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Devices.Mail;
using RetailPos.Hub.Devices.Printers;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Hub.Domain.Tickets;
using RetailPos.Hub.Storage;
using RetailPos.Grains.Tests.Selling;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Technical;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>Papers and letters on their way to devices that misbehave, and a hub that dies between any two steps.</summary>
public sealed class OutboxTests : IAsyncDisposable
{
    private static readonly DeviceId Bar = new("bar");
    private static readonly DeviceId Desk = new("desk");
    private static readonly PrintAnswer PaperOut = new(PaperOutcome.Failed, PrinterState.PaperOut);

    private readonly FakeClock _clock = new(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
    private readonly MemoryJournal _disk = new(HouseEvents.Catalog, TimeProvider.System);
    private readonly SimulatedPrinters _printers = new(TimeProvider.System);
    private readonly SimulatedMailer _mailer = new(TimeProvider.System);
    private House _house = null!;

    [Fact]
    public async Task Papers_come_out_in_the_order_in_which_they_were_asked_for_and_nobody_waits_for_them()
    {
        await OpenAsync(TimeProvider.System);
        var slow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _printers.Until = slow.Task;

        await QueueAsync("1");
        await QueueAsync("2");
        await QueueAsync("3");
        Assert.Equal(3, (await Outbox(Bar).ReadAsync()).Jobs.Count);
        slow.SetResult();

        await ShowsAsync(Bar, outbox => outbox.Past.Count == 3);
        Assert.Equal(["1", "2", "3"], TitlesOut());
    }

    [Fact]
    public async Task A_printer_without_paper_is_tried_again_after_pauses_and_then_prints_each_paper_once()
    {
        await OpenAsync(_clock);
        _printers.Answer = PaperOut;
        await QueueAsync("1");
        await QueueAsync("2");

        foreach (var seconds in new[] { 1, 2, 4 })
        {
            await _clock.SleepsUntilAsync(_clock.GetUtcNow().AddSeconds(seconds));
            Assert.Equal(PrinterState.PaperOut, (await Outbox(Bar).ReadAsync()).State);
            _printers.Answer = seconds == 4 ? new(PaperOutcome.Printed, PrinterState.Ready) : PaperOut;
            _clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        await ShowsAsync(Bar, outbox => outbox is { Jobs.IsEmpty: true, State: PrinterState.Ready });
        Assert.Equal(["1", "2"], TitlesOut());
    }

    [Fact]
    public async Task Its_papers_go_to_the_fallback_when_the_setting_s_time_is_over_and_come_out_there_once()
    {
        await OpenAsync(_clock);
        await _house.SetUpPrinterAsync(PrinterSetup.Usual(Desk, "Caisse", "127.0.0.1:9101"));
        await _house.SetUpPrinterAsync(PrinterSetup.Usual(Bar, "Bar", "127.0.0.1:9100") with { Fallback = Desk, FallbackSeconds = 2 });
        _printers.AnswerOf = printer => printer.Id == Bar ? PaperOut : null;
        await QueueAsync("1");
        await QueueAsync("2");

        // Others sleep as long: the count begins when it has failed.
        await ShowsAsync(Bar, outbox => outbox.FailingSince is not null);
        await _clock.SleepsUntilAsync(_clock.GetUtcNow().AddSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _clock.SleepsUntilAsync(_clock.GetUtcNow().AddSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(1));

        await ShowsAsync(Desk, outbox => outbox.Past.Count == 2);
        Assert.Empty((await Outbox(Bar).ReadAsync()).Jobs);
        Assert.Equal([("1", Desk), ("2", Desk)], _printers.Papers.Select(paper => (paper.Rows.Single(), paper.Printer.Id)));
        Assert.All(_printers.Papers, paper => Assert.False(paper.MayBeCopy));
    }

    [Fact]
    public async Task A_paper_in_doubt_waits_for_a_person_and_holds_up_nobody()
    {
        await OpenAsync(_clock);
        _printers.AnswerNext(new PrintAnswer(PaperOutcome.Doubtful, PrinterState.PaperOut));
        await QueueAsync("1");
        await ShowsAsync(Bar, outbox => outbox.Doubtful == 1);
        await QueueAsync("2");
        await _clock.SleepsUntilAsync(_clock.GetUtcNow().AddSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(1));
        var outbox = await ShowsAsync(Bar, shown => shown.Past.Count == 1);

        var told = await _house.Of<IDeviceDesk>().TellAsync(House.NewCommand(), Bar, new OutboxCommand.AskAgain(outbox.Jobs[0].Id, House.Lea));

        Assert.Null(told.Refusal);
        await ShowsAsync(Bar, shown => shown.Jobs.IsEmpty);
        Assert.Equal([("1", false), ("2", false), ("1", true)], _printers.Papers.Select(paper => (paper.Rows.Single(), paper.MayBeCopy)));
    }

    [Fact]
    public async Task A_driver_that_breaks_its_word_leaves_a_doubt_and_the_next_is_printed()
    {
        await OpenAsync(_clock);
        _printers.AnswerOf = printer => _printers.Papers.Count == 0 ? throw new InvalidOperationException("The driver is broken.") : null;
        await QueueAsync("1");

        Assert.Equal(JobStage.Doubtful, (await ShowsAsync(Bar, outbox => outbox.Doubtful == 1)).Jobs[0].Stage);
    }

    [Fact]
    public async Task A_letter_is_tried_again_and_one_to_nobody_waits_for_a_person()
    {
        await OpenAsync(_clock);
        _mailer.AnswerNext(MailOutcome.Failed, MailOutcome.Sent, MailOutcome.AddressRefused);
        await LetterAsync("lea@example.fr");
        await _clock.SleepsUntilAsync(_clock.GetUtcNow().AddSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await ShowsAsync(HouseDevices.Mail, outbox => outbox.Past.Count == 1);
        await LetterAsync("nobody@example.fr");

        var left = await ShowsAsync(HouseDevices.Mail, outbox => outbox.Doubtful == 1);
        Assert.Equal(PrinterState.Refused, left.Jobs[0].Fault);
        Assert.Equal("lea@example.fr", Assert.Single(_mailer.Letters).To);
    }

    [Theory]
    [InlineData(MailTrouble.SecretRefused, PrinterState.Denied)]
    [InlineData(MailTrouble.SenderRefused, PrinterState.Denied)]
    [InlineData(MailTrouble.NotEncrypted, PrinterState.Denied)]
    [InlineData(MailTrouble.Untrusted, PrinterState.Denied)]
    [InlineData(MailTrouble.NotSetUp, PrinterState.Denied)]
    [InlineData(MailTrouble.Unreached, PrinterState.Unreached)]
    public async Task What_keeps_a_letter_is_shown_by_its_name(MailTrouble trouble, PrinterState state)
    {
        await OpenAsync(_clock);
        _mailer.Trouble = trouble;
        _mailer.AnswerNext(MailOutcome.Failed);
        await LetterAsync("lea@example.fr");

        var shown = await ShowsAsync(HouseDevices.Mail, outbox => outbox.FailingSince is not null);

        Assert.Equal((state, 1), (shown.State, shown.Waiting));
    }

    [Fact]
    public async Task Whoever_mends_the_mail_does_not_wait_for_the_end_of_a_pause()
    {
        await OpenAsync(_clock);
        _mailer.AnswerNext(MailOutcome.Failed);
        await LetterAsync("lea@example.fr");
        await ShowsAsync(HouseDevices.Mail, outbox => outbox.FailingSince is not null);

        await _house.Of<IMailDesk>().SaveAsync(
            House.NewCommand(), new("smtp.example.fr", 587, MailSecurity.StartTls, "maison", "bonjour@example.fr"), "tr0p secret", House.Lea);

        await ShowsAsync(HouseDevices.Mail, outbox => outbox.Past.Count == 1);
    }

    [Fact]
    public async Task A_full_outbox_refuses_by_name_and_takes_what_another_gives_up()
    {
        await OpenAsync(_clock, isWorking: false);

        for (var at = 0; at < Hub.Domain.Devices.Outbox.JobsMax; at++)
        {
            Assert.Null((await QueueAsync($"{at}")).Refusal);
        }

        Assert.Equal(OutboxRefusal.OutboxFull, (await QueueAsync("one too many")).Refusal);
        await _house.SetUpPrinterAsync(PrinterSetup.Usual(Desk, "Caisse", "127.0.0.1:9101"));
        var other = (await QueueAsync("moved", Desk)).Refusal;
        var moved = (await Outbox(Desk).ReadAsync()).Jobs[0];
        await _house.Of<IDeviceDesk>().TellAsync(House.NewCommand(), Desk, new OutboxCommand.Move(moved.Id, Bar, House.Lea));
        Assert.Null(other);
        await ShowsAsync(Bar, outbox => outbox.Jobs.Count == Hub.Domain.Devices.Outbox.JobsMax + 1);
    }

    [Fact]
    public async Task Nothing_is_moved_to_where_there_is_no_printer_and_a_printer_with_papers_stays()
    {
        await OpenAsync(_clock, isWorking: false);
        await QueueAsync("1");
        var job = (await Outbox(Bar).ReadAsync()).Jobs[0];
        var desk = _house.Of<IDeviceDesk>();

        Assert.Equal(OutboxRefusal.TargetInvalid, (await desk.TellAsync(House.NewCommand(), Bar, new OutboxCommand.Move(job.Id, new("nowhere"), House.Lea))).Refusal);
        Assert.Equal(HouseDevicesRefusal.HasJobs, (await desk.TellAsync(House.NewCommand(), new HouseDevicesCommand.TakeAway(Bar, JobsLeft: 0, House.Lea))).Refusal);
        await desk.TellAsync(House.NewCommand(), Bar, new OutboxCommand.Drop(job.Id, House.Lea));
        Assert.Null((await desk.TellAsync(House.NewCommand(), new HouseDevicesCommand.TakeAway(Bar, JobsLeft: 0, House.Lea))).Refusal);
    }

    [Fact]
    public async Task Whoever_mends_a_printer_or_tests_it_waits_for_no_pause()
    {
        await OpenAsync(_clock);
        _printers.Answer = PaperOut;
        await QueueAsync("1");
        await ShowsAsync(Bar, outbox => outbox.FailedAt is not null);
        await _house.SetUpPrinterAsync(PrinterSetup.Usual(Bar, "Bar", "127.0.0.1:9101"));
        await ShowsAsync(Bar, outbox => outbox is { Failures: 2, FailedAt: not null });

        _printers.Answer = new(PaperOutcome.Printed, PrinterState.Ready);
        await _house.Of<IDeviceDesk>().TestAsync(House.NewCommand(), Bar, House.Lea);

        await ShowsAsync(Bar, outbox => outbox is { Jobs.IsEmpty: true, Past.Count: 2 });
    }

    [Fact]
    public async Task A_printer_that_fails_all_night_is_one_technical_event_and_a_drawer_without_a_sale_is_another()
    {
        await OpenAsync(_clock, isWorking: false, isNoted: true);
        await _house.SetUpPrinterAsync(PrinterSetup.Usual(Bar, "Bar", "127.0.0.1:9100") with { Tills = [new("T1")] });
        await QueueAsync("1");
        var job = (await Outbox(Bar).ReadAsync()).Jobs[0].Id;

        for (var time = 0; time < 3; time++)
        {
            await Outbox(Bar).TellAsync(House.NewCommand(), new OutboxCommand.Begin(job));
            await Outbox(Bar).TellAsync(House.NewCommand(), new OutboxCommand.Report(job, JobOutcome.Failed, PrinterState.PaperOut));
        }

        var told = await _house.Of<IDeviceDesk>().OpenDrawerAsync(House.NewCommand(), new("T1"), House.Lea);
        Assert.Null(told!.Refusal);
        Assert.Null(await _house.Of<IDeviceDesk>().OpenDrawerAsync(House.NewCommand(), new("T2"), House.Lea));

        await NotedAsync(TechnicalCode.DrawerOpened, "no-sale register:T1", new TillId("T1"));
        await NotedAsync(TechnicalCode.PrinterFault, $"device:bar job:{job} state:PaperOut");
    }

    // The reaction is on its way: its record is awaited in the journal, and not in time.
    private async Task NotedAsync(TechnicalCode code, string information, params TillId[] tills)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        await foreach (var batch in _house.Journal.FollowAsync(0, happened => happened is TechnicalLogEvent, patience.Token))
        {
            if (batch.Count > 0 && (await _house.Of<ITechnicalDesk>().ReadAsync(new([.. tills], Code: code), CancellationToken.None)).Rows is { IsEmpty: false } rows)
            {
                Assert.Equal(information, Assert.Single(rows).Record.Information);
                return;
            }
        }
    }

    [Fact]
    public void What_is_written_down_of_a_job_is_read_back_whole_in_events_and_in_snapshots()
    {
        JobContent[] contents =
        [
            new JobContent.Rows(new(42,
            [
                new PaperPart.Row("Crème brûlée  6,50 €", new(2, 2, IsBold: true, IsReversed: true)), new PaperPart.Rule(), new PaperPart.Code("https://hub/t/1"),
                new PaperPart.Bars(BarKind.Ean13, "9780201379624"), new PaperPart.StoredPicture("1"), new PaperPart.Feed(2), new PaperPart.Cut(),
                new PaperPart.Buzz(), new PaperPart.Drawer(),
            ])),
            new JobContent.Ticket(new([new(TicketStyle.Call, "47"), new(TicketStyle.Note, "sans sel")])),
            new JobContent.Drawer(),
            new JobContent.Letter("a@b.fr", "Ticket", "Bonjour", File: null),
        ];

        foreach (var content in contents)
        {
            var job = new OutboxJob(new("j1"), JobKind.Receipt, "42", content, House.Lea, _clock.GetUtcNow(), GoodUntil: _clock.GetUtcNow(), From: Desk);
            Assert.Equal(new OutboxEvent.JobQueued(job, _clock.GetUtcNow()), ReadBack(new OutboxEvent.JobQueued(job, _clock.GetUtcNow())));
            var view = DevicesView.Empty with
            {
                Devices = new(HouseDevices.Empty.Printers.Add(Bar, PrinterSetup.Usual(Bar, "Bar", "127.0.0.1:9100") with { Fallback = Desk, Always = [House.Bar] })),
                Outboxes = DevicesView.Empty.Outboxes.Add(Bar, Hub.Domain.Devices.Outbox.Empty with { Jobs = [job], State = PrinterState.PaperOut, FailingSince = _clock.GetUtcNow() }),
            };
            var back = ReadBack(view);
            Assert.Equal(view.Devices.Printers[Bar], back.Devices.Printers[Bar]);
            Assert.Equal(job, Assert.Single(back.OutboxOf(Bar).Jobs));
            Assert.Equal((PrinterState.PaperOut, _clock.GetUtcNow()), (back.OutboxOf(Bar).State, back.OutboxOf(Bar).FailingSince));
        }

        var file = ReadBack(new LetterFile("f.pdf", "application/pdf", new byte[] { 1, 2, 255 }));
        Assert.Equal([1, 2, 255], file.Content.ToArray());
    }

    private static T ReadBack<T>(T written) =>
        JsonSerializer.Deserialize<T>(JsonSerializer.SerializeToUtf8Bytes(written, JournalJson.Options), JournalJson.Options)!;

    [Fact]
    public async Task Cash_opens_the_drawer_of_its_register_and_a_card_does_not()
    {
        await OpenAsync(TimeProvider.System);
        await _house.SetUpPrinterAsync(PrinterSetup.Usual(Bar, "Bar", "127.0.0.1:9100") with { Tills = [new("T1")] });

        foreach (var mode in new[] { PaymentMode.Card, PaymentMode.Cash })
        {
            var sale = await _house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1450, null));
            await _house.RegisterDesk.PayAsync(House.NewCommand(), sale, mode, new(1_450), House.Lea);
            await _house.SalesShowAsync(view => view.Find(sale) is { Stage: SaleStage.Settled });
        }

        await ShowsAsync(Bar, outbox => outbox.Past.Count == 1);
        Assert.IsType<JobContent.Drawer>(Assert.Single(_printers.Papers).Content);
    }

    [Theory]
    [InlineData(Fault.BeforeWriting, false)]
    [InlineData(Fault.AfterWriting, false)]
    [InlineData(Fault.BeforeWriting, true)]
    [InlineData(Fault.AfterWriting, true)]
    public async Task Whichever_write_fails_each_acknowledged_paper_comes_out_once_or_stands_in_doubt(Fault fault, bool killed)
    {
        for (var failAt = 1; failAt <= 10; failAt++)
        {
            await WalkAsync(failAt, fault, killed);
        }
    }

    // Three papers at once through a disk that breaks at one write; killed, another hub finds what the first has left.
    private static async Task WalkAsync(int failAt, Fault fault, bool killed)
    {
        var disk = new MemoryJournal(HouseEvents.Catalog, TimeProvider.System);
        var printers = new SimulatedPrinters(TimeProvider.System);
        var faulty = new FaultyJournal(disk, failAt: failAt + 1, fault, dies: killed);
        var house = await StartAsync(faulty, TimeProvider.System, printers, new(TimeProvider.System));
        await house.SetUpPrinterAsync(PrinterSetup.Usual(Bar, "Bar", "127.0.0.1:9100"));
        var acknowledged = new List<string>();

        foreach (var title in new[] { "1", "2", "3" })
        {
            var id = House.NewCommand();

            if (await TryAsync(() => QueueAsync(house, id, title, Bar)) || (!killed && await TryAsync(() => QueueAsync(house, id, title, Bar))))
            {
                acknowledged.Add(title);
            }
        }

        if (killed)
        {
            await Task.WhenAny(faulty.Failed, house.DevicesShowAsync(view => view.OutboxOf(Bar).Past.Count == 3));
            await house.DisposeAsync();
            house = await StartAsync(disk, TimeProvider.System, printers, new(TimeProvider.System));
        }

        var left = (await house.DevicesShowAsync(view => view.OutboxOf(Bar) is { Begun: null, Head: null } outbox
            && outbox.Past.Count + outbox.Jobs.Count >= acknowledged.Count)).OutboxOf(Bar);

        foreach (var title in acknowledged)
        {
            var papers = printers.Papers.Count(paper => paper.Rows.Single() == title);
            var isListed = left.Jobs.Exists(job => job is { Stage: JobStage.Doubtful } && job.Title == title);
            Assert.True(papers == 1 || (papers == 0 && isListed), $"write {failAt}, {fault}, killed {killed}: paper {title} came out {papers} times");
            Assert.True(killed || !isListed, $"write {failAt}, {fault}: nobody died, and paper {title} is in doubt");
        }

        await house.DisposeAsync();
    }

    private static async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (JournalUnwritableException)
        {
            return false;
        }
    }

    private static Task<House> StartAsync(
        IJournal journal, TimeProvider clock, SimulatedPrinters printers, SimulatedMailer mailer, bool isWorking = true, bool isNoted = false) =>
        House.OpenAsync(journal, clock, also: services =>
        {
            if (isNoted)
            {
                services.AddTechnicalJournal();
            }

            services.AddSingleton<IPrinters>(printers).AddSingleton<IMailer>(mailer).AddSingleton<IMailSecrets, MemorySecrets>();

            if (isWorking)
            {
                services.AddOutboxWorkers();
            }
        });

    private async Task OpenAsync(TimeProvider clock, bool isWorking = true, bool isNoted = false)
    {
        _house = await StartAsync(_disk, clock, _printers, _mailer, isWorking, isNoted);
        await _house.SetUpPrinterAsync(PrinterSetup.Usual(Bar, "Bar", "127.0.0.1:9100"));
    }

    private IOutboxGrain Outbox(DeviceId device) => _house.Grains.GetGrain<IOutboxGrain>(device.Value);

    private async Task<Outbox> ShowsAsync(DeviceId device, Func<Outbox, bool> holds) =>
        (await _house.DevicesShowAsync(view => holds(view.OutboxOf(device)))).OutboxOf(device);

    private IEnumerable<string> TitlesOut() => _printers.Papers.Select(paper => paper.Rows.Single());

    private Task<Told<OutboxRefusal>> QueueAsync(string title, DeviceId? device = null) =>
        QueueAsync(_house, House.NewCommand(), title, device ?? Bar);

    private static Task<Told<OutboxRefusal>> QueueAsync(House house, CommandId id, string title, DeviceId device) => house.Of<Outboxes>().QueueAsync(
        id, device, JobKind.Receipt, title, new JobContent.Rows(new(42, [new PaperPart.Row(title, PaperStyle.Plain)])), House.Lea);

    private Task<Told<OutboxRefusal>> LetterAsync(string to) => _house.Of<Outboxes>().QueueAsync(
        House.NewCommand(), HouseDevices.Mail, JobKind.Letter, "42", new JobContent.Letter(to, "Votre ticket", "Bonjour", File: null), House.Lea);

    public async ValueTask DisposeAsync()
    {
        if (_house is not null)
        {
            await _house.DisposeAsync();
        }
    }
}
