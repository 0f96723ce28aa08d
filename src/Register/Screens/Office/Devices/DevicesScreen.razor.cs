using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;
using RetailPos.Register.Home;

namespace RetailPos.Register.Office.Devices;

/// <summary>The printers and the letter box: how each fares, what waits for it, and what somebody must decide.</summary>
public sealed partial class DevicesScreen(
    IDeviceDesk desk, IFeed<DevicesView> devices, IFeed<KitchenView> kitchen, HouseTills tills, IActing acting) : RegisterPart, IDisposable
{
    /// <summary>What a person reads before acting. The rest follows as these go.</summary>
    private const int ShownMax = 50;

    private static readonly Actor By = new("", SignInPlaces.Office);

    private IDisposable? _subscription;
    private DevicesView _view = DevicesView.Empty;
    private DeviceId? _selected;
    private PrinterForm? _form;
    private (string Text, bool IsRefusal)? _said;
    private ElementReference _first;
    private bool _wantsFocus;

    private bool MaySetUp => acting.May(Right.ManageScreens) is not Standing.NotAllowed;

    private IEnumerable<PrinterSetup> Printers => _view.Devices.Printers.Values.OrderBy(printer => printer.Name, StringComparer.CurrentCultureIgnoreCase);

    // Letters, and what was left to a printer that is no more, stand there while there is something to see.
    private IEnumerable<(DeviceId Id, string Name)> Listed => Printers.Select(printer => (printer.Id, printer.Name))
        .Concat(_view.Outboxes
            .Where(outbox => _view.Devices.Find(outbox.Key) is null && (outbox.Key == HouseDevices.Mail || !outbox.Value.Jobs.IsEmpty))
            .Select(outbox => (outbox.Key, NameOf(outbox.Key))));

    private IEnumerable<StationSetup> Stations => kitchen.Current.Stations.Values.Where(station => !station.IsRetired).OrderBy(station => station.Rank);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _subscription = devices.Subscribe(view => _ = OnScreenAsync(() => Show(view)));
        _view = devices.Current;
        _selected = Listed.Select(device => (DeviceId?)device.Id).FirstOrDefault();
    }

    // Whoever adds a printer types its name next.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_wantsFocus)
        {
            _wantsFocus = false;
            await _first.FocusAsync();
        }
    }

    private void Show(DevicesView view)
    {
        if (view.Position > _view.Position)
        {
            _view = view;
            StateHasChanged();
        }
    }

    private void Select(DeviceId device) => (_selected, _form, _said) = (device, null, null);

    private void AddNew() => (_form, _said, _wantsFocus) = (PrinterForm.New(), null, true);

    private bool IsKnown(string address) => _view.Devices.Printers.Values.Any(printer => printer.Address == address);

    private void TakeUp(FoundDevice found) => (_form, _said, _wantsFocus) = (PrinterForm.Of(found), null, true);

    private void Edit(PrinterSetup printer) => (_form, _said) = (PrinterForm.Of(printer), null);

    private Task SaveAsync() => TellAsync(async () =>
    {
        var printer = _form!.Printer;
        var told = await desk.TellAsync(NewCommand(), new HouseDevicesCommand.SetUpPrinter(printer, By));

        if (told.Refusal is { } refusal)
        {
            return (RefusalText.Of(refusal, Words), true);
        }

        Show(await devices.ReachAsync(told.Position, CancellationToken.None));
        (_form, _selected) = (null, printer.Id);
        return (Words["HouseSaved"], false);
    });

    private Task TakeAwayAsync(DeviceId printer) => TellAsync(async () =>
    {
        var told = await desk.TellAsync(NewCommand(), new HouseDevicesCommand.TakeAway(printer, JobsLeft: 0, By));

        if (told.Refusal is { } refusal)
        {
            return (RefusalText.Of(refusal, Words), true);
        }

        Show(await devices.ReachAsync(told.Position, CancellationToken.None));
        _selected = Listed.Select(device => (DeviceId?)device.Id).FirstOrDefault();
        return (Words["DeviceRemoved"], false);
    });

    private Task TestAsync(DeviceId printer) => TellAsync(async () =>
        (await desk.TestAsync(NewCommand(), printer, By)).Refusal is { } refusal ? (RefusalText.Of(refusal, Words), true) : (Words["DeviceTestSaid"], false));

    private Task DecideAsync(DeviceId device, OutboxCommand command) => TellAsync(async () =>
    {
        var told = await desk.TellAsync(NewCommand(), device, command);

        if (told.Refusal is { } refusal)
        {
            return (RefusalText.Of(refusal, Words), true);
        }

        Show(await devices.ReachAsync(told.Position, CancellationToken.None));
        return (Words["DeviceDecided"], false);
    });

    private async Task TellAsync(Func<Task<(string, bool)>> act)
    {
        try
        {
            _said = await act();
        }
        catch (Exception fault)
        {
            _said = (WordsOf(fault), true);
        }
    }

    private static CommandId NewCommand() => new(Guid.CreateVersion7().ToString("N"));

    private string NameOf(DeviceId device) =>
        device == HouseDevices.Mail ? Words["DeviceMail"]
        : _view.Devices.Find(device)?.Name is { } name ? name
        : Words["DeviceGone"];

    private string ServesOf(DeviceId device)
    {
        if (_view.Devices.Find(device) is not { } printer)
        {
            return device == HouseDevices.Mail ? Words["DeviceMailSays"] : Words["DeviceGoneSays"];
        }

        string[] served = [.. printer.Tills.Select(tills.NameOf), .. printer.Stations.Select(StationName)];
        var fallback = printer.Fallback is { } other && _view.Devices.Find(other) is { } stepsIn ? Words["DeviceFallbackSays", stepsIn.Name].Value : "";
        return string.Join(" · ", ((string[])[printer.Address, string.Join(", ", served), fallback]).Where(part => part.Length > 0));
    }

    private string StationName(StationId station) => kitchen.Current.Stations.GetValueOrDefault(station)?.Name ?? station.Value;

    private string SinceOf(Outbox outbox) =>
        outbox.FailingSince is { } since ? Words["DeviceSince", Time(since)]
        : outbox.StateAt is { } at ? Words["DeviceAt", Time(at)]
        : "";

    private string DetailOf(OutboxJob job) => string.Join(" · ", ((string[])
    [
        Words["DeviceAsked", Time(job.QueuedAt)],
        job.Tries > 1 ? Words["DeviceTries", job.Tries] : "",
        job.Fault is { } fault ? Words[$"DeviceState{fault}"] : job.Stage is JobStage.Doubtful ? Words["DeviceInterrupted"] : "",
        job.From is { } from ? Words["DeviceFrom", NameOf(from)] : "",
        job.MayBeCopy ? Words["DeviceMayBeCopy"] : "",
    ]).Where(part => part.Length > 0));

    private static string TagOf(Outbox outbox) =>
        outbox.FailingSince is not null || outbox.Doubtful > 0 ? "tag-late"
        : outbox.State is PrinterState.Ready ? "tag-ready"
        : "tag-fresh";

    public void Dispose() => _subscription?.Dispose();
}
