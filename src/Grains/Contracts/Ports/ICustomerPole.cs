using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>The two-line displays on poles beside the registers, that face the guests.</summary>
public interface ICustomerPole
{
    /// <summary>The registers that have one.</summary>
    ValueList<TillId> Tills { get; }

    /// <summary>Raised when <see cref="Tills"/> or the way to one of them has changed.</summary>
    event Action? TillsMoved
    {
        add { }
        remove { }
    }

    /// <summary>Tries once, within the driver's own patience. The newest text is the only one that matters, so nothing is kept for later.</summary>
    /// <exception cref="OperationCanceledException">Only when <paramref name="stop"/> asked for it.</exception>
    ValueTask<PoleOutcome> ShowAsync(TillId till, PoleText text, CancellationToken stop);
}

/// <summary>Two lines, each cut or filled to <see cref="Columns"/> signs.</summary>
public sealed record PoleText
{
    /// <summary>What every pole of the trade has.</summary>
    public const int Columns = 20;

    public PoleText(string upper, string lower) => (Upper, Lower) = (Fit(upper), Fit(lower));

    public string Upper { get; }

    public string Lower { get; }

    private static string Fit(string line) => line.Length > Columns ? line[..Columns] : line.PadRight(Columns);
}

/// <summary>What became of a text. "I do not know" is an answer.</summary>
public enum PoleOutcome
{
    /// <summary>The line took every byte. No pole of this kind confirms more.</summary>
    Shown,

    /// <summary>It could not be reached.</summary>
    Failed,

    /// <summary>The line broke in the middle: it may show the old text, the new one, or half of both.</summary>
    Doubtful,
}
