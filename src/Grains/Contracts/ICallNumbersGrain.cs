using RetailPos.Hub.Domain.CallNumbers;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

using CallNumbers = RetailPos.Hub.Domain.CallNumbers.CallNumbers;

/// <summary>The one allocator of call numbers. Its key is the service day, yyyy-MM-dd.</summary>
public interface ICallNumbersGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<CallNumbersRefusal>> TellAsync(CommandId id, CallNumbersCommand command);

    Task<CallNumbers> ReadAsync();
}
