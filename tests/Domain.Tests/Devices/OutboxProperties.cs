using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Devices;

/// <summary>
/// Two printers that fail, stay silent and lie, a hub that is killed at every step, and people who press everything: every
/// acknowledged paper has come out, or stands in a list, or was thrown away by somebody; and never two without a word.
/// </summary>
public sealed class OutboxProperties
{
    private static readonly DeviceId[] Devices = [new("bar"), new("desk")];
    private static readonly JobContent Paper = new JobContent.Rows(new(42, [new PaperPart.Row("Bonjour", PaperStyle.Plain)]));

    [Fact]
    public void Every_acknowledged_job_comes_out_once_or_is_listed_as_doubtful()
    {
        var reached = new Reach();

        for (var seed = 1; seed <= 400; seed++)
        {
            new Evening(seed, reached).Run(steps: 300);
        }

        // A generator that never comes there proves nothing.
        Assert.True(reached is { Printed: > 1_000, Doubted: > 500, Moved: > 200, Again: > 200, Killed: > 500, Refused: > 10 }, $"{reached}");
    }

    private sealed record Reach
    {
        public int Printed { get; set; }

        public int Doubted { get; set; }

        public int Moved { get; set; }

        public int Again { get; set; }

        public int Killed { get; set; }

        public int Refused { get; set; }
    }

    private sealed class Evening(int seed, Reach reached)
    {
        private readonly Random _chance = new(seed);
        private readonly Dictionary<DeviceId, Outbox> _outboxes = Devices.ToDictionary(device => device, _ => Outbox.Empty);
        private readonly HashSet<JobId> _acknowledged = [];
        private readonly HashSet<JobId> _thrownAway = [];
        private readonly Dictionary<JobId, List<bool>> _papers = [];
        private readonly Queue<OutboxEvent.JobMoved> _underWay = new();
        private readonly List<DeviceId> _froms = [];
        private DateTimeOffset _now = Noon;
        private int _last;

        public void Run(int steps)
        {
            var crowd = _chance.Next(8) == 0 ? 60 : 3;

            for (var step = 0; step < steps; step++)
            {
                _now = _now.AddMilliseconds(_chance.Next(20_000));
                var device = Devices[_chance.Next(Devices.Length)];

                switch (_chance.Next(7))
                {
                    case 0:
                    case 1:
                        Enumerable.Range(0, _chance.Next(1, crowd)).ToList().ForEach(_ => Queue(device));
                        break;
                    case 2:
                        Press(device);
                        break;
                    case 3:
                        Arrive();
                        break;
                    default:
                        Work(device, canDie: true);
                        break;
                }
            }

            Finish();
            Check();
        }

        private void Queue(DeviceId device)
        {
            var id = new JobId($"j{++_last}");

            if (Tell(device, new OutboxCommand.Queue(id, JobKind.Receipt, "42", Paper, Anna)) is null)
            {
                _acknowledged.Add(id);
            }
            else
            {
                reached.Refused++;
            }
        }

        private void Press(DeviceId device)
        {
            var jobs = _outboxes[device].Jobs;

            if (jobs.IsEmpty)
            {
                return;
            }

            var job = jobs[_chance.Next(jobs.Count)];
            OutboxCommand command = _chance.Next(4) switch
            {
                0 => new OutboxCommand.AskAgain(job.Id, Anna),
                1 => new OutboxCommand.Move(job.Id, Devices.First(other => other != device), Anna),
                2 => new OutboxCommand.Drop(job.Id, Anna),
                _ => new OutboxCommand.SayItCameOut(job.Id, Anna),
            };

            if (Tell(device, command) is null)
            {
                reached.Again += command is OutboxCommand.AskAgain && job.Stage is JobStage.Doubtful ? 1 : 0;

                if (command is OutboxCommand.Drop or OutboxCommand.SayItCameOut)
                {
                    _thrownAway.Add(job.Id);
                }
            }
        }

