using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Expenses;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.Invoices;

namespace RetailPos.Register.Domain.Tills;

/// <summary>A register's fiscal journal: what was numbered last in each chain, and which tickets are not paid in full.</summary>
/// <param name="Chains">Where each of its chains ends.</param>
/// <param name="Open">By sale. A ticket leaves when nothing is due any more, so it never holds more than a service's tables.</param>
public sealed record Till(ChainEnds Chains, ImmutableDictionary<SaleId, OpenTicket> Open)
{
    public static readonly Till New = new(ChainEnds.None, ImmutableDictionary<SaleId, OpenTicket>.Empty);

    public ChainEnd Tickets => EndOf(FiscalChainKind.Tickets);

    public ChainEnd Payments => EndOf(FiscalChainKind.Payments);

    /// <summary>Null while the till is closed.</summary>
    public TillSession? Session { get; init; }

    /// <summary>The number of the last session; 0 before the first.</summary>
    public int Sessions { get; init; }

    /// <summary>What the last closing left in the drawer.</summary>
    public Money Left { get; init; }

    public ClosedSession? Last { get; init; }

    /// <summary>By the number of the ticket that each was drawn from. A ticket is invoiced once.</summary>
    public ImmutableDictionary<long, InvoicedTicket> Invoiced { get; init; } = ImmutableDictionary<long, InvoicedTicket>.Empty;

    /// <summary>Notes of expenses, by the number of the ticket that they are parts of.</summary>
    public ImmutableDictionary<long, ValueList<DrawnExpense>> Expenses { get; init; } = ImmutableDictionary<long, ValueList<DrawnExpense>>.Empty;

    /// <summary>The number of the last quote; 0 before the first.</summary>
    public long Quotes { get; init; }

    /// <summary>What is not closed yet, and what was turned over in all.</summary>
    public TillBooks Books { get; init; } = TillBooks.New;

    /// <summary>Nothing of it is real. The first real record finds a new till, whatever was trained at this one.</summary>
    public bool IsTraining { get; init; }

    /// <summary>
    /// The last bill of each sale that is not paid in full, so that the same bill again is known for a duplicate. A closing
    /// forgets them: never more than a session's tables.
    /// </summary>
    public ImmutableDictionary<SaleId, OpenNote> Notes { get; init; } = ImmutableDictionary<SaleId, OpenNote>.Empty;

    /// <summary>The archives that were made of it, the newest last; of one period the last.</summary>
    public ValueList<ArchiveRecord> Archives { get; init; } = [];

    /// <summary>The key that the last hand-over gave the till to; null before the first, when it is the house's only one.</summary>
    public string? SealKey { get; init; }

    public ValueList<DrawnExpense> ExpensesOf(long ticket) => Expenses.GetValueOrDefault(ticket) ?? [];

    public DrawnExpense? FindExpense(long number) =>
        Expenses.Values.SelectMany(notes => notes).FirstOrDefault(drawn => drawn.Note.Number == number);

    public ChainEnd EndOf(FiscalChainKind kind) => Chains.Of(kind);

    /// <summary>The till after a record of a chain. What was written before its kind was sealed moves no chain.</summary>
    public Till Sealed(FiscalChainKind kind, long number, Seal? seal) =>
        seal is null ? this : this with { Chains = Chains.With(kind, new(number, seal.Link)) };
}

/// <summary>What became of a ticket for a company's books: enough to draw the credit note of what is given back.</summary>
public sealed record InvoicedTicket(InvoiceMark Invoice, Party Buyer);

public sealed record OpenTicket(long Number, Money Due, bool IsPutAside = false);

/// <param name="Extract">Of its seal, for the paper.</param>
/// <param name="Duplicates">How often it was given out again.</param>
public sealed record OpenNote(Note Note, string Extract, int Duplicates);
