using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Grains.Devices;

/// <summary>One worker for each device: takes the job whose turn it is, gives it to the driver, and writes down what became of it.</summary>
/// <remarks>
/// What is to be done is decided in <see cref="Outbox"/>; here it is done. That a job was begun is on disk before its driver
/// hears of it, and what the driver said is written down however often that takes: a full disk must not print a second paper.
/// </remarks>
public sealed class OutboxWorkers(
    IFeed<DevicesView> devices, IGrainFactory grains, IPrinters printers, IMailer mailer, TimeProvider clock, ILogger<OutboxWorkers> log)
    : IHostedService, IAsyncDisposable
{
    /// <summary>A full disk is asked again at this pace.</summary>
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromMilliseconds(250);

    private readonly IGrainFactory _grains = grains;
    private readonly TimeProvider _clock = clock;
    private readonly ILogger _log = log;
    private readonly ConcurrentDictionary<DeviceId, Worker> _workers = new();
    private readonly CancellationTokenSource _stop = new();

    // A paper that is coming out is let come out: hanging up in the middle would leave a doubt at every evening's end.
    private readonly CancellationTokenSource _hangUp = new();
    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = devices.Subscribe(Look);
        Look(devices.Current);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        await _stop.CancelAsync();
        await using var patience = cancellationToken.Register(_hangUp.Cancel);
        await Task.WhenAll(_workers.Values.Select(worker => worker.Working));
    }

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        await _stop.CancelAsync();
        await _hangUp.CancelAsync();
        await Task.WhenAll(_workers.Values.Select(worker => worker.Working));
    }

    private void Look(DevicesView view)
    {
        foreach (var device in view.Outboxes.Where(outbox => !outbox.Value.Jobs.IsEmpty).Select(outbox => outbox.Key))
        {
            if (!_stop.IsCancellationRequested)
            {
                _workers.GetOrAdd(device, id => new(this, id)).Wake();
            }
        }
    }

    private IOutboxGrain OutboxOf(DeviceId device) => _grains.GetGrain<IOutboxGrain>(device.Value);

    private static CommandId NewCommand(string what) => new($"{what}-{Guid.CreateVersion7():N}");

    private async ValueTask<(JobOutcome Outcome, PrinterState? State)> DoAsync(PrinterSetup? printer, OutboxJob job)
    {
        try
        {
            return job.Content is JobContent.Letter letter ? await SendAsync(letter, job.Id)
                : printer is null ? (JobOutcome.Failed, PrinterState.Unreached)
                : await PrintAsync(printer, job);
        }
        catch (Exception fault) when (!_hangUp.IsCancellationRequested)
        {
            // A driver that breaks its word has perhaps printed before it did.
            _log.LogError(fault, "The driver of a device failed at job {Job}.", job.Id);
            return (JobOutcome.Doubtful, PrinterState.Unclear);
        }
    }

    private async ValueTask<(JobOutcome, PrinterState?)> PrintAsync(PrinterSetup printer, OutboxJob job)
    {
        var (outcome, state) = await printers.PrintAsync(printer, job.Content, job.MayBeCopy, _hangUp.Token);
        return outcome switch
        {
            PaperOutcome.Printed => (JobOutcome.Printed, state),
            PaperOutcome.Failed => (JobOutcome.Failed, state),
            PaperOutcome.Doubtful => (JobOutcome.Doubtful, state),
        };
    }

    private async ValueTask<(JobOutcome, PrinterState?)> SendAsync(JobContent.Letter letter, JobId job)
    {
        var file = letter.File is { } enclosed ? new Enclosure(enclosed.Name, enclosed.Kind, enclosed.Content) : null;
        var report = await mailer.SendAsync(new(letter.To, letter.Subject, letter.Text, file, job.Value), _hangUp.Token);

        if (report.Trouble is not MailTrouble.None)
        {
            _log.LogWarning("The letter of job {Job} is {Outcome}: {Trouble}.", job, report.Outcome, report.Trouble);
        }

        return report.Outcome switch
        {
            MailOutcome.Sent => (JobOutcome.Printed, PrinterState.Ready),
            // Nobody has that address: trying again helps nobody, and a person must hear of it.
            MailOutcome.AddressRefused => (JobOutcome.Doubtful, PrinterState.Refused),
            MailOutcome.Failed => (JobOutcome.Failed, StateOf(report.Trouble)),
            MailOutcome.Doubtful => (JobOutcome.Doubtful, PrinterState.Unclear),
        };
    }

    // Trying again mends what the line did; what the server has against the house, only the office can mend.
    private static PrinterState StateOf(MailTrouble trouble) => trouble switch
    {
        MailTrouble.NotSetUp or MailTrouble.NotEncrypted or MailTrouble.Untrusted or MailTrouble.SecretMissing or MailTrouble.SecretRefused
            or MailTrouble.SenderRefused => PrinterState.Denied,
        MailTrouble.LetterRefused or MailTrouble.AddressInvalid or MailTrouble.AddressRefused => PrinterState.Refused,
        MailTrouble.Unclear => PrinterState.Unclear,
        MailTrouble.None or MailTrouble.Unreached or MailTrouble.TryLater or MailTrouble.CutBefore or MailTrouble.CutAfter => PrinterState.Unreached,
    };

    /// <summary>Does one thing after the other, so that two papers are never one.</summary>
    private sealed class Worker
    {
        private readonly OutboxWorkers _all;
        private readonly DeviceId _device;
        private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        // Asked to be written down as begun, and nothing sent of it: should the answer get lost, it is no doubt.
        private JobId? _asked;

        public Worker(OutboxWorkers all, DeviceId device)
        {
            (_all, _device) = (all, device);
            Working = Task.Run(() => WorkAsync(all._stop.Token), CancellationToken.None);
        }

        public Task Working { get; }

        public void Wake() => _wakes.Writer.TryWrite(true);

        private async Task WorkAsync(CancellationToken stop)
        {
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    if (await StepAsync(stop) is { } pause)
                    {
                        await WaitAsync(pause, stop);
                    }
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    return;
                }
                catch (Exception fault) when (!stop.IsCancellationRequested)
                {
                    _all._log.LogWarning(fault, "The outbox of {Device} could not be read or written, and is again a little later.", _device);
                    await Task.Delay(PauseAfterFault, _all._clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
                catch (Exception fault)
                {
                    _all._log.LogInformation("The outbox of {Device} is left as it is: {Reason}", _device, fault.Message);
                    return;
                }
            }
        }

        /// <returns>How long nothing is to be done, if nothing happens; null where something was done.</returns>
        private async Task<TimeSpan?> StepAsync(CancellationToken stop)
        {
            var outbox = await _all.OutboxOf(_device).ReadAsync();
            var printer = (await _all._grains.GetGrain<IHouseDevicesGrain>(GrainKeys.House).ReadAsync()).Find(_device);

            if (outbox.Begun is { } begun)
            {
                // Begun by a hub that is no more: who knows what came out. Or by this one, whose answer got lost: nothing did.
                await (begun.Id == _asked ? RunAsync(printer, begun, stop) : ReportAsync(begun.Id, JobOutcome.Doubtful, state: null, stop));
                return null;
            }

            var now = _all._clock.GetUtcNow();

            switch (outbox.StepAt(now, printer))
            {
                case OutboxStep.Begin when printer is null && _device != HouseDevices.Mail:
                    return Timeout.InfiniteTimeSpan; // Its printer was taken away; somebody moves it.
                case OutboxStep.Begin { Job: var job }:
                    _asked = job.Id;
                    return await TellAsync("begin", new OutboxCommand.Begin(job.Id)) is { Refusal: null } ? await RunAsync(printer, job, stop) : null;
                case OutboxStep.FallBack { Job: var job, To: var to }:
                    _all._log.LogWarning("The printer {Printer} fails since {Since:HH:mm:ss}; {To} takes job {Job}.", _device, outbox.FailingSince, to, job.Id);
                    await TellAsync("fall-back", new OutboxCommand.FallBack(job.Id, to));
                    return null;
                case OutboxStep.Expire { Job: var job }:
                    await TellAsync("expire", new OutboxCommand.Expire(job.Id));
                    return null;
                default:
                    return outbox.NextAt(printer) is { } at ? Pause(at - now) : Timeout.InfiniteTimeSpan;
            }
        }

        private async Task<TimeSpan?> RunAsync(PrinterSetup? printer, OutboxJob job, CancellationToken stop)
        {
            _asked = null;
            var (outcome, state) = await _all.DoAsync(printer, job);

            if (outcome is not JobOutcome.Printed)
            {
                _all._log.LogWarning("The device {Device} is {State}; its job {Job} is {Outcome}.", _device, state, job.Id, outcome);
            }

            await ReportAsync(job.Id, outcome, state, stop);
            return null;
        }

        private async Task ReportAsync(JobId job, JobOutcome outcome, PrinterState? state, CancellationToken stop)
        {
            var id = NewCommand("report");

            while (true)
            {
                try
                {
                    await _all.OutboxOf(_device).TellAsync(id, new OutboxCommand.Report(job, outcome, state));
                    return;
                }
                catch (Exception fault) when (!stop.IsCancellationRequested)
                {
                    _all._log.LogWarning(fault, "What the device {Device} said could not be written down yet.", _device);
                    await Task.Delay(PauseAfterFault, _all._clock, stop);
                }
            }
        }

        private Task<Told<OutboxRefusal>> TellAsync(string what, OutboxCommand command) =>
            _all.OutboxOf(_device).TellAsync(NewCommand(what), command);

        // A timer that rings a hair too early would otherwise ring a thousand times.
        private static TimeSpan Pause(TimeSpan until) => until > TimeSpan.FromMilliseconds(1) ? until : TimeSpan.FromMilliseconds(1);

        private async Task WaitAsync(TimeSpan pause, CancellationToken stop)
        {
            using var nap = new CancellationTokenSource(pause, _all._clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(nap.Token, stop);

            try
            {
                await _wakes.Reader.ReadAsync(either.Token);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                // It is time.
            }
        }
    }
}
