using RetailPos.Register.Domain.Catalogue;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

using Catalogue = RetailPos.Register.Domain.Catalogue.Catalogue;

/// <summary>What the house sells. There is one: <see cref="GrainKeys.House"/>.</summary>
public interface ICatalogueGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<CatalogueRefusal>> TellAsync(CommandId id, CatalogueCommand command);

    Task<Catalogue> ReadAsync();
}
