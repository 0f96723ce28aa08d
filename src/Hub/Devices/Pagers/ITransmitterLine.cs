namespace RetailPos.Hub.Devices.Pagers;

/// <summary>What carries a telegram's bytes to a transmitter, and what it says back.</summary>
public interface ITransmitterLine
{
    /// <summary>Carries one telegram, once, and listens until the transmitter has said enough or closes.</summary>
    /// <param name="isEnough">Whether what was heard so far is a whole answer. It is asked after every piece.</param>
    /// <param name="stop">Ends the listening, too: the answer says how far it got.</param>
    /// <remarks>It never throws for what the line or the far end does; all of that is in <see cref="LineEnd"/>.</remarks>
    ValueTask<LineAnswer> ExchangeAsync(ReadOnlyMemory<byte> telegram, Func<ReadOnlyMemory<byte>, bool> isEnough, CancellationToken stop);
}

/// <param name="Heard">What the far end said, whole or not.</param>
public sealed record LineAnswer(LineEnd End, ReadOnlyMemory<byte> Heard);

public enum LineEnd
{
    /// <summary>Nothing has left this machine, so nothing can have rung.</summary>
    NotReached,

    /// <summary>The far end gave a whole answer.</summary>
    Answered,

    /// <summary>The far end took everything and closed in good order, without a whole answer.</summary>
    Closed,

    /// <summary>Something was sent, and then the line was cut or silent: nobody knows what arrived.</summary>
    Lost,
}
