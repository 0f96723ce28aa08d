using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Catalogue;

/// <summary>A table as it came out of a file: nothing is understood yet.</summary>
/// <param name="File">As the person named it; shown with every fault.</param>
/// <param name="Columns">The first row.</param>
public sealed record Sheet(string File, ValueList<string> Columns, ValueList<SheetRow> Rows);

/// <param name="Line">In the file, from 1; the header is on line 1.</param>
public sealed record SheetRow(int Line, ValueList<string> Cells);

/// <summary>One thing that is wrong with one cell, so that it can be found and mended.</summary>
/// <param name="Column">Empty when it is about the whole row or file; cut to 80 signs, as a file may have written it.</param>
/// <param name="Value">What stands there, cut to 80 signs.</param>
public sealed record SheetFault(string File, int Line, string Column, SheetFaultKind Kind, string Value)
{
    public string Column { get; init; } = Cut(Column);

    public string Value { get; init; } = Cut(Value);

    private static string Cut(string text) => text.Length <= Text.NameMax ? text : text[..Text.NameMax];
}

public enum SheetFaultKind
{
    /// <summary>Not readable as a table at all.</summary>
    NotATable,

    /// <summary>The columns are those of no sheet we know.</summary>
    SheetUnknown,
    SheetTwice,
    ColumnTwice,
    ColumnUnknown,
    ColumnMissing,
    TooManyRows,
    CellsMissing,
    TooManyCells,
    Empty,
    IdInvalid,
    IdTwice,
    TextInvalid,
    NotANumber,
    OutOfRange,
    TooMany,
    StationUnknown,
    DepartmentUnknown,
    BackupIsItself,
    ChoiceSetUnknown,
    ArticleUnknown,
    BarcodeInvalid,
    WordUnknown,
    PhoneInvalid,
    MailInvalid,

    /// <summary>A day that is not written 1980-05-31, or is none.</summary>
    DayInvalid,

    /// <summary>A SIREN, a SIRET or a VAT number with a wrong figure.</summary>
    TaxNumberInvalid,

    /// <summary>Another row is the same customer.</summary>
    CustomerTwice,
}
