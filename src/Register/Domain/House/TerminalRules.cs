using RetailPos.Kernel;

namespace RetailPos.Register.Domain.House;

/// <summary>The card terminals of the house (features.md K63), and which register each of them serves.</summary>
public sealed record TerminalRules(ValueList<TerminalRule> Terminals)
{
    /// <summary>A terminal for each register of a large house.</summary>
    public const int TerminalsMax = 50;

    public static readonly TerminalRules Default = new([]);

    public TerminalRule? Find(TerminalId id) => Terminals.FirstOrDefault(terminal => terminal.Id == id);

    /// <summary>The one at which the guests of this register pay; null where they pay as before, at one that the house does not know.</summary>
    public TerminalRule? Serving(TillId till) => Terminals.FirstOrDefault(terminal => terminal.IsOn && terminal.Tills.Contains(till));

    public HouseRulesRefusal? Check() =>
        Terminals.Count > TerminalsMax ? HouseRulesRefusal.TooManyTerminals
        : Terminals.DistinctBy(terminal => terminal.Id).Count() < Terminals.Count || !Terminals.All(IsFit) ? HouseRulesRefusal.TerminalInvalid
        : !Terminals.All(terminal => TerminalRule.IsAddress(terminal.Address)) ? HouseRulesRefusal.TerminalAddressInvalid
        : Terminals.Any(terminal => terminal.PatienceSeconds is < TerminalRule.PatienceMinSeconds or > TerminalRule.PatienceMaxSeconds)
            ? HouseRulesRefusal.TerminalPatienceInvalid
        : Terminals.Any(terminal => terminal.Protocol is TerminalProtocol.Nexo ? !Id.IsValid(terminal.Poi) : terminal.Poi.Length > 0 && !Id.IsValid(terminal.Poi))
            ? HouseRulesRefusal.TerminalPoiInvalid
        : IsTillTwice ? HouseRulesRefusal.TerminalTillTwice
        : null;

    // Two terminals at one register, and nobody could say which of them the amount went to.
    private bool IsTillTwice =>
        Terminals.Where(terminal => terminal.IsOn).SelectMany(terminal => terminal.Tills.Distinct()).GroupBy(till => till).Any(till => till.Count() > 1);

    private static bool IsFit(TerminalRule terminal) =>
        Id.IsValid(terminal.Id.Value) && Text.IsNameOrEmpty(terminal.Name) && Enum.IsDefined(terminal.Protocol) && Enum.IsDefined(terminal.Currency)
        && terminal.Tills.Count <= RegisterRules.RegistersMax && terminal.Tills.All(till => Id.IsValid(till.Value));
}

/// <param name="Name">Empty for its id.</param>
/// <param name="Address">Host and port in the house's network, such as 192.168.1.60:8888.</param>
/// <param name="PatienceSeconds">How long a guest may take: after that nobody knows what the terminal did.</param>
/// <param name="Tills">The registers it serves. Two may share one: the second waits for the first.</param>
/// <param name="Poi">What the terminal is called in nexo: model and serial number, such as P400Plus-275479597. Empty elsewhere.</param>
/// <param name="PrintsSlips">It has no printer of its own: what it says of a card comes out of the register's, after the ticket.</param>
public sealed record TerminalRule(
    TerminalId Id,
    string Name,
    TerminalProtocol Protocol,
    string Address,
    int PatienceSeconds,
    CardCurrency Currency,
    ValueList<TillId> Tills,
    bool IsOn = true,
    string Poi = "",
    bool PrintsSlips = false)
{
    /// <summary>Less, and a guest with a purse at the bottom of the bag is given up.</summary>
    public const int PatienceMinSeconds = 30;

    /// <summary>More, and the queue has gone elsewhere.</summary>
    public const int PatienceMaxSeconds = 300;

    /// <summary>What the clients of Caisse-AP wait.</summary>
    public const int PatienceUsualSeconds = 180;

    /// <summary>Longer than any name in a house's network.</summary>
    public const int AddressMax = 100;

    public static bool IsAddress(string address) =>
        address.Length <= AddressMax
        && address.LastIndexOf(':') is > 0 and var colon
        && int.TryParse(address.AsSpan(colon + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var port)
        && port is > 0 and <= ushort.MaxValue
        && Uri.CheckHostName(address[..colon].Trim('[', ']')) is not UriHostNameType.Unknown;
}

/// <summary>The language of a terminal. A name is for ever.</summary>
public enum TerminalProtocol
{
    /// <summary>France: the terminals of the banks, in « caisse IP ».</summary>
    CaisseAp,

    /// <summary>Germany, Austria, Switzerland.</summary>
    Zvt,

    /// <summary>nexo Retailer: the terminals of the large networks.</summary>
    Nexo,
}

/// <summary>Named by ISO 4217. All have two decimals: cents are cents.</summary>
public enum CardCurrency
{
    EUR = 978,
    CHF = 756,
}
