using Microsoft.Extensions.Localization;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;

namespace RetailPos.Register;

/// <content>Printers, and what waits for them.</content>
public static partial class RefusalText
{
    public static string Of(HouseDevicesRefusal refusal, IStringLocalizer<Words> words) => refusal switch
    {
        HouseDevicesRefusal.PrinterIdInvalid => words["DevicePrinterIdInvalid"],
        HouseDevicesRefusal.NameInvalid => words["DeviceNameInvalid", Text.NameMax],
        HouseDevicesRefusal.AddressInvalid => words["DeviceAddressInvalid"],
        HouseDevicesRefusal.WidthOutOfRange => words["DeviceWidthOutOfRange", PrinterSetup.WidthMin, PrinterSetup.WidthMax],
        HouseDevicesRefusal.PatienceOutOfRange => words["DevicePatienceOutOfRange", PrinterSetup.PatienceSecondsMax],
        HouseDevicesRefusal.TillInvalid => words["DeviceTillInvalid"],
        HouseDevicesRefusal.StationInvalid => words["DeviceStationInvalid"],
        HouseDevicesRefusal.AlwaysInvalid => words["DeviceAlwaysInvalid"],
        HouseDevicesRefusal.FallbackSecondsOutOfRange => words["DeviceFallbackSecondsOutOfRange", PrinterSetup.FallbackSecondsMax],
        HouseDevicesRefusal.FallbackInvalid => words["DeviceFallbackInvalid"],
        HouseDevicesRefusal.TooManyPrinters => words["DeviceTooManyPrinters", HouseDevices.PrintersMax],
        HouseDevicesRefusal.NameTaken => words["DeviceNameTaken"],
        HouseDevicesRefusal.TillTaken => words["DeviceTillTaken"],
        HouseDevicesRefusal.StationTaken => words["DeviceStationTaken"],
        HouseDevicesRefusal.NoSuchPrinter => words["DeviceNoSuchPrinter"],
        HouseDevicesRefusal.IsFallback => words["DeviceIsFallback"],
        HouseDevicesRefusal.HasJobs => words["DeviceHasJobs"],
    };

    public static string Of(OutboxRefusal refusal, IStringLocalizer<Words> words) => refusal switch
    {
        OutboxRefusal.JobIdInvalid => words["OutboxJobIdInvalid"],
        OutboxRefusal.TitleInvalid => words["OutboxTitleInvalid", Text.NameMax],
        OutboxRefusal.ContentInvalid => words["OutboxContentInvalid"],
        OutboxRefusal.ContentTooLarge => words["OutboxContentTooLarge"],
        OutboxRefusal.GoodForOutOfRange => words["OutboxGoodForOutOfRange", OutboxDecider.GoodForSecondsMax],
        OutboxRefusal.OutboxFull => words["OutboxFull", Outbox.JobsMax],
        OutboxRefusal.NoSuchJob => words["OutboxNoSuchJob"],
        OutboxRefusal.JobUnderWay => words["OutboxJobUnderWay"],
        OutboxRefusal.NotNext => words["OutboxNotNext"],
        OutboxRefusal.NotUnderWay => words["OutboxNotUnderWay"],
        OutboxRefusal.NotInDoubt => words["OutboxNotInDoubt"],
        OutboxRefusal.TargetInvalid => words["OutboxTargetInvalid"],
        OutboxRefusal.HasFallenBack => words["OutboxHasFallenBack"],
        OutboxRefusal.NotOver => words["OutboxNotOver"],
    };
}
