using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Corpus.Tests.Simulation;

/// <summary>What the kitchen has to hear of a sale, in the order in which it happened.</summary>
internal abstract record Errand
{
    public sealed record Send(OrderHeader Header, List<SentLine> Lines) : Errand;

    public sealed record Change(LineId Line) : Errand;

    public sealed record Amend : Errand;

    public sealed record Cancel(List<LineId> Lines) : Errand;

    public sealed record Settle : Errand;
}

/// <summary>A bill as a waiter would keep it on paper. Every method says whether anything happened.</summary>
internal sealed class OwedSale(SaleId id, TillId till, OrderId order, ServiceMode mode)
{
    private readonly HashSet<LineId> _everHad = [];

    public SaleId Id => id;

    public OrderId Order => order;

    public ServiceMode Mode { get; private set; } = mode;

    public SaleStage Stage { get; private set; } = SaleStage.Open;

    public List<OwedBillLine> Lines { get; } = [];

    public TableId? Table { get; private set; }

    public int Covers { get; private set; }

    public string Customer { get; private set; } = "";

    public int? CallNumber { get; private set; }

    public Tender? Pending { get; private set; }

    public List<Payment> Payments { get; } = [];

    /// <summary>What the kitchen has not been told yet.</summary>
    public Queue<Errand> Errands { get; } = new();

    public long Total => Lines.Sum(line => line.Cents * line.Pieces);

    public long Due => Total - Payments.Sum(payment => payment.Applied.Cents);

    public bool HasUnsent => Lines.Exists(line => line.IsUnsent);

    private bool IsWritable => Stage is SaleStage.Open && Pending is null;

    public bool Add(IReadOnlyList<NewLine> lines, IReadOnlySet<ArticleId> soldOut)
    {
        if (!IsWritable
            || lines.Any(line => _everHad.Contains(line.Id))
            || lines.Any(line => line.Article.Id is { } article && soldOut.Contains(article)))
        {
            return false;
        }

        foreach (var line in lines)
        {
            _everHad.Add(line.Id);
            Lines.Add(new(line));
        }

        return true;
    }

    public bool SetPieces(LineId id, int pieces, IReadOnlySet<ArticleId> soldOut)
    {
        if (!IsWritable || Find(id) is not { } line || line.Pieces == pieces
            || (pieces > line.Pieces && (line.IsSent || (line.AsNew.Article.Id is { } article && soldOut.Contains(article)))))
        {
            return false;
        }

        line.Pieces = pieces;
        return TellOf(line);
    }

    public bool SetNote(LineId id, ValueList<string> options, string note, ValueList<string>? allergies)
    {
        if (!IsWritable || Find(id) is not { } line
            || (line.Options.Equals(options) && line.Note == note && (allergies is null || allergies.Equals(line.Allergies))))
        {
            return false;
        }

        (line.Options, line.Note, line.Allergies) = (options, note, allergies ?? line.Allergies);
        return TellOf(line);
    }

    public bool Remove(LineId id)
    {
        if (!IsWritable || Find(id) is not { } line)
        {
            return false;
        }

        Lines.Remove(line);
        Errands.Enqueue(new Errand.Cancel(line.IsSent ? [id] : []));
        return true;
    }

    public bool SetMode(ServiceMode mode)
    {
        var happens = IsWritable && Mode != mode;
        Mode = happens ? mode : Mode;
        return happens && TellOfHead();
    }

    public bool SetCustomer(string customer)
    {
        var happens = IsWritable && Customer != customer;
        Customer = happens ? customer : Customer;
        return happens && TellOfHead();
    }

    /// <summary>Whether the sale may sit there; nothing happens when it does already.</summary>
    public bool TakeTable(TableId table, int covers)
    {
        if (!IsWritable || (Table is { } sits && sits != table))
        {
            return false;
        }

        if (Table != table || Covers != covers)
        {
            (Table, Covers) = (table, covers);
            TellOfHead();
        }

        return true;
    }

    public bool Send(int callNumber, DateTimeOffset now)
    {
        if (!IsWritable || !HasUnsent)
        {
            return false;
        }

        var number = CallNumber ??= callNumber;
        var unsent = Lines.FindAll(line => line.IsUnsent);
        unsent.ForEach(line => line.IsSent = true);
        Errands.Enqueue(new Errand.Send(
            new(order, number, Mode, Table, Covers, Customer, Note: "", till.Value, now, DueAt: null),
            unsent.ConvertAll(line => line.AsSent())));
        return true;
    }

    public bool RequestPayment(Tender tender)
    {
        var due = Due;

        if (Stage is SaleStage.Settled or SaleStage.Abandoned || Pending is not null || Lines.Count == 0
            || Payments.Exists(payment => payment.Id == tender.Id) || (Stage is SaleStage.Open && HasUnsent)
            || tender.Given.Cents < 0 || (tender.Given.Cents == 0 && due != 0)
            || (tender.Mode is PaymentMode.Card && tender.Given.Cents > due))
        {
            return false;
        }

        Pending = tender;
        return true;
    }

    /// <summary>The till has sealed it.</summary>
    public void Confirm()
    {
        var applied = Math.Min(Pending!.Given.Cents, Due);
        Payments.Add(new(Pending.Id, Pending.Mode, Pending.Given, new(applied), new(Pending.Given.Cents - applied)));
        (Pending, Stage) = (null, SaleStage.Sealed);

        if (Due == 0)
        {
            Stage = SaleStage.Settled;
            Errands.Enqueue(new Errand.Settle());
        }
    }

    public bool Abandon()
    {
        if (!IsWritable)
        {
            return false;
        }

        Stage = SaleStage.Abandoned;
        Errands.Enqueue(new Errand.Cancel(Lines.FindAll(line => line.IsSent).ConvertAll(line => line.Id)));
        return true;
    }

    private OwedBillLine? Find(LineId line) => Lines.Find(one => one.Id == line);

    private bool TellOf(OwedBillLine line)
    {
        if (line.IsSent)
        {
            Errands.Enqueue(new Errand.Change(line.Id));
        }

        return true;
    }

    private bool TellOfHead()
    {
        if (CallNumber is not null)
        {
            Errands.Enqueue(new Errand.Amend());
        }

        return true;
    }
}

internal sealed class OwedBillLine(NewLine line)
{
    public LineId Id => line.Id;

    public NewLine AsNew => line;

    public long Cents => line.Article.UnitPrice.Cents;

    public int Pieces { get; set; } = line.Quantity.Thousandths / 1_000;

    public ValueList<string> Options { get; set; } = line.Options;

    public string Note { get; set; } = line.Note;

    public ValueList<string> Allergies { get; set; } = line.Allergies ?? [];

    public bool IsSent { get; set; }

    public bool IsUnsent => !IsSent && line.Article.Card is not null;

    public SentLine AsSent() => new(
        Id, line.Article.Name, Quantity.Pieces(Pieces), Options, Note, line.Article.Card!, line.Article.Id,
        line.Article.Department, Allergies);
}
