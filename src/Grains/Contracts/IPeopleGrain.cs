using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

/// <summary>The people of the house. There is one list: <see cref="GrainKeys.House"/>.</summary>
public interface IPeopleGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<PeopleRefusal>> TellAsync(CommandId id, PeopleCommand command);

    Task<Hub.Domain.People.People> ReadAsync();
}
