using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Devices;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

public sealed class DeviceDesk(IGrainFactory grains, Outboxes outboxes) : IDeviceDesk
{
    /// <summary>A drawer that springs open later than that is a fright.</summary>
    internal const int DrawerSeconds = 10;

    /// <summary>What a code page may lack, in the order in which a person looks for it.</summary>
    private static readonly string[] Signs = ["àâäçéèêëîïôöùûüÿœæ", "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ", "ß ñ ø å ł « » ’ – … € £ °", "0123456789 12,50 €"];

    public async Task<Told<HouseDevicesRefusal>> TellAsync(CommandId id, HouseDevicesCommand command)
    {
        var told = await grains.GetGrain<IHouseDevicesGrain>(GrainKeys.House).TellAsync(id, command is HouseDevicesCommand.TakeAway away
            ? away with { JobsLeft = (await grains.GetGrain<IOutboxGrain>(away.Printer.Value).ReadAsync()).Jobs.Count }
            : command);

        if (told.Position > 0 && command is HouseDevicesCommand.SetUpPrinter { Printer.Id: var printer, By: var by })
        {
            await outboxes.TryNowAsync(id, printer, by);
        }

        return told;
    }

    public async Task<Told<OutboxRefusal>> TellAsync(CommandId id, DeviceId device, OutboxCommand command) =>
        command is OutboxCommand.Move { To: var to } && (await outboxes.DevicesAsync()).Find(to) is null
            ? new(OutboxRefusal.TargetInvalid, Position: 0)
            : await grains.GetGrain<IOutboxGrain>(device.Value).TellAsync(id, command);

    public async Task<Told<OutboxRefusal>> TestAsync(CommandId id, DeviceId printer, Actor by)
    {
        if ((await outboxes.DevicesAsync()).Find(printer) is not { } setup)
        {
            return new(OutboxRefusal.TargetInvalid, Position: 0);
        }

        var paper = new Paper(setup.Width,
        [
            new PaperPart.Row(setup.Name, new(Wide: 2, Tall: 2, IsBold: true)),
            new PaperPart.Rule(),
            .. Signs.Select(row => new PaperPart.Row(row, PaperStyle.Plain)),
            // Whoever counts wrong sees it break: the row is as wide as the paper.
            new PaperPart.Row(string.Concat(Enumerable.Range(1, setup.Width).Select(at => (char)('0' + (at % 10)))), PaperStyle.Plain),
            new PaperPart.Code(setup.Name),
            new PaperPart.Feed(1),
            new PaperPart.Cut(),
        ]);
        var told = await outboxes.QueueAsync(id, printer, JobKind.Test, setup.Name, new JobContent.Rows(paper), by);
        await outboxes.TryNowAsync(id, printer, by);
        return told;
    }

    public async Task<Told<OutboxRefusal>?> OpenDrawerAsync(CommandId id, TillId till, Actor by) =>
        await outboxes.PrinterOfAsync(till) is { } printer
            ? await outboxes.QueueAsync(id, printer.Id, JobKind.Drawer, till.Value, new JobContent.Drawer(), by, DrawerSeconds)
            : null;
}
