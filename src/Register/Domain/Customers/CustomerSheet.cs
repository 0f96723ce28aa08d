using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Invoices;

namespace RetailPos.Register.Domain.Customers;

/// <summary>One row of a file of customers: who it is, and what will be known of them.</summary>
/// <param name="Known">Null for somebody new.</param>
public sealed record CustomerRow(int Line, CustomerId? Known, CustomerId? Id, CustomerFacts Facts);

/// <param name="Rows">Null where anything is wrong: then nothing is brought in.</param>
public sealed record CustomerReading(ValueList<CustomerRow>? Rows, ValueList<SheetFault> Faults, int FaultCount);

/// <summary>Understands a file of customers, and says of every cell what is wrong with it.</summary>
/// <remarks>
/// Whoever is known already, by id, telephone, mail, or name and postcode, is changed and not entered again, so that a file that is
/// brought in twice makes no doubles. A column that the file does not have leaves what the house knows.
/// </remarks>
public static class CustomerSheet
{
    public static readonly ValueList<string> Columns =
    [
        "name", "id", "title", "phone", "phone2", "mail", "group", "street", "postcode", "city", "address_note", "company_street", "company_postcode",
        "company_city", "company_country", "registration", "vat_number", "public_note", "private_note", "code", "card", "may_mail", "may_text",
        "may_call", "born", "warning",
    ];

    private static readonly CatalogueSheets.SheetForm Form = new(Columns, Required: ["name"]);

