namespace RetailPos.Register.Domain.Receipts;

/// <summary>One row of paper, laid out already: as many signs as the paper is wide, or fewer.</summary>
/// <param name="Text">For <see cref="ReceiptStyle.Logo"/> and <see cref="ReceiptStyle.Image"/> its id, for <see cref="ReceiptStyle.Code"/> what the code says; else what is read.</param>
/// <param name="IsLegal">The law asks for it: no setting of the house takes it off.</param>
public sealed record ReceiptRow(ReceiptStyle Style, string Text, bool IsLegal = false);

public enum ReceiptStyle
{
    /// <summary>The house's picture in the printer's own memory, by the name that it has there.</summary>
    Logo,

    /// <summary>Twice as wide: it holds half as many signs.</summary>
    Large,
    Bold,
    Text,

    /// <summary>White on black: what this paper is not, or is again.</summary>
    Alert,

    /// <summary>A line across the paper; without text.</summary>
    Rule,

    /// <summary>An address for a telephone, as a square code.</summary>
    Code,

    /// <summary>The house's picture as it was brought here, by the id under which the house keeps it.</summary>
    Image,
}

/// <summary>What the paper is. The names stand in journals.</summary>
public enum ReceiptKind
{
    /// <summary>What was sold and paid, or given back.</summary>
    Ticket,

    /// <summary>« Note »: what is to be paid. No receipt, and says so.</summary>
    Note,

    /// <summary>What was bought, without prices, for whoever is given it.</summary>
    Gift,

    /// <summary>The figures of a period of a till: closed (Z), or read while it is open (X).</summary>
    Closing,

    /// <summary>That a customer has paid of what was owed.</summary>
    Settling,

    /// <summary>What one guest of a sale shows to whoever pays it back.</summary>
    Expense,

    /// <summary>What a card terminal has said of a card.</summary>
    Slip,

    /// <summary>What was brought on goods that are put aside.</summary>
    Deposit,
}
