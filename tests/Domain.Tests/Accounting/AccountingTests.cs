using FsCheck;
using FsCheck.Fluent;
using RetailPos.Domain.Tests.Rules;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Accounting;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Tills;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Accounting;

/// <summary>Whatever happens at a till stands in the books once, and every piece, entry and file balances to the cent.</summary>
public sealed class AccountingTests
{
    private static readonly AccountingRules Rules = AccountingRules.Default with
    {
        Departments = [new(new("d2"), new("707500", "Boissons"))],
        Articles = [new(new("a3"), new("708000", "Port"))],
    };

    private static readonly AccountingBook Book = new(
        Rules, id => id.Value is "a1" or "a2" ? new DepartmentId("d2") : new DepartmentId("d1"), id => $"Client {id}");

    public static TheoryData<AccountingRules, HouseRulesRefusal> Refusals => new()
    {
        { Rules with { JournalPrefix = "CA-1" }, HouseRulesRefusal.JournalInvalid },
        { Rules with { JournalPrefix = "123456789" }, HouseRulesRefusal.JournalInvalid },
        { Rules with { Tips = new("46", "Pourboires") }, HouseRulesRefusal.AccountInvalid },
        { Rules with { Tips = new("A67000", "Pourboires") }, HouseRulesRefusal.AccountInvalid },
        { Rules with { Tips = new("467000", " ") }, HouseRulesRefusal.AccountInvalid },
        { Rules with { Margin = new("70", "Marge") }, HouseRulesRefusal.AccountInvalid },
        { Rules with { IntraCommunity = new("707700", "") }, HouseRulesRefusal.AccountInvalid },
        { Rules with { Vat = new("445700000", "TVA") }, HouseRulesRefusal.AccountInvalid },
        { Rules with { Vat = new("4457A", "TVA") }, HouseRulesRefusal.AccountInvalid },
        { Rules with { Modes = [.. Rules.Modes.Skip(1)] }, HouseRulesRefusal.AccountsIncomplete },
        { Rules with { Modes = Rules.Modes.Add(new(PaymentMode.OnAccount, new("411000", "Clients"))) }, HouseRulesRefusal.AccountsIncomplete },
        { Rules with { Departments = Rules.Departments.Add(Rules.Departments[0]) }, HouseRulesRefusal.AccountsIncomplete },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Accounts_that_no_program_takes_are_refused(AccountingRules rules, HouseRulesRefusal reason) =>
        HouseRulesDecider.Decider.Given().When(new HouseRulesCommand.SetAccounting(rules, Anna)).IsRefused(reason);

    [Fact]
    public void What_the_house_begins_with_is_good()
    {
        Assert.Null(AccountingRules.Default.Check());
        Assert.Null(EReportingRules.Default.Check());
    }

    [Fact]
    public void Every_piece_balances() => Holds(events => events.All(happened =>
        Book.Of(RandomTill.T1, happened) is not { } piece || piece.Postings.Sum(posting => posting.Amount).IsZero));

    [Fact]
    public void Sales_and_tax_of_the_books_are_those_of_the_tickets() => Holds(events =>
    {
        var tickets = events.OfType<TillEvent.TicketSealed>().Select(e => e.Ticket).ToList();
        var postings = Of(events).ToList();
        return -Sum(postings, "4457") == tickets.Sum(ticket => ticket.Vat.Sum(share => share.Tax))
            && -Sum(postings, "70") == tickets.Sum(ticket => ticket.Vat.Sum(share => share.TaxExcluded));
    });

    [Fact]
    public void What_is_taxed_on_its_margin_stands_in_its_account_without_the_tax_of_its_margin()
    {
        var lamp = new TicketLine(new("l1"), new("lamp"), "Lampe", Quantity.One, new(10_000), new(2_000), new(10_000), Scheme: VatScheme.SecondHand, Purchase: new(6_000), Margin: new(4_000));
        var vase = lamp with { Id = new("l2"), Scheme = VatScheme.IntraCommunity, Rate = default, Purchase = null, Margin = null };
        var sold = new TillEvent.TicketSealed(
            new(
                RandomTill.T1, 1, Noon, new("s1"), ServiceMode.TakeAway, null, 0, null, Anna, [lamp, vase], new(20_000), VatShare.Of([lamp, vase]),
                new(new("p"), PaymentMode.Card, new(20_000), new(20_000), Money.Zero), Money.Zero, Exempt: "DE123456789"),
            Seal.Of("X1", ""), Noon);

        Assert.Equal(
            [("511000", 20_000L), ("44572000", -667), ("707300", -9_333), ("707700", -10_000)],
            Book.Of(RandomTill.T1, sold)!.Postings.OrderByDescending(posting => posting.Amount.Cents).Select(posting => (posting.Account.Code, posting.Amount.Cents)));
    }

    [Fact]
    public void What_the_drawer_gained_is_in_the_account_of_cash() => Holds(events =>
        Sum([.. Of(events)], "530000") == events.Sum(happened => happened switch
        {
            TillEvent.TicketSealed e => Cash(e.Ticket.First),
            TillEvent.PaymentSealed e => Cash(e.Payment.Payment),
            TillEvent.DebtSettled e => e.Settling.Amount,
            TillEvent.CashMoved e => e.Movement.Effect,
            TillEvent.Opened e => e.OpeningCash - e.Expected,
            TillEvent.Closed e => e.Session.Counts[0].Difference - e.Session.TakenOut,
            _ => Money.Zero,
        }));

    [Fact]
    public void The_file_passes_the_rules_of_the_tax_office_for_any_events() => Holds(events =>
    {
        var fec = new Fec(Rules, till => $"Salle | {till}\t");

        for (var at = 0; at < events.Length; at++)
        {
            if (Book.Of(RandomTill.T1, events[at]) is { } piece)
            {
                fec.Add(new DateOnly(2026, 1, 1).AddDays(at % 3), piece with { Till = new(at % 2 is 0 ? "T1" : "T2") });
            }
        }

        Assert.Empty(FecRules.FaultsOf([Fec.Header, .. fec.Lines()], mayBeEmpty: true));
        return true;
    });

    [Fact]
    public void The_sheet_balances_for_each_piece() => Holds(events => Pieces(events).All(piece =>
    {
        var rows = AccountingSheet.RowsOf(piece, new(2026, 1, 1), Rules).ToList();
        return rows.TrueForAll(row => row.Count == AccountingSheet.Columns.Count) && rows.Sum(row => FecRules.Cents(row[6]) - FecRules.Cents(row[7])) == 0;
    }));

    [Fact]
    public void Articles_stand_where_the_house_says_departments_behind_them_and_the_rate_behind_those()
    {
        Assert.Equal("708000", Rules.SalesOf(new("a3"), new("d2"), ServiceMode.EatIn, Row(1_000)).Code);
        Assert.Equal("707500", Rules.SalesOf(new("a1"), new("d2"), ServiceMode.EatIn, Row(1_000)).Code);
        Assert.Equal(("7061000", "Ventes sur place 10 %"), Of(Rules.SalesOf(null, null, ServiceMode.Counter, Row(1_000))));
        Assert.Equal(("7070550", "Ventes à emporter 5,5 %"), Of(Rules.SalesOf(null, null, ServiceMode.Delivery, Row(550))));
        Assert.Equal("707500", Rules.SalesOf(new("a1"), new("d2"), ServiceMode.TakeAway, Row(2_000, VatScheme.Art)).Code);
        Assert.Equal(("707300", "Ventes sur marge"), Of(Rules.SalesOf(null, null, ServiceMode.TakeAway, Row(2_000, VatScheme.SecondHand))));
        Assert.Equal(("707700", "Livraisons intracommunautaires"), Of(Rules.SalesOf(new("a3"), new("d2"), ServiceMode.TakeAway, Row(0, VatScheme.IntraCommunity))));
        Assert.Equal("707310", (Rules with { Margin = new("707310", "Brocante") }).SalesOf(null, null, ServiceMode.TakeAway, Row(2_000, VatScheme.Art)).Code);
        Assert.Equal(("44570105", "TVA collectée 1,05 %"), Of(Rules.Vat.At(new(105))));
        static (string, string) Of(Account account) => (account.Code, account.Name);
        static VatRow Row(int points, VatScheme scheme = VatScheme.Standard) => new(new(points), scheme);
    }

    // A guard that cannot bark guards nothing.
    [Theory]
    [InlineData(2, "11", "10,5", "debit or credit is no amount")]
    [InlineData(2, "11", "1.00", "debit or credit is no amount")]
    [InlineData(2, "11", "1 000,00", "debit or credit is no amount")]
    [InlineData(2, "2", "3", "numbers have a gap")]
    [InlineData(2, "4", "41", "account without three digits")]
    [InlineData(2, "3", "20261301", "no date")]
    [InlineData(2, "10", "", "an empty field")]
    [InlineData(2, "11", "7,00", "does not balance")]
    public void A_file_that_is_wrong_is_found(int line, string column, string cell, string fault)
    {
        List<string> lines =
        [
            Fec.Header,
            Row("1", "530000", "Caisse", "10,00", "0,00"),
            Row("1", "7071000", "Ventes", "0,00", "10,00"),
        ];
        Assert.Empty(FecRules.FaultsOf(lines));
        var cells = lines[line - 1].Split('\t');
        cells[int.Parse(column, System.Globalization.CultureInfo.InvariantCulture)] = cell;
        lines[line - 1] = string.Join('\t', cells);
        Assert.Contains(FecRules.FaultsOf(lines), found => found.Contains(fault, StringComparison.Ordinal));
    }

    private static string Row(string number, string account, string name, string debit, string credit) => string.Join(
        '\t', "CAT1", "Caisse T1", number, "20260102", account, name, "", "", "T1-20260102", "20260102", "Recettes", debit, credit, "", "", "20260102", "", "");

    private static Money Cash(Payment payment) => payment.Mode is PaymentMode.Cash ? payment.Given - payment.Change : -payment.Change;

    private static IEnumerable<Piece> Pieces(TillEvent[] events) => events.Select(happened => Book.Of(RandomTill.T1, happened)).OfType<Piece>();

    private static IEnumerable<Posting> Of(TillEvent[] events) => Pieces(events).SelectMany(piece => piece.Postings);

    private static Money Sum(List<Posting> postings, string account) =>
        postings.Where(posting => posting.Account.Code.StartsWith(account, StringComparison.Ordinal)).Sum(posting => posting.Amount);

    private static void Holds(Func<TillEvent[], bool> holds) =>
        Prop.ForAll(RandomTill.Events.ToArbitrary(), holds).QuickCheckThrowOnFailure();
}
