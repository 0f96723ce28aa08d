using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.House;

/// <summary>In whose accounts the house's money stands (features.md K93). Names are French: the files they stand in are France's.</summary>
/// <param name="JournalPrefix">Before the till's id: each till is a journal of its own.</param>
/// <param name="OnSite">What is eaten here. The code of the rate is put behind it: <c>706</c> and <c>1000</c> for 10 %.</param>
/// <param name="TakeAway">What is carried away or brought, likewise.</param>
/// <param name="Vat">Likewise.</param>
/// <param name="Customers">The collective account; each customer stands in it under a number of his own.</param>
/// <param name="Unpaid">Tickets that are sealed and not paid in full.</param>
/// <param name="Tips">What is owed to those who serve.</param>
/// <param name="Missing">Cash that is missing, and cents that coins have swallowed.</param>
/// <param name="Surplus">Cash that is too much, likewise.</param>
/// <param name="Transfers">Between the drawer and the safe or the bank.</param>
/// <param name="PettyCash">Errands, until somebody books their receipts.</param>
/// <param name="Modes">One account for each way of paying but the customer's own account.</param>
/// <param name="Departments">Sales that stand elsewhere than their rate says.</param>
/// <param name="Articles">The same, and stronger.</param>
/// <param name="Margin">What is taxed on its margin, at whatever rate; null for <see cref="UsualMargin"/>.</param>
/// <param name="IntraCommunity">What leaves untaxed for another state of the Union; null for <see cref="UsualIntraCommunity"/>.</param>
public sealed record AccountingRules(
    string JournalPrefix,
    Account OnSite,
    Account TakeAway,
    Account Vat,
    Account Customers,
    Account Unpaid,
    Account Tips,
    Account Missing,
    Account Surplus,
    Account Transfers,
    Account PettyCash,
    ValueList<ModeAccount> Modes,
    ValueList<DepartmentAccount> Departments,
    ValueList<ArticleAccount> Articles,
    FecCharset Charset,
    Account? Margin = null,
    Account? IntraCommunity = null)
{
    /// <summary>A house with more departments keeps a shop.</summary>
    public const int OwnAccountsMax = 500;

    /// <summary>Short enough to be read beside the till's id.</summary>
    public const int JournalPrefixMax = 8;

    public static readonly Account UsualMargin = new("707300", "Ventes sur marge");

    public static readonly Account UsualIntraCommunity = new("707700", "Livraisons intracommunautaires");

    public static readonly AccountingRules Default = new(
        "CA",
        new("706", "Ventes sur place"),
        new("707", "Ventes à emporter"),
        new("4457", "TVA collectée"),
        new("411000", "Clients"),
        new("411900", "Tickets à encaisser"),
        new("467100", "Pourboires à reverser"),
        new("658000", "Manquants de caisse et arrondis"),
        new("758000", "Excédents de caisse et arrondis"),
        new("580000", "Virements internes"),
        new("471000", "Dépenses à justifier"),
        [
            new(PaymentMode.Cash, new("530000", "Caisse")),
            new(PaymentMode.Card, new("511000", "Cartes à encaisser")),
            new(PaymentMode.Cheque, new("511200", "Chèques à encaisser")),
            new(PaymentMode.MealVoucher, new("511500", "Titres-restaurant à encaisser")),
            new(PaymentMode.Transfer, new("512000", "Banque")),
            new(PaymentMode.CreditNote, new("419700", "Avoirs des clients")),
            new(PaymentMode.Other, new("511900", "Autres valeurs à encaisser")),
        ],
        [],
        [],
        FecCharset.Utf8);

    /// <param name="mode">Not the customer's own account, which is <see cref="Customers"/>.</param>
    public Account Of(PaymentMode mode) => Modes.First(known => known.Mode == mode).Account;

    public Account MarginSales => Margin ?? UsualMargin;

    public Account IntraCommunitySales => IntraCommunity ?? UsualIntraCommunity;

    /// <summary>
    /// Article, then department, then the scheme or the rate. What leaves for another state stands with nothing else: an
    /// article's own account does not know where it goes.
    /// </summary>
    public Account SalesOf(ArticleId? article, DepartmentId? department, ServiceMode mode, VatRow row) =>
        row.Scheme is VatScheme.IntraCommunity ? IntraCommunitySales
        : Articles.FirstOrDefault(own => own.Article == article)?.Account
            ?? Departments.FirstOrDefault(own => own.Department == department)?.Account
            ?? (row.Scheme.IsMargin() ? MarginSales : (mode.IsOnSite() ? OnSite : TakeAway).At(row.Rate));

    public HouseRulesRefusal? Check() =>
        JournalPrefix is null || JournalPrefix.Length > JournalPrefixMax || !JournalPrefix.All(char.IsAsciiLetterOrDigit) ? HouseRulesRefusal.JournalInvalid
        : !Plain.All(account => account.IsValid) || !ByRate.All(account => account.IsPrefix) ? HouseRulesRefusal.AccountInvalid
        : !Modes.Select(mode => mode.Mode).Order().SequenceEqual(Enum.GetValues<PaymentMode>().Where(mode => mode is not PaymentMode.OnAccount)) ? HouseRulesRefusal.AccountsIncomplete
        : Departments.Count + Articles.Count > OwnAccountsMax
            || Departments.DistinctBy(own => own.Department).Count() < Departments.Count
            || Articles.DistinctBy(own => own.Article).Count() < Articles.Count ? HouseRulesRefusal.AccountsIncomplete
        : !Enum.IsDefined(Charset) ? HouseRulesRefusal.AccountInvalid
        : null;

    private IEnumerable<Account> Plain =>
    [
        Customers, Unpaid, Tips, Missing, Surplus, Transfers, PettyCash, MarginSales, IntraCommunitySales,
        .. Modes.Select(mode => mode.Account), .. Departments.Select(own => own.Account), .. Articles.Select(own => own.Account),
    ];

    private IEnumerable<Account> ByRate => [OnSite, TakeAway, Vat];
}

