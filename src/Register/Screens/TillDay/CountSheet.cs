using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Register.TillDay;

/// <summary>What somebody is typing about what lies in a drawer.</summary>
public sealed class CountSheet
{
    public string Cash { get; set; } = "";

    public string Left { get; set; } = "";

    public string To { get; set; } = "";

    public Dictionary<PaymentMode, string> Others { get; } = [];

    /// <summary>The modes with a line: cash first, then what the house takes and what the session has taken.</summary>
    public static ValueList<PaymentMode> ModesOf(IEnumerable<PaymentKey> keys, TillSession session) =>
    [
        PaymentMode.Cash,
        .. keys.Select(key => key.Mode)
            .Concat(session.Totals.Modes.Select(total => total.Mode))
            .Where(mode => mode is not PaymentMode.Cash && TillSession.IsInDrawer(mode))
            .Distinct().Order(),
    ];

    public Money? CountedIn(PaymentMode mode) =>
        CashText.Read(mode is PaymentMode.Cash ? Cash : Others.GetValueOrDefault(mode, ""));

    /// <summary>A line that was left empty was not counted; cash that was not typed is refused by the till.</summary>
    public ValueList<ModeCount> Counts =>
    [
        .. Others.Keys.Append(PaymentMode.Cash).Order()
            .Select(mode => (mode, Counted: CountedIn(mode)))
            .Where(line => line.Counted is not null)
            .Select(line => new ModeCount(line.mode, line.Counted!.Value)),
    ];
}