    private static readonly Dictionary<string, bool> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["yes"] = true, ["oui"] = true, ["1"] = true, ["no"] = false, ["non"] = false, ["0"] = false, [""] = false,
    };

    /// <param name="home">Where a number without a country is rung.</param>
    public static CustomerReading Read(Sheet sheet, IEnumerable<Customer> customers, PhoneCountry home)
    {
        var faults = new List<SheetFault>();
        var known = new KnownCustomers(customers);
        var rows = new List<CustomerRow>();
        var met = new HashSet<string>(StringComparer.Ordinal);

        foreach (var row in CatalogueSheets.Rows(sheet, Form, faults))
        {
            var read = ReadRow(row, sheet.Rows[row.Rank].Line, known, home);
            rows.Add(read);
            row.Check("name", KeysOf(read).All(met.Add), SheetFaultKind.CustomerTwice);
        }

        return faults.Count > 0
            ? new(Rows: null, [.. faults.OrderBy(fault => fault.Line).Take(CatalogueSheets.FaultsMax)], faults.Count)
            : new([.. rows], [], 0);
    }

    private static CustomerRow ReadRow(SheetCells row, int line, KnownCustomers known, PhoneCountry home)
    {
        var id = row.Has("id") ? new CustomerId(row.Id("id")) : (CustomerId?)null;
        var draft = FactsOf(row, new("", "", ""), home);
        var found = known.Find(id, draft);
        return new(line, found?.Id, id, found is null ? draft : FactsOf(row, found.Facts, home));
    }

    private static CustomerFacts FactsOf(SheetCells row, CustomerFacts before, PhoneCountry home)
    {
        var mail = Checked(row, "mail", before.Mail, CustomerFacts.IsMail, SheetFaultKind.MailInvalid);
        var mayMail = Agreed(row, "may_mail", before.MayMail);
        row.Check("may_mail", !mayMail || mail.Length > 0, SheetFaultKind.MailInvalid);

        return before with
        {
            Name = row.Name("name"),
            Title = Checked(row, "title", before.Title, title => Text.IsName(title) && title.Length <= CustomerFacts.TitleMax, SheetFaultKind.TextInvalid),
            Phone = Phone(row, "phone", before.Phone, home),
            Phone2 = Phone(row, "phone2", before.Phone2, home),
            Mail = mail,
            MayMail = mayMail,
            MayText = Agreed(row, "may_text", before.MayText),
            MayCall = Agreed(row, "may_call", before.MayCall),
            Group = Checked(row, "group", before.Group, Text.IsName, SheetFaultKind.TextInvalid),
            Address = AddressOf(row, before.Address ?? GuestAddress.None),
            Business = BusinessOf(row, before.Business ?? BusinessFacts.None),
            PublicNote = Note(row, "public_note", before.PublicNote),
            PrivateNote = Note(row, "private_note", before.PrivateNote),
            Warning = Note(row, "warning", before.Warning),
            Code = Checked(row, "code", before.Code, CustomerFacts.IsCode, SheetFaultKind.BarcodeInvalid),
            Tag = row.Has("card") ? NfcTag.Read(Checked(row, "card", "", card => NfcTag.Read(card) is not null, SheetFaultKind.BarcodeInvalid)) ?? "" : before.Tag,
            Born = Checked(row, "born", before.Born, born => CustomerFacts.DayOf(born) is not null, SheetFaultKind.DayInvalid),
        };
    }

    private static GuestAddress? AddressOf(SheetCells row, GuestAddress before)
    {
        var after = new GuestAddress(
            Note(row, "street", before.Street),
            Postcode(row, "postcode", before.Postcode),
            Checked(row, "city", before.City, Text.IsName, SheetFaultKind.TextInvalid),
            Note(row, "address_note", before.Note));
        return after == GuestAddress.None ? null : after;
    }

    private static BusinessFacts? BusinessOf(SheetCells row, BusinessFacts before)
    {
        var after = new BusinessFacts(
            Note(row, "company_street", before.Street),
            Postcode(row, "company_postcode", before.Postcode),
            Checked(row, "company_city", before.City, Text.IsName, SheetFaultKind.TextInvalid),
            Checked(row, "company_country", before.Country, country => country.Length == 2 && country.All(char.IsAsciiLetterUpper), SheetFaultKind.WordUnknown),
            Checked(row, "registration", before.Registration, BusinessFacts.IsRegistration, SheetFaultKind.TaxNumberInvalid),
            Checked(row, "vat_number", before.VatNumber, TaxNumbers.IsVatNumber, SheetFaultKind.TaxNumberInvalid),
            before.Mail);
        return after == BusinessFacts.None ? null : after;
    }

    private static string Phone(SheetCells row, string column, string before, PhoneCountry home)
    {
        var read = PhoneNumber.Read(row.Text(column), home);
        row.Check(column, !row.Has(column) || read is not null, SheetFaultKind.PhoneInvalid);
        return row.HasColumn(column) ? read ?? "" : before;
    }

    private static string Postcode(SheetCells row, string column, string before) => Checked(
        row, column, before, code => Text.IsName(code) && code.Length <= BusinessFacts.PostcodeMax, SheetFaultKind.TextInvalid);

    private static string Note(SheetCells row, string column, string before) => Checked(row, column, before, Text.IsNote, SheetFaultKind.TextInvalid);

    // An empty cell takes away what was known; a column that is not there leaves it.
    private static string Checked(SheetCells row, string column, string before, Func<string, bool> isGood, SheetFaultKind kind)
    {
        var typed = row.Text(column);
        row.Check(column, typed.Length == 0 || isGood(typed), kind);
        return row.HasColumn(column) ? typed : before;
    }

    private static bool Agreed(SheetCells row, string column, bool before)
    {
        var isWord = Words.TryGetValue(row.Text(column), out var agreed);
        row.Check(column, isWord, SheetFaultKind.WordUnknown);
        return row.HasColumn(column) ? agreed : before;
    }

    // By what two rows of one file would be one person.
    private static IEnumerable<string> KeysOf(CustomerRow row) =>
        (row.Known ?? row.Id) is { } id ? [$"id {id}"]
        : row.Facts.Phone.Length > 0 ? [$"phone {row.Facts.Phone}"]
        : row.Facts.Mail.Length > 0 ? [$"mail {row.Facts.Mail.ToUpperInvariant()}"]
        : [];

    private sealed class KnownCustomers
    {
        private readonly Dictionary<CustomerId, Customer> _byId = [];
        private readonly Dictionary<string, Customer> _byMark = new(StringComparer.Ordinal);

        public KnownCustomers(IEnumerable<Customer> customers)
        {
            foreach (var customer in customers.Where(customer => customer is { Id: not null, IsErased: false, MergedInto: null })
                .OrderBy(customer => customer.Id!.Value.Value, StringComparer.Ordinal))
            {
                _byId[customer.Id!.Value] = customer;

                foreach (var mark in LikelyDoubles.MarksOf(customer.Facts))
                {
                    _byMark.TryAdd(mark, customer);
                }
            }
        }

        public Customer? Find(CustomerId? id, CustomerFacts draft) => id is { } given
            ? _byId.GetValueOrDefault(given)
            : LikelyDoubles.MarksOf(draft).Select(mark => _byMark.GetValueOrDefault(mark)).FirstOrDefault(found => found is not null);
    }
}
