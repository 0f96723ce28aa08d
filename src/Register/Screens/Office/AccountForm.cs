using Microsoft.Extensions.Localization;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Office;

/// <summary>The house's accounts as they are being typed.</summary>
internal sealed class AccountForm
{
    private readonly Dictionary<PaymentMode, AccountRow> _modes;
    private readonly Dictionary<DepartmentId, AccountRow> _departments;
    private readonly Dictionary<string, AccountRow> _named;

    public AccountForm(AccountingRules rules, ValueList<Department> departments)
    {
        _modes = rules.Modes.ToDictionary(mode => mode.Mode, mode => new AccountRow($"{mode.Mode}", words => PaymentWords.Of(mode.Mode, words), mode.Account));
        _named = new[]
        {
            Named(nameof(rules.OnSite), rules.OnSite), Named(nameof(rules.TakeAway), rules.TakeAway), Named(nameof(rules.Vat), rules.Vat),
            Named(nameof(rules.Customers), rules.Customers), Named(nameof(rules.Unpaid), rules.Unpaid), Named(nameof(rules.Tips), rules.Tips),
            Named(nameof(rules.Missing), rules.Missing), Named(nameof(rules.Surplus), rules.Surplus), Named(nameof(rules.Transfers), rules.Transfers),
            Named(nameof(rules.PettyCash), rules.PettyCash), Named(nameof(rules.Margin), rules.MarginSales),
            Named(nameof(rules.IntraCommunity), rules.IntraCommunitySales),
        }.ToDictionary(row => row.Key);
        _departments = departments.ToDictionary(
            department => department.Id,
            department => new AccountRow(
                department.Id.Value, _ => department.Name, rules.Departments.FirstOrDefault(own => own.Department == department.Id)?.Account ?? new("", "")));
        Groups =
        [
            new("AccountingByRate", "AccountingByRateSays", [.. _named.Values.Take(3)]),
            new("AccountingModes", Says: null, [.. _modes.Values]),
            new("AccountingOthers", Says: null, [.. _named.Values.Skip(3)]),
            .. _departments.Count > 0 ? (AccountGroup[])[new("AccountingDepartments", "AccountingDepartmentsSay", [.. _departments.Values])] : [],
        ];
    }

    public ValueList<AccountGroup> Groups { get; }

    /// <param name="before">What is not typed here stays.</param>
    public AccountingRules Read(AccountingRules before) => before with
    {
        OnSite = Of(nameof(before.OnSite)),
        TakeAway = Of(nameof(before.TakeAway)),
        Vat = Of(nameof(before.Vat)),
        Customers = Of(nameof(before.Customers)),
        Unpaid = Of(nameof(before.Unpaid)),
        Tips = Of(nameof(before.Tips)),
        Missing = Of(nameof(before.Missing)),
        Surplus = Of(nameof(before.Surplus)),
        Transfers = Of(nameof(before.Transfers)),
        PettyCash = Of(nameof(before.PettyCash)),
        Margin = Of(nameof(before.Margin)),
        IntraCommunity = Of(nameof(before.IntraCommunity)),
        Modes = [.. _modes.Select(mode => new ModeAccount(mode.Key, mode.Value.Account))],
        Departments =
        [
            .. _departments.Where(department => department.Value.Account is not { Code: "", Name: "" })
                .Select(department => new DepartmentAccount(department.Key, department.Value.Account)),
            .. before.Departments.Where(own => !_departments.ContainsKey(own.Department)),
        ],
    };

    private Account Of(string name) => _named[name].Account;

    private static AccountRow Named(string name, Account account) => new(name, words => words[$"Account{name}"], account);
}

/// <param name="Title">The key of its words.</param>
internal sealed record AccountGroup(string Title, string? Says, ValueList<AccountRow> Rows);

internal sealed class AccountRow(string key, Func<IStringLocalizer<Words>, string> title, Account account)
{
    public string Key => key;

    public string Code { get; set; } = account.Code;

    public string Name { get; set; } = account.Name;

    public Account Account => new(Code.Trim(), Name.Trim());

    public string TitleIn(IStringLocalizer<Words> words) => title(words);
}
