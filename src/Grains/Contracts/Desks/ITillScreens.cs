using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>Which sale each register has in front of it, for the display that faces the guest.</summary>
public interface ITillScreens
{
    SaleId? Showing(TillId till);

    void Show(TillId till, SaleId? sale);

    IDisposable Subscribe(TillId till, Action<SaleId?> changed);
}
