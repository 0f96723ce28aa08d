using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.SignIn;

namespace RetailPos.Register.Counter;

/// <summary>Codes, from a scanner or typed by hand: of articles, departments, tables and menus.</summary>
public sealed partial class RegisterScreen
{
    /// <summary>Fewer figures are a few customers' telephones.</summary>
    private const int PhoneFiguresMin = 6;

    private PersonMenu? _person;
    private ScanEar _scan = ScanEar.Quiet;
    private Keypad _keypadBeforeScan = Keypad.Empty;

    private Task ScannedAsync(Scan scan) => scan.Kind switch
    {
        ScanKind.Article => ScannedArticleAsync(scan),
        ScanKind.Department => ScannedDepartment(scan),
        ScanKind.Table => ScannedTableAsync(scan),
        ScanKind.Menu => ScannedMenu(scan),
        ScanKind.User => ScannedUserAsync(scan),
        ScanKind.Client => ScannedClientAsync(scan),
        ScanKind.Discount => ScannedDiscountAsync(scan),
        ScanKind.Coupon => UnknownScan(scan),
    };

    private Task ScannedArticleAsync(Scan scan)
    {
        if (_index.Exact(scan.Code) is { } found)
        {
            return AddAsync(found.Id);
        }

        return _catalogue.Catalogue.Scale.Read(scan.Code) is { } weighed && _index.Exact(weighed.Code) is { } sold
            ? weighed.Value switch
            {
                ScaleValue.WeightGrams => AddAsync(sold.Id, new Quantity(weighed.Amount), price: null, WeightSource.Scale),
                ScaleValue.PriceCents => AddAsync(sold.Id, Quantity.One, new Money(weighed.Amount)),
            }
            : ScannedTagAsync(scan);
    }

    private Task ScannedDepartment(Scan scan)
    {
        if (!_index.Departments.Any(department => department.Id.Value == scan.Code))
        {
            return UnknownScan(scan);
        }

        _pane = Pane.Articles;
        Choose(new(scan.Code));
        return Task.CompletedTask;
    }

    private Task ScannedTableAsync(Scan scan) => TableCalled(scan.Code) is { } table
        ? AskThenCloseAsync(hand => hand.SeatAsync(table, Hand.Sale?.Covers ?? 0))
        : UnknownScan(scan);

    private Task ScannedMenu(Scan scan)
    {
        if (!_catalogue.Catalogue.Menus.ContainsKey(new(scan.Code)))
        {
            return UnknownScan(scan);
        }

        StartMenu(new(scan.Code));
        return Task.CompletedTask;
    }

    // A card says who it is; where that person may do more, the menu asks for the code as well.
    private Task ScannedUserAsync(Scan scan) => _person is { } menu && SignInDesk.PersonOfBadge($"$2{scan.Code}") is { } person
        ? menu.CallAsync(person)
        : UnknownScan(scan);

    // By the house's own id, else by a telephone that is one customer's alone.
    private Task ScannedClientAsync(Scan scan)
    {
        var found = _customers.Find(new CustomerId(scan.Code)) ?? _customers.FindCode(scan.Code)
            ?? (scan.Code.Count(char.IsAsciiDigit) >= PhoneFiguresMin && _customers.Find(scan.Code).Take(2).ToList() is [var only] ? only : null);
        return found is { } known
            ? AskThenCloseAsync(hand => hand.SetGuestAsync(known.Facts.Name, known.Facts.Phone, known.Id))
            : UnknownScan(scan);
    }

    private Task ScannedDiscountAsync(Scan scan) =>
        _catalogue.Catalogue.Reductions.TryGetValue(new(scan.Code), out var reduction)
            ? AskAsync(hand => hand.ReduceAsync(reduction, Shown is Pane.Line && _line is { } line ? [line] : []))
            : UnknownScan(scan);

    private Task UnknownScan(Scan scan)
    {
        Hear(new Answer.ScanUnknown(scan.Kind, scan.Code));
        return Task.CompletedTask;
    }

    private IEnumerable<TableId> TableIds => Plan.Current.Plan.Shown(Site.Tables).SelectMany(room => room.Tables).Select(table => table.Id);

    // "4" means T4 to whoever types it at a keypad.
    private TableId? TableCalled(string typed) => FloorTables.Of(Hand.View, TableIds)
        .Where(table => table.Id.Value.Equals(typed, StringComparison.OrdinalIgnoreCase)
            || table.Id.Value.Equals($"T{typed}", StringComparison.OrdinalIgnoreCase))
        .Select(table => (TableId?)table.Id)
        .FirstOrDefault();

    // A scanner types what the code on a table says to a guest's telephone: here it opens the table.
    private TableId? TableOfCode() => TableOf(_search);

    private TableId? TableOf(string code) => code.LastIndexOf("/t/", StringComparison.Ordinal) is >= 0 and var at
        ? Codes.Find(Plan.Current.Plan, Site.Tables, code[(at + 3)..].Trim())
        : null;

    // A camera sees whole codes, and no keys.
    private Task SeenAsync(string code) => TableOf(code) is { } table
        ? AskThenCloseAsync(hand => hand.SeatAsync(table, covers: 0))
        : ScannedAsync(Scan.Read(code));

    // No name: then it may be a code, typed by hand or by a scanner into the field that had the focus.
    private Task SearchedCodeAsync()
    {
        var scan = Scan.Read(_search);
        ForgetSearch();
        return ScannedAsync(scan);
    }
}
