using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>Which sale each register has in front of it, and which the display that faces the guest may show.</summary>
public interface ITillScreens
{
    /// <summary>What the register goes on with, whoever stands behind it.</summary>
    SaleId? Showing(TillId till);

    /// <summary>What the guest at this register may see.</summary>
    TillFace Facing(TillId till);

    /// <summary>The register works on this sale, or on none. It faces this register's guest, and no other's.</summary>
    void Show(TillId till, SaleId? sale);

    /// <summary>Somebody else stands behind the register: its display shows nothing until something is done there.</summary>
    void Blank(TillId till);

    IDisposable Subscribe(TillId till, Action<TillFace> changed);
}

/// <param name="IsBlank">Nothing may stay to be read, not even the change of whoever paid last.</param>
public readonly record struct TillFace(SaleId? Sale, bool IsBlank = false)
{
    public static readonly TillFace Blank = new(Sale: null, IsBlank: true);
}
