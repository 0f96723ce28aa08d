using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Storage;

namespace RetailPos.Storage.Tests;

public sealed class MemoryJournalTests : JournalContract
{
    protected override IJournal Open() => new MemoryJournal(Happenings.Catalog, Clock);

    protected override Task FillDisk()
    {
        ((MemoryJournal)Journal).Full = true;
        return Task.CompletedTask;
    }

    protected override Task MakeRoom()
    {
        ((MemoryJournal)Journal).Full = false;
        return Task.CompletedTask;
    }

    protected override Task Close() => Task.CompletedTask;
}
