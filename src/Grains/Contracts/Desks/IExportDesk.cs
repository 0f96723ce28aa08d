using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Reporting;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>Where the books leave the house: archives for the tax office, entries for the accountant, reports for the platform.</summary>
public interface IExportDesk
{
    /// <summary>The service day it is now: no export reaches it, for it is not over.</summary>
    DateOnly Today { get; }

    /// <summary>What was made and still lies there, newest first.</summary>
    IReadOnlyList<ExportFile> Files { get; }

    /// <summary>Makes a file. One at a time; the journal is read page by page, however long the period is.</summary>
    /// <param name="by">Who wants it: an archive is written down in the tills' own journals.</param>
    Task<ExportMade> MakeAsync(ExportWish wish, Actor by, CancellationToken stop);
}

/// <param name="First">The first service day. Of an e-report any day of its period.</param>
/// <param name="Last">The last one, and in it.</param>
/// <param name="Till">One till; null for all of them. Only archives are made of one.</param>
/// <param name="IsReplacement">An e-report that takes the place of one that was sent.</param>
public sealed record ExportWish(ExportKind Kind, DateOnly First, DateOnly Last, TillId? Till = null, bool IsReplacement = false)
{
    /// <summary>Ten years: longer than anybody must keep books.</summary>
    public const int DaysMax = 3_660;
}

public enum ExportKind
{
    /// <summary>Everything that was sealed, signed, to be read without this program.</summary>
    Archive,

    /// <summary>« Fichier des écritures comptables »: one entry for each till and day.</summary>
    Fec,

    /// <summary>The entries of each ticket, for an accountant's program.</summary>
    AccountingSheet,

    /// <summary>Flux 10.3 and 10.4 of e-reporting.</summary>
    EReport,

    /// <summary>SAF-T Cash Register: tickets, payments and Z reports with their signatures, in one XML.</summary>
    Saft,

    /// <summary>What was sold and paid, as a workbook of four sheets (xlsx).</summary>
    SalesBook,
}

/// <summary>Why a file was not made, in the order of checking.</summary>
public enum ExportRefusal
{
    /// <summary>It ends before it begins, or is longer than ten years.</summary>
    PeriodInvalid,

    /// <summary>Its last day is not over.</summary>
    PeriodNotOver,

    /// <summary>A till's session of these days is still open: it is closed first.</summary>
    PeriodNotClosed,
    TillUnknown,

    /// <summary>The file bears the company's number, and the house has not said it.</summary>
    SirenMissing,
    PlatformMissing,

    /// <summary>Nothing was sealed on these days.</summary>
    NothingThere,

    /// <summary>E-reporting knows no such rate of VAT.</summary>
    RateUnknown,

    /// <summary>More than four gigabytes, or than a sheet has rows: shorter periods make smaller files.</summary>
    TooLarge,
}

/// <param name="File">Null when it was refused.</param>
/// <param name="Unplaced">Of an e-report: money for which no sale was found, to be told by hand.</param>
/// <param name="LeftOut">Of an e-report: what is told invoice by invoice, and not in it.</param>
public sealed record ExportMade(ExportRefusal? Refusal, ExportFile? File = null, Money Unplaced = default, LeftOutSales LeftOut = default)
{
    public static implicit operator ExportMade(ExportRefusal refusal) => new(refusal);
}
