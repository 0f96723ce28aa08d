using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Technical;
using RetailPos.Tests;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Technical;

public sealed class TechnicalLogDeciderTests
{
    private static readonly Decider<TechnicalLog, TechnicalLogCommand, TechnicalLogEvent, TechnicalLogRefusal> House =
        TechnicalLogDecider.With(HashOnlySealer.Instance, till: null);

    [Fact]
    public void The_first_record_of_all_is_the_initialisation()
    {
        Assert.Equal([TechnicalCode.Initialised, TechnicalCode.Started], CodesOf(Noon, Start("1.2.3")));
        Assert.Equal([TechnicalCode.Initialised, TechnicalCode.LineCancelled], CodesOf(Noon, new TechnicalLogCommand.Note(TechnicalCode.LineCancelled, "line:a", Anna)));
    }

    [Theory]
    [InlineData("1.2.3", "1.2.4", TechnicalCode.MinorVersion)]
    [InlineData("1.2.3", "1.3.0", TechnicalCode.MinorVersion)]
    [InlineData("1.2.3", "2.0.0", TechnicalCode.MajorVersion)]
    public void Another_version_is_told_before_its_start(string before, string after, TechnicalCode code) =>
        Assert.Equal([code, TechnicalCode.Started], CodesOf(Noon, Start(before), new TechnicalLogCommand.Stop(Anna), Start(after))[^2..]);

    [Fact]
    public void A_start_after_no_stop_says_that_the_program_was_cut_off()
    {
        var cut = Records(Noon, Start("1.2.3"), Start("1.2.3"));
        var ended = Records(Noon, Start("1.2.3"), new TechnicalLogCommand.Stop(Anna), Start("1.2.3"));

        Assert.Contains("after:interruption", cut[^1].Information, StringComparison.Ordinal);
        Assert.DoesNotContain("after:interruption", ended[^1].Information, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_who_leaves_does_not_stop_the_program()
    {
        var records = Records(Noon, Start("1.2.3"), new TechnicalLogCommand.Note(TechnicalCode.Stopped, "person", Anna), Start("1.2.3"));

        Assert.Contains("after:interruption", records[^1].Information, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void A_clock_that_was_set_back_meanwhile_is_told_at_the_start(int seconds, bool isTold)
    {
        var start = new TechnicalLogCommand.Start("1.2.3", "p", Noon.AddSeconds(seconds), Anna);

        Assert.Equal(isTold, CodesOf(Noon, start).Contains(TechnicalCode.ClockMovedBack));
    }

    [Fact]
    public void Each_record_is_sealed_to_the_one_before_and_a_changed_one_is_the_one_that_is_named()
    {
        var events = Play(Noon, Start("1.2.3"), new TechnicalLogCommand.Note(TechnicalCode.DrawerOpened, "x", Anna), new TechnicalLogCommand.Stop(Anna));
        var sealedOnes = events.OfType<TechnicalLogEvent.Sealed>().ToList();

        Assert.Null(Walk(sealedOnes).Fault);
        Assert.Equal(sealedOnes.Count, Walk(sealedOnes).Verified);

        var third = sealedOnes[2];
        sealedOnes[2] = third with { Record = third.Record with { Information = "y" } };
        Assert.Equal(new(3, FiscalFaultKind.ContentDiffers), Walk(sealedOnes).Fault);

        sealedOnes[2] = third;
        sealedOnes.RemoveAt(1);
        Assert.Equal(3, Walk(sealedOnes).Fault!.Number);
    }

    [Fact]
    public void An_event_is_never_lost_for_its_words()
    {
        var record = Records(Noon, new TechnicalLogCommand.Note(TechnicalCode.DataImported, $"a\u0007b{new string('x', 900)}", Anna))[^1];

        Assert.Equal(TechnicalRecord.InformationMax, record.Information.Length);
        Assert.StartsWith("a b", record.Information, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_of_no_list_is_refused() =>
        Assert.Equal(TechnicalLogRefusal.CodeUnknown, House.Decide(TechnicalLog.Empty, new TechnicalLogCommand.Note((TechnicalCode)7, "", Anna), Noon).Refusal);

    [Fact]
    public void The_written_form_is_for_ever() => Assert.Equal(
        "JET1,7,323,line:a%7Cb,20260314120000+0100,Anna,T1,T2",
        Canonical.Of(new TechnicalRecord(
            7, TechnicalCode.LineCancelled, "line:a|b", new(2026, 3, 14, 12, 0, 0, TimeSpan.FromHours(1)), new("Anna", "T1"), new TillId("T2"))));

    [Theory]
    [InlineData(TechnicalCode.Initialised, true)]
    [InlineData(TechnicalCode.ChainFault, true)]
    [InlineData(TechnicalCode.Purged, true)]
    [InlineData(TechnicalCode.ClockMovedBack, true)]
    [InlineData(TechnicalCode.Started, false)]
    [InlineData(TechnicalCode.LineCancelled, false)]
    public void The_audit_trail_is_never_purged(TechnicalCode code, bool isKept) => Assert.Equal(isKept, TechnicalCodes.IsKept(code));

    private static TechnicalLogCommand.Start Start(string version) => new(version, "perimeter", LastRecordedAt: null, Anna);

    private static List<TechnicalCode> CodesOf(DateTimeOffset now, params TechnicalLogCommand[] commands) => [.. Records(now, commands).Select(record => record.Code)];

    private static List<TechnicalRecord> Records(DateTimeOffset now, params TechnicalLogCommand[] commands) =>
        [.. Play(now, commands).OfType<TechnicalLogEvent.Sealed>().Select(happened => happened.Record)];

    private static List<TechnicalLogEvent> Play(DateTimeOffset now, params TechnicalLogCommand[] commands)
    {
        var (log, all) = (TechnicalLog.Empty, new List<TechnicalLogEvent>());

        foreach (var command in commands)
        {
            var events = House.Decide(log, command, now).Events;
            all.AddRange(events);
            log = events.Aggregate(log, House.Evolve);
        }

        return all;
    }

    private static FiscalChain Walk(IEnumerable<TechnicalLogEvent.Sealed> records)
    {
        var chain = new FiscalChain();

        foreach (var one in records)
        {
            chain.Add(one.Record.Number, Canonical.Of(one.Record), one.Seal);
        }

        return chain;
    }
}
