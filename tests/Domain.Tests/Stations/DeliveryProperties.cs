using FsCheck;
using FsCheck.Fluent;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Stations;

/// <summary>
/// Goal: rule 2 of the kitchen, every open line is on a live screen or on paper, or the alarm names its station; and each
/// line comes home once. Method: an evening of a quarter of a second a step, in which lines come and go, two screens
/// freeze and return, filters change and a printer refuses.
/// </summary>
public sealed class DeliveryProperties
{
    private static readonly StationId Grill = new("grill");
    private static readonly StationId Oven = new("oven");
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private static readonly Gen<Happening> Any = Gen.Frequency(
        (20, Gen.Constant(Happening.Nothing)),
        (4, Gen.Constant(Happening.LineComes)),
        (2, Gen.Constant(Happening.LineIsDone)),
        (2, Gen.Constant(Happening.HomeFreezes)),
        (3, Gen.Constant(Happening.HomeReturns)),
        (1, Gen.Constant(Happening.BackupFreezes)),
        (2, Gen.Constant(Happening.BackupReturns)),
        (1, Gen.Constant(Happening.FilterChanges)),
        (1, Gen.Constant(Happening.PrinterBreaks)),
        (1, Gen.Constant(Happening.PrinterIsMended)),
        (1, Gen.Constant(Happening.PrinterHangs)));

    private enum Happening
    {
        Nothing,
        LineComes,
        LineIsDone,
        HomeFreezes,
        HomeReturns,
        BackupFreezes,
        BackupReturns,
        FilterChanges,
        PrinterBreaks,
        PrinterIsMended,
        PrinterHangs,
    }

    [Fact]
    public void Every_open_line_can_be_read_somewhere_or_the_alarm_names_its_station_and_each_comes_home_once()
    {
        var reached = new HashSet<string>();

        Prop.ForAll(Any.ArrayOf(400).ToArbitrary(), evening =>
        {
            var kitchen = new Kitchen();

            foreach (var happening in evening)
            {
                kitchen.Live(happening);
            }

            reached.UnionWith(kitchen.Reached);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

        // A generator that never gets there proves nothing.
        Assert.Superset(
            new HashSet<string> { "Silent Backup", "Silent Printer", "Silent Alarm", "Hidden Backup", "Hidden Printer", "HandedBack Backup", "HandedBack Printer", "HandedBack Alarm" },
            reached);
    }

    private sealed class Kitchen
    {
        private readonly List<OwedLine> _owed = [];
        private readonly HashSet<LineId> _away = [];
        private Station _station = new(new StationSetup(Grill, "Grill", Oven, 1, 0));
        private PaintedScreen _home = new(0, Noon, []);
        private PaintedScreen _backup = new(0, Noon, []);
        private bool _homeLives = true;
        private bool _backupLives = true;
        private PaperOutcome? _printer = PaperOutcome.Printed;
        private long _position = 1;
        private long _coverPosition;
        private int _lines;
        private DateTimeOffset _now = Noon;

        public HashSet<string> Reached { get; } = [];

        public void Live(Happening happening)
        {
            Happen(happening);
            _now += Step;

            // A page that lives paints all there is; one that is frozen says nothing.
            _home = _homeLives ? _home with { Position = _position, At = _now } : _home;
            _backup = _backupLives ? _backup with { Position = _position, At = _now } : _backup;
            Print();

            for (var at = 0; Delivery.Next(Facts(), _now) is { } command; at++)
            {
                var decision = StationDecider.Decide(_station, command, _now);
                Assert.Null(decision.Refusal);
                Assert.True(at < 4, $"It never comes to rest: {command}");

                if (decision.Events.IsEmpty)
                {
                    Assert.Fail($"It asks for what is already so: {command}");
                }

                foreach (var happened in decision.Events)
                {
                    Move(happened);
                }
            }

            foreach (var line in _owed)
            {
                Assert.True(CanBeRead(line), $"{line} is nowhere at {_now:T}: home {_home}, backup {_backup}, {_station.Cover}");
            }
        }

        private void Happen(Happening happening)
        {
            switch (happening)
            {
                case Happening.LineComes:
                    _owed.Add(new(new($"line-{++_lines}"), IsCancelled: false, _lines % 3 == 0 ? ServiceMode.TakeAway : ServiceMode.EatIn, ++_position, _now));
                    break;
                case Happening.LineIsDone when _owed.Count > 0:
                    _owed.RemoveAt(0);
                    _position++;
                    break;
                case Happening.HomeFreezes:
                    _homeLives = false;
                    break;
                case Happening.HomeReturns:
                    _homeLives = true;
                    break;
                case Happening.BackupFreezes:
                    _backupLives = false;
                    break;
                case Happening.BackupReturns:
                    _backupLives = true;
                    break;
                case Happening.FilterChanges:
                    _home = _home with { Hidden = _home.Hidden.IsEmpty ? [ServiceMode.TakeAway] : [], Position = 0 };
                    break;
                case Happening.PrinterBreaks:
                    _printer = PaperOutcome.Failed;
                    break;
                case Happening.PrinterIsMended:
                    _printer = PaperOutcome.Printed;
                    break;
                case Happening.PrinterHangs:
                    _printer = null;
                    break;
                default:
                    break;
            }
        }

        private void Print()
        {
            var asked = _station.Cover?.Paper.Where(paper => paper.Outcome is null).Select(paper => paper.Slip).ToValueList() ?? [];

            if (_printer is { } outcome && !asked.IsEmpty)
            {
                foreach (var happened in StationDecider.Decide(_station, new StationCommand.ReportPaper(asked, outcome), _now).Events)
                {
                    Move(happened);
                }
            }
        }

        private void Move(StationEvent happened)
        {
            _position++;

            switch (happened)
            {
                case StationEvent.Covered e:
                    _coverPosition = _position;
                    _away.UnionWith(e.Lines);
                    Reached.Add($"{e.Reason} {e.Rung}");
                    break;
                case StationEvent.HandedBack e:
                    Assert.NotNull(_station.Cover);
                    Assert.Equal(e.Lines.Count, e.Lines.Distinct().Count());
                    Assert.Subset(e.Lines.ToHashSet(), _away.Where(id => _owed.Exists(line => line.Line == id)).ToHashSet());
                    _away.Clear();
                    Reached.Add($"HandedBack {e.Rung}");
                    break;
                case StationEvent.PaperAsked e:
                    Assert.All(e.Lines, line => Assert.True(_station.Cover!.PaperOf(line) is null, "It is printed twice."));
                    break;
                default:
                    break;
            }

            _station = StationDecider.Evolve(_station, happened);
        }

        private bool CanBeRead(OwedLine line)
        {
            var patience = Limit + Step;

            if (_now - line.Since <= patience || (_home.HasPainted(line) && _now - _home.At <= patience))
            {
                return true;
            }

            return _station.Cover is { } cover && cover.Concerns(line.Mode) && cover.Rung switch
            {
                CoverRung.Backup => _now - cover.At <= patience || (_backup.HasPainted(line) && _now - _backup.At <= patience),
                CoverRung.Printer => cover.PaperOf(line.Slip) is { Outcome: not PaperOutcome.Failed } paper
                    && (paper.Outcome is not null || _now - paper.At <= patience),
                CoverRung.Alarm => true,
            };
        }

        private DeliveryFacts Facts() => new(
            _station.Cover, _coverPosition, [.. _owed], [_home], HasHadScreen: true, Oven, [_backup], HasPrinter: true, Limit);
    }
}
