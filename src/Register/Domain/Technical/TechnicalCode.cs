namespace RetailPos.Register.Domain.Technical;

/// <summary>What a technical event is about, under the numbers that tills in France use (fiscal-and-protocols.md §2.4). Numbers and names are for ever.</summary>
/// <remarks>From 900 on they are the maker's own.</remarks>
public enum TechnicalCode
{
    PeriodArchived = 20,
    YearArchived = 30,

    /// <summary>The program was ended, or a person has left.</summary>
    Stopped = 40,
    PeriodClosed = 50,
    YearClosed = 60,

    /// <summary>The program was started, or a person has come.</summary>
    Started = 80,
    ChainFault = 90,
    SpecialBegan = 100,
    SpecialEnded = 105,
    DataExported = 110,
    TerminalAdded = 126,
    TerminalRemoved = 127,
    RightsChanged = 130,
    DataImported = 140,
    PrinterFault = 150,
    NoteAgain = 155,
    TicketAgain = 156,
    DrawerCounted = 170,
    AccountsExported = 180,
    TicketReturned = 190,
    Purged = 200,
    Restored = 220,
    BackedUp = 230,
    MajorVersion = 250,
    MinorVersion = 255,
    Initialised = 260,
    ComplianceSet = 270,
    SentToAdministration = 295,
    ParameterSet = 300,
    SaleAbandoned = 320,
    LineCancelled = 323,
    NoteAbandoned = 324,
    CancelledAfterOrder = 325,
    ReturnedAfterNote = 326,
    NoteOffered = 327,
    ItemOffered = 328,

    /// <summary>Paid without the note that the law asks for from 25 € on.</summary>
    NoteNotIssued = 329,
    TaxpayerChanged = 410,

    /// <summary>What the ticket said would be paid one way is paid another: a meal on account, in cash.</summary>
    PaymentModeChanged = 420,
    TableChanged = 430,
    ArchiveMoved = 440,
    KeyChanged = 450,
    DrawerOpened = 901,

    /// <summary>The clock of the hub was set to a time that had been.</summary>
    ClockMovedBack = 902,

    /// <summary>What the house knew of a customer was given out, mended or forgotten at the customer's wish.</summary>
    PrivacyServed = 903,

    /// <summary>The owner has taken note of a fault in the chains.</summary>
    FaultNoted = 904,

    /// <summary>An invoice, a credit note or a quote left the house as a file or by mail.</summary>
    InvoiceGivenOut = 905,

    /// <summary>Nobody knew what a card terminal had done, or a person decided in its place.</summary>
    TerminalFault = 907,

    /// <summary>A weight that no scale gave was put on a bill.</summary>
    WeightTyped = 906,
}

public static class TechnicalCodes
{
    /// <summary>Part of the audit trail: no purge takes it.</summary>
    public static bool IsKept(TechnicalCode code) => code is not (
        TechnicalCode.PeriodArchived or TechnicalCode.Stopped or TechnicalCode.PeriodClosed or TechnicalCode.Started or TechnicalCode.DataExported
        or TechnicalCode.RightsChanged or TechnicalCode.DataImported or TechnicalCode.PrinterFault or TechnicalCode.NoteAgain
        or TechnicalCode.TicketAgain or TechnicalCode.DrawerCounted or TechnicalCode.AccountsExported or TechnicalCode.TicketReturned
        or TechnicalCode.MinorVersion or TechnicalCode.SaleAbandoned or TechnicalCode.LineCancelled or TechnicalCode.NoteAbandoned
        or TechnicalCode.CancelledAfterOrder or TechnicalCode.ReturnedAfterNote or TechnicalCode.NoteOffered or TechnicalCode.ItemOffered
        or TechnicalCode.NoteNotIssued or TechnicalCode.InvoiceGivenOut
        or TechnicalCode.TableChanged or TechnicalCode.DrawerOpened);
}
