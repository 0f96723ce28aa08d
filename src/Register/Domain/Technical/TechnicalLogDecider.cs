using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.Technical;

using Answer = Decision<TechnicalLogEvent, TechnicalLogRefusal>;

/// <remarks>
/// Whatever is noted first, the initialisation stands before it. What comes at a time before the last record's is noted all
/// the same, and the clock's step back beside it.
/// </remarks>
public static class TechnicalLogDecider
{
    /// <param name="till">Whose chain; null for the house's.</param>
    public static Decider<TechnicalLog, TechnicalLogCommand, TechnicalLogEvent, TechnicalLogRefusal> With(ISealer sealer, TillId? till) =>
        new(TechnicalLog.Empty, (log, command, now) => Decide(log, command, now, sealer, till), Evolve);

    public static TechnicalLog Evolve(TechnicalLog log, TechnicalLogEvent happened) => happened switch
    {
        TechnicalLogEvent.Sealed e => log with { End = new(e.Record.Number, e.Seal.Link), LastAt = e.Record.At, IsRunning = IsRunning(log, e.Record) },
        TechnicalLogEvent.Ran e => log with { Version = e.Version, IsRunning = true },
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static Answer Decide(TechnicalLog log, TechnicalLogCommand command, DateTimeOffset now, ISealer sealer, TillId? till) => command switch
    {
        TechnicalLogCommand.Start c => Start(log, c, new(log, sealer, till, now)),
        TechnicalLogCommand.Stop { By: var by } => new Pen(log, sealer, till, now).Begin(by).Write(TechnicalCode.Stopped, "program", by, now).Done,
        TechnicalLogCommand.Note c => !Enum.IsDefined(c.Code) ? TechnicalLogRefusal.CodeUnknown
            : new Pen(log, sealer, till, now).Begin(c.By).Write(c.Code, Fit(c.Information), c.By, c.At ?? now).Done,
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    private static Answer Start(TechnicalLog log, TechnicalLogCommand.Start c, Pen pen)
    {
        pen.Begin(c.By);

        if (c.LastRecordedAt is { } last && pen.Now < last - TechnicalLog.ClockTolerance)
        {
            pen.Write(TechnicalCode.ClockMovedBack, SteppedBack(last, pen.Now), c.By, pen.Now);
        }

        if (log.Version.Length > 0 && log.Version != c.Version)
        {
            var code = MajorOf(log.Version) == MajorOf(c.Version) ? TechnicalCode.MinorVersion : TechnicalCode.MajorVersion;
            pen.Write(code, Fit($"from:{log.Version} to:{c.Version} perimeter:{Short(c.Perimeter)}"), c.By, pen.Now);
        }

        pen.Write(
            TechnicalCode.Started, Fit($"program version:{c.Version} perimeter:{Short(c.Perimeter)}{(log.IsRunning ? " after:interruption" : "")}"), c.By, pen.Now);
        pen.Run(c.Version, c.Perimeter);
        return pen.Done;
    }

    public static string SteppedBack(DateTimeOffset from, DateTimeOffset to) =>
        $"from:{from.ToUniversalTime().ToString("s", CultureInfo.InvariantCulture)}Z to:{to.ToUniversalTime().ToString("s", CultureInfo.InvariantCulture)}Z";

    private static bool IsRunning(TechnicalLog log, TechnicalRecord record) =>
        log.IsRunning && record is not { Code: TechnicalCode.Stopped, Information: "program" };

    private static string MajorOf(string version) => version.Split('.')[0];

    private static string Short(string perimeter) => perimeter.Length > 16 ? perimeter[..16] : perimeter;

    private static string Fit(string information)
    {
        var clean = string.Concat(information.Select(sign => Text.IsClean($"{sign}") ? sign : ' '));
        return clean.Length > TechnicalRecord.InformationMax ? clean[..TechnicalRecord.InformationMax] : clean;
    }

    /// <summary>Writes records one after the other, each sealed to the one before.</summary>
    private sealed class Pen(TechnicalLog log, ISealer sealer, TillId? till, DateTimeOffset now)
    {
        private readonly ImmutableArray<TechnicalLogEvent>.Builder _written = ImmutableArray.CreateBuilder<TechnicalLogEvent>();
        private ChainEnd _end = log.End;

        public DateTimeOffset Now => now;

        public Answer Done => [.. _written];

        public Pen Begin(Actor by) => _end.Number > 0 ? this : Write(TechnicalCode.Initialised, "", by, now);

        public Pen Write(TechnicalCode code, string information, Actor by, DateTimeOffset at)
        {
            var record = new TechnicalRecord(_end.Next, code, information, at, by, till);
            var seal = sealer.Seal(Canonical.Of(record), _end);
            _written.Add(new TechnicalLogEvent.Sealed(record, seal, now));
            _end = new(record.Number, seal.Link);
            return this;
        }

        public void Run(string version, string perimeter) => _written.Add(new TechnicalLogEvent.Ran(version, perimeter, now));
    }
}