        // As the worker does it, and dying between any two of its steps.
        private void Work(DeviceId device, bool canDie)
        {
            var printer = PrinterSetup.Usual(device, device.Value, "host:9100") with { Fallback = Devices.First(other => other != device), FallbackSeconds = 30 };

            if (_outboxes[device].Begun is { } left)
            {
                Tell(device, new OutboxCommand.Report(left.Id, JobOutcome.Doubtful, State: null));
                return;
            }

            switch (_outboxes[device].StepAt(_now, printer))
            {
                case OutboxStep.FallBack step:
                    Tell(device, new OutboxCommand.FallBack(step.Job.Id, step.To));
                    break;
                case OutboxStep.Begin step:
                    Assert.Null(Tell(device, new OutboxCommand.Begin(step.Job.Id)));

                    if (Dies(canDie))
                    {
                        return;
                    }

                    var outcome = canDie ? (JobOutcome)_chance.Next(3) : JobOutcome.Printed;

                    if (outcome is JobOutcome.Printed || (outcome is JobOutcome.Doubtful && _chance.Next(2) == 0))
                    {
                        PapersOf(step.Job.Id).Add(step.Job.MayBeCopy);
                    }

                    if (Dies(canDie))
                    {
                        return;
                    }

                    reached.Printed += outcome is JobOutcome.Printed ? 1 : 0;
                    reached.Doubted += outcome is JobOutcome.Doubtful ? 1 : 0;
                    Assert.Null(Tell(device, new OutboxCommand.Report(
                        step.Job.Id, outcome, outcome is JobOutcome.Printed ? PrinterState.Ready : PrinterState.PaperOut)));
                    break;
            }
        }

        private bool Dies(bool canDie)
        {
            var dies = canDie && _chance.Next(6) == 0;
            reached.Killed += dies ? 1 : 0;
            return dies;
        }

        // The reaction brings some twice.
        private void Arrive()
        {
            if (_underWay.TryPeek(out var moved))
            {
                Assert.Null(Tell(moved.To, new OutboxCommand.TakeOver(moved.Job, _froms[0])));
                _underWay.Dequeue();
                _froms.RemoveAt(0);
                reached.Moved++;
            }
        }

        private void Finish()
        {
            for (var round = 0; round < 10_000 && (_underWay.Count > 0 || Devices.Any(device => _outboxes[device] is { Begun: not null } or { Head: not null })); round++)
            {
                _now = _now.AddMinutes(2);
                Arrive();
                Array.ForEach(Devices, device => Work(device, canDie: false));
            }
        }

        private void Check()
        {
            var listed = Devices.SelectMany(device => _outboxes[device].Jobs).ToList();
            Assert.All(listed, job => Assert.Equal(JobStage.Doubtful, job.Stage));
            Assert.Equal(listed.Count, listed.DistinctBy(job => job.Id).Count());

            foreach (var job in _acknowledged)
            {
                var papers = PapersOf(job);
                Assert.True(papers.Count > 0 || _thrownAway.Contains(job) || listed.Exists(one => one.Id == job), $"seed {seed}: {job} is lost");
                Assert.True(papers.Count(mayBeCopy => !mayBeCopy) <= 1, $"seed {seed}: {job} has two originals");
            }
        }

        private List<bool> PapersOf(JobId job) => _papers.TryGetValue(job, out var papers) ? papers : _papers[job] = [];

        private OutboxRefusal? Tell(DeviceId device, OutboxCommand command)
        {
            var decider = OutboxDecider.Of(device);
            var decision = decider.Decide(_outboxes[device], command, _now);

            foreach (var happened in decision.Events)
            {
                _outboxes[device] = decider.Evolve(_outboxes[device], happened);

                if (happened is OutboxEvent.JobMoved moved)
                {
                    _underWay.Enqueue(moved);
                    _froms.Add(device);
                }
            }

            Assert.True(_outboxes[device].Jobs.Count <= Outbox.JobsMax * 2, "an outbox has no limit");
            return decision.Refusal;
        }
    }
}
