using RetailPos.Register.Domain.Sales;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

/// <summary>One sale. Its key is the sale's id.</summary>
public interface ISaleGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<SaleRefusal>> TellAsync(CommandId id, SaleCommand command);

    Task<Sale> ReadAsync();
}
