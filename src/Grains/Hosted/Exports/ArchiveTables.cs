using System.Reflection;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Technical;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Exports;

/// <summary>
/// The tables of one archive, filled record by record. Of the period it keeps sums and ends of chains; the rows lie on the disk.
/// </summary>
/// <remarks>What stands in which column is told by <c>schema.csv</c> and the reading notes, and an independent program reads it.</remarks>
internal sealed class ArchiveTables : IAsyncDisposable
{
    /// <summary>The chains of technical events, which no till numbers.</summary>
    private const string Technical = "Technical";

    /// <summary>In the place of a till, where something is the whole house's. No till is called so.</summary>
    private const string House = "*";

    private static readonly string[] Paid = ["payment", "mode", "given", "applied", "change", "tip", "rounding", "key", "name", "for", "customer"];

    private readonly IExportStore _store;
    private readonly List<SheetFile> _files = [];
    private readonly SortedDictionary<string, SheetFile> _forms = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string Till, string Kind), ChainSpan> _chains = [];
    private readonly SortedDictionary<string, TillSums> _sums = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _keys = new(StringComparer.Ordinal);
    private readonly SheetFile _seals;
    private readonly SheetFile _tickets;
    private readonly SheetFile _lines;
    private readonly SheetFile _vat;
    private readonly SheetFile _payments;
    private readonly SheetFile _later;
    private SchemeTables? _schemes;

    public ArchiveTables(IExportStore store)
    {
        _store = store;
        Note("LISEZMOI.txt");
        Note("README.txt");
        Note("schema.csv");
        _seals = File("seals.csv", "chain", "till", "number", "text", "previous", "hash", "key", "signature");
        _tickets = File(
            "tickets.csv", "till", "number", "form", "sealed_at", "operation", "sale", "mode", "table", "covers", "call_number", "person", "place", "lines",
            "rates", "total", "due", "refund_till", "refund_ticket", "refund", "refund_reason");
        _lines = File(
            "lines.csv", "till", "ticket", "line", "article", "label", "quantity", "unit_price", "rate", "total", "gross", "discounts", "choices");
        _vat = File("vat.csv", "till", "ticket", "rate", "tax_excluded", "tax", "tax_included");
        _payments = File("payments.csv", ["till", "ticket", .. Paid]);
        _later = File(
            "later-payments.csv", ["till", "number", "form", "sealed_at", "ticket", "sale", .. Paid, "due", "person", "place"]);
    }

    /// <summary>No till wrote anything: that the program was started is no archive.</summary>
    public bool IsEmpty => _sums.Count is 0;

    public IReadOnlyDictionary<string, TillSums> Sums => _sums;

    public IReadOnlyCollection<KeyValuePair<(string Till, string Kind), ChainSpan>> Chains => _chains;

    public void Hear(TillId till, TillEvent happened)
    {
        if (SealedRecord.Of(till, happened) is not { } record)
        {
            return;
        }

        Seal($"{record.Kind}", record.Till, record.Number, record.Seal);
        SumsOf(till).Records++;

        switch (happened)
        {
            case TillEvent.TicketSealed e:
                Ticket(till, e.Ticket, FormOf(e.Seal));
                break;
            case TillEvent.PaymentSealed e:
                Payment(till, e.Payment, FormOf(e.Seal));
                break;
            default:
                Other(record.Till, record.Number, record.Seal);
                break;
        }
    }

    public void Hear(TechnicalLogEvent.Sealed happened)
    {
        var till = happened.Record.Till ?? new(House);
        Seal(Technical, till, happened.Record.Number, happened.Seal);
        Other(till, happened.Record.Number, happened.Seal);
    }

    /// <summary>Ends the tables. Nothing is heard any more.</summary>
    /// <returns>In the order of the archive.</returns>
    public IReadOnlyList<SheetFile> End(IReadOnlyList<HousePublicKey> keys)
    {
        _files.AddRange(_schemes?.Files ?? []);

        if (_schemes is not null || _forms.Keys.Any(SealedForms.NamesSchemes))
        {
            Note("LISEZMOI-TVA.txt");
            Note("README-VAT.txt");
            Note("schema-vat.csv");
        }

        _files.AddRange(_forms.Values);
        var listed = File("keys.csv", "key", "algorithm", "public_key");

        foreach (var key in keys.Where(key => _keys.Contains(key.Id)).OrderBy(key => key.Id, StringComparer.Ordinal))
        {
            listed.Row(key.Id, "ECDSA P-256 SHA-256", Convert.ToBase64String(key.PublicKey));
        }

        _files.ForEach(file => file.End());
        return _files;
    }

    /// <summary>The tables of the forms, each under the kind of chain whose records it holds.</summary>
    public IEnumerable<(string Form, string Name)> Forms => _forms.Select(form => (form.Key, form.Value.Name));

    public async ValueTask DisposeAsync()
    {
        foreach (var file in _files.Concat(_forms.Values).Concat(_schemes?.Files ?? []).Distinct())
        {
            await file.DisposeAsync();
        }
    }

    private void Seal(string kind, TillId till, long number, Seal seal)
    {
        _seals.Row(kind, till.Value, Cells.Of(number), seal.Text, seal.Previous, seal.Hash, seal.KeyId ?? "", seal.Signature ?? "");
        var span = _chains.GetValueOrDefault((till.Value, kind)) ?? new(number, seal.Previous);
        _chains[(till.Value, kind)] = span with { Last = number, Link = seal.Link };

        if (seal.KeyId is { } key)
        {
            _keys.Add(key);
        }
    }

    private void Ticket(TillId till, Ticket ticket, string form)
    {
        var number = Cells.Of(ticket.Number);
        _tickets.Row(
            till.Value,
            number,
            form,
            Cells.Of(ticket.SealedAt),
            ticket.Refund is null ? "Vente" : "Remboursement",
            ticket.Sale.Value,
            $"{ticket.Mode}",
            ticket.Table?.Value ?? "",
            Cells.Of(ticket.Covers),
            Cells.Of(ticket.CallNumber ?? 0),
            ticket.By.Person,
            ticket.By.Place,
            Cells.Of(ticket.Lines.Count),
            Cells.Of(ticket.Vat.Count),
            Cells.Of(ticket.Total),
            Cells.Of(ticket.Due),
            ticket.Refund?.Till.Value ?? "",
            ticket.Refund is { } refund ? Cells.Of(refund.Ticket) : "",
            ticket.Refund?.Refund.Value ?? "",
            ticket.Refund?.Reason ?? "");

        foreach (var line in ticket.Lines)
        {
            _lines.Row(
                till.Value,
                number,
                line.Id.Value,
                line.Article?.Value ?? "",
                line.Name,
                Cells.Of(line.Quantity),
                Cells.Of(line.UnitPrice),
                Cells.Of(line.Rate),
                Cells.Of(line.Total),
                line.Gross is { } gross ? Cells.Of(gross) : "",
                Canonical.SharesOf(line),
                Canonical.ChoicesOf(line));
        }

        foreach (var share in ticket.Vat)
        {
            _vat.Row(till.Value, number, Cells.Of(share.Rate), Cells.Of(share.TaxExcluded), Cells.Of(share.Tax), Cells.Of(share.TaxIncluded));
        }

        if (SealedForms.NamesSchemes(form))
        {
            (_schemes ??= new(_store)).Ticket(till, ticket);
        }

        _payments.Row([till.Value, number, .. PaidOf(ticket.First)]);
        SumsOf(till).Add(ticket);
    }

    private void Payment(TillId till, LaterPayment payment, string form) => _later.Row(
    [
        till.Value, Cells.Of(payment.Number), form, Cells.Of(payment.At), Cells.Of(payment.Ticket), payment.Sale.Value, .. PaidOf(payment.Payment),
        Cells.Of(payment.Due), payment.By.Person, payment.By.Place,
    ]);

    // Of all other records the sealed text is the table: a column for each of its fields, as the schema names them.
    private void Other(TillId till, long number, Seal seal)
    {
        var form = FormOf(seal);
        var columns = SealedForms.ColumnsOf(form);

        if (!_forms.TryGetValue(form, out var file))
        {
            _forms[form] = file = new(SealedForms.NameOf(form), _store.Scratch());
            file.Row([.. columns]);
        }

        file.Row([.. SealedForms.CellsOf(till, number, seal, columns.Count)]);
    }

    private static string[] PaidOf(Payment payment) =>
    [
        payment.Id.Value,
        $"{payment.Mode}",
        Cells.Of(payment.Given),
        Cells.Of(payment.Applied),
        Cells.Of(payment.Change),
        Cells.Of(payment.Tip),
        Cells.Of(payment.Rounding),
        payment.Key?.Value ?? "",
        payment.Name ?? "",
        Canonical.PartsOf(payment),
        payment.Customer?.Value ?? "",
    ];

    private static string FormOf(Seal seal) => seal.Text[..seal.Text.IndexOf(',', StringComparison.Ordinal)];

    private TillSums SumsOf(TillId till)
    {
        if (!_sums.TryGetValue(till.Value, out var sums))
        {
            _sums[till.Value] = sums = new();
        }

        return sums;
    }

    private SheetFile File(string name, params string[] columns)
    {
        var file = new SheetFile(name, _store.Scratch());
        file.Row(columns);
        _files.Add(file);
        return file;
    }

    private void Note(string name)
    {
        using var note = Assembly.GetExecutingAssembly().GetManifestResourceStream($"RetailPos.Grains.Exports.{name}")!;
        using var bytes = new MemoryStream();
        note.CopyTo(bytes);
        var file = new SheetFile(name, _store.Scratch());
        file.Bytes(bytes.ToArray());
        _files.Add(file);
    }
}

/// <summary>The part of a chain that stands in an archive.</summary>
internal sealed record ChainSpan(long First, string Before)
{
    public long Last { get; init; }

    public string Link { get; init; } = "";
}

/// <summary>What one till's tickets of an archive come to.</summary>
internal sealed class TillSums
{
    private readonly SortedDictionary<VatRow, VatShare> _rows = [];

    public int Tickets { get; private set; }

    public int Refunds { get; private set; }

    public long Records { get; set; }

    public ValueList<VatShare> Vat => [.. _rows.Values];

    public void Add(Ticket ticket)
    {
        Tickets += ticket.Refund is null ? 1 : 0;
        Refunds += ticket.Refund is null ? 0 : 1;

        foreach (var share in ticket.Vat)
        {
            _rows[share.Row] = _rows.TryGetValue(share.Row, out var known) ? known + share : share;
        }
    }
}
