using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Hub.Commands;

/// <summary>What is wrong with a sealed record, for whoever stands before the machine.</summary>
internal static class FiscalFaultText
{
    public static string Of(FiscalFaultKind kind) => kind switch
    {
        FiscalFaultKind.NumberGap => "a record is missing, doubled or out of place",
        FiscalFaultKind.BrokenLink => "the seal, or its link to the record before, is not what it was",
        FiscalFaultKind.ContentDiffers => "the record says something else than its seal",
        FiscalFaultKind.KeyUnknown => "it is signed with a key that is none of this house's",
        FiscalFaultKind.SignatureWrong => "its signature is not that of its key",
        FiscalFaultKind.NotSigned => "it is not signed, and the record before it is",
        FiscalFaultKind.OtherThanNoted => "it is another record than the one that was noted outside of the journal",
        FiscalFaultKind.TailMissing => "from here on records are gone; the end was cut off, or an old copy put back",
        FiscalFaultKind.HeadMissing => "it is gone, though the journal is sealed",
        FiscalFaultKind.HeadWrong => "it is not signed by a key of this house",
        FiscalFaultKind.KeyOutOfTurn => "it is signed with a key that had handed over to another, or that nobody handed over to",
        FiscalFaultKind.KeyLost => "from here on another key signs, because the one before is lost and could not hand over",
        FiscalFaultKind.ClockWentBack => "it is sealed with an earlier time than the record before",
    };
}
