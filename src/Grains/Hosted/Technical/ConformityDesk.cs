using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.Technical;

namespace RetailPos.Grains.Technical;

/// <summary>Says what the program is. It knows nothing of any sale.</summary>
public sealed class ConformityDesk(FiscalPerimeter perimeter, IJournal journal) : IConformityDesk
{
    public async Task<Conformity> ReadAsync() => new(
        HouseSoftware.Product, HouseSoftware.Version, await Task.Run(() => perimeter.Hash), perimeter.Parts, await FirstStartAsync());

    private async Task<DateTimeOffset?> FirstStartAsync()
    {
        await foreach (var recorded in journal.ReadStreamAsync($"{Streams.Technical}-{GrainKeys.House}", afterVersion: 0, CancellationToken.None))
        {
            return recorded.Event is TechnicalLogEvent.Sealed first ? first.Record.At : null;
        }

        return null;
    }
}
