using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Countries;

/// <summary>How the tax of what is sold is found. Names stand in sealed records; add, never rename.</summary>
public enum VatScheme
{
    /// <summary>On the whole price.</summary>
    Standard,

    /// <summary>On the margin alone (CGI art. 297 A; directive 2006/112/CE, art. 312 to 325): « biens d'occasion ».</summary>
    SecondHand,

    /// <summary>On the margin alone: « objets d'art ».</summary>
    Art,

    /// <summary>On the margin alone: « objets de collection et d'antiquité ».</summary>
    Antiques,

    /// <summary>None: goods that leave for a company of another state of the Union (CGI art. 262 ter, I; directive 2006/112/CE, art. 138).</summary>
    IntraCommunity,
}

public static class VatSchemes
{
    /// <summary>What articles may be sold under; the exemption is one of a sale and not of an article.</summary>
    public static readonly ValueList<VatScheme> OfArticles = [VatScheme.Standard, VatScheme.SecondHand, VatScheme.Art, VatScheme.Antiques];

    /// <summary>The tax is on what is left of the price after the purchase, and no paper of the guest's may show it (CGI art. 297 E).</summary>
    public static bool IsMargin(this VatScheme scheme) => scheme is VatScheme.SecondHand or VatScheme.Art or VatScheme.Antiques;
}

/// <summary>One row of a table of VAT: what is taxed at one rate, in one way.</summary>
public readonly record struct VatRow(Rate Rate, VatScheme Scheme) : IComparable<VatRow>
{
    /// <summary>The usual rows first, rising by rate, as they stood before there were others.</summary>
    public int CompareTo(VatRow other) =>
        Scheme != other.Scheme ? Scheme.CompareTo(other.Scheme) : Rate.CompareTo(other.Rate);

    public static bool operator <(VatRow one, VatRow other) => one.CompareTo(other) < 0;

    public static bool operator >(VatRow one, VatRow other) => one.CompareTo(other) > 0;

    public static bool operator <=(VatRow one, VatRow other) => one.CompareTo(other) <= 0;

    public static bool operator >=(VatRow one, VatRow other) => one.CompareTo(other) >= 0;
}
