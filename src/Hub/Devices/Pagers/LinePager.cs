using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Beepers;

namespace RetailPos.Hub.Devices.Pagers;

/// <summary>What the drivers over a line have in common: one telegram at a time, within the driver's patience, never repeated.</summary>
public abstract class LinePager(ITransmitterLine line, TimeSpan patience, TimeProvider clock) : IPager, IDisposable
{
    // One radio, one page at a time.
    private readonly SemaphoreSlim _radio = new(1, 1);

    public async ValueTask<PageAnswer> PageAsync(int number, string message, CancellationToken stop)
    {
        PagerNumber.Check(number);

        if (Telegram(number, message) is not { } telegram)
        {
            return new(PageOutcome.Failed, $"No beeper of this transmitter has the number {number}.");
        }

        using var given = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(given.Token, stop);

        try
        {
            await _radio.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(PageOutcome.Failed, "The transmitter is busy.", MayHelpAgain: true);
        }

        try
        {
            var answer = await line.ExchangeAsync(telegram, IsWhole, either.Token);
            stop.ThrowIfCancellationRequested();
            return Understood(answer);
        }
        finally
        {
            _radio.Release();
        }
    }

    /// <summary>These protocols have no word for it: a beeper falls silent by itself, or on its charger.</summary>
    public ValueTask<PageAnswer> StopAsync(int number, CancellationToken stop)
    {
        PagerNumber.Check(number);
        stop.ThrowIfCancellationRequested();
        return ValueTask.FromResult(PageAnswer.NotPossible);
    }

    /// <returns>Null when this transmitter cannot address that number alone.</returns>
    protected abstract byte[]? Telegram(int number, string message);

    protected abstract bool IsWhole(ReadOnlyMemory<byte> heard);

    protected abstract PageAnswer Understood(LineAnswer answer);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _radio.Dispose();
}
