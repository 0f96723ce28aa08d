using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;

namespace RetailPos.Register.Office.Devices;

/// <summary>How a device fares, in words for whoever stands before it.</summary>
public static class DeviceText
{
    /// <summary>One sentence for each printer that somebody should look at.</summary>
    public static IEnumerable<string> Troubles(DevicesView view, IStringLocalizer<Words> words) => view.Troubled.Select(troubled =>
        words["DeviceTrouble", troubled.Printer.Name, StateOf(troubled.Outbox, words), CountsOf(troubled.Outbox, words)].Value);

    public static string StateOf(Outbox outbox, IStringLocalizer<Words> words) =>
        outbox.FailingSince is null && outbox.Doubtful > 0 ? words["DeviceStateDoubtful"]
        : outbox.State is { } state ? words[$"DeviceState{state}"]
        : words["DeviceStateUnknown"];

    /// <summary>How many wait and how many are in doubt; empty for none.</summary>
    public static string CountsOf(Outbox outbox, IStringLocalizer<Words> words) => string.Join(", ", ((string[])
    [
        outbox.Waiting > 0 ? words["DeviceWaiting", outbox.Waiting] : "",
        outbox.Doubtful > 0 ? words["DeviceDoubtful", outbox.Doubtful] : "",
    ]).Where(count => count.Length > 0));

    public static string TitleOf(JobKind kind, string title, IStringLocalizer<Words> words) => words[$"DeviceJob{kind}", title];

    public static string StageOf(OutboxJob job, IStringLocalizer<Words> words) => job switch
    {
        { Stage: JobStage.Doubtful, Fault: PrinterState.Refused } => words["DeviceStageRefused"],
        { Stage: JobStage.Doubtful } => words["DeviceStageDoubtful"],
        { Stage: JobStage.Begun } => words["DeviceStageBegun"],
        _ => words["DeviceStageWaiting"],
    };
}