/// <param name="Code">Of the French chart: three digits at least, then digits or letters.</param>
public sealed record Account(string Code, string Name)
{
    /// <summary>Programs that read such files cut at twelve.</summary>
    public const int CodeMax = 12;

    /// <summary>The rate's four digits are put behind it.</summary>
    private const int PrefixMax = CodeMax - 4;

    internal bool IsValid =>
        Code is not null && Code.Length is >= 3 and <= CodeMax && Code.All(char.IsAsciiLetterOrDigit) && Code[..3].All(char.IsAsciiDigit) && Text.IsName(Name);

    internal bool IsPrefix => IsValid && Code.Length <= PrefixMax && Code.All(char.IsAsciiDigit);

    /// <summary>The account of a rate: <c>4457</c> at 5.5 % is <c>44570550</c>.</summary>
    public Account At(Rate rate) => new($"{Code}{rate.BasisPoints:0000}", $"{Name} {Percent(rate)} %");

    private static string Percent(Rate rate) => (rate.BasisPoints % 100) switch
    {
        0 => $"{rate.BasisPoints / 100}",
        var rest when rest % 10 == 0 => $"{rate.BasisPoints / 100},{rest / 10}",
        var rest => $"{rate.BasisPoints / 100},{rest:00}",
    };
}

public sealed record ModeAccount(PaymentMode Mode, Account Account);

public sealed record DepartmentAccount(DepartmentId Department, Account Account);

public sealed record ArticleAccount(ArticleId Article, Account Account);

/// <summary>How the letters of the accounting file are written.</summary>
public enum FecCharset
{
    Utf8,

    /// <summary>ISO-8859-15, with the euro: what older programs read.</summary>
    Latin9,
}
