using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>How a device becomes a screen of the house: it shows a code, somebody types the code at the page of the screens.</summary>
public interface IPairingDesk
{
    /// <summary>A device waits to be let in. Disposing the offer takes its code away.</summary>
    /// <param name="admitted">Called once, on any thread, with a ticket that works once.</param>
    /// <returns>Null when too many wait already.</returns>
    PairingOffer? Offer(Action<string> admitted);

    /// <summary>Who waits, the longest first.</summary>
    ValueList<PairingOffer> Waiting { get; }

    /// <summary>Lets in whoever shows this code.</summary>
    Task<PairingAnswer> AdmitAsync(
        string code, string name, ScreenPlace place, ScreenSettings settings, Actor by);

    /// <summary>The secret for the device's cookie, for a ticket that was not used before; null for any other.</summary>
    PairingSecret? Redeem(string ticket);

    /// <summary>The paired screen that holds this secret; null when none does, or it was forgotten.</summary>
    PairedScreen? Find(string? token);

    Task<Told<HouseScreensRefusal>> TellAsync(CommandId id, HouseScreensCommand command);
}

/// <param name="Code">Six signs that cannot be taken for one another.</param>
/// <param name="Leave">Takes it away.</param>
public sealed record PairingOffer(string Code, DateTimeOffset Since, DateTimeOffset ExpiresAt, IDisposable Leave);

public sealed record PairingSecret(ScreenId Screen, string Token);

/// <param name="Fault">Why not; null when it was let in, or <paramref name="Refusal"/> says why not.</param>
public sealed record PairingAnswer(PairingFault? Fault, HouseScreensRefusal? Refusal)
{
    public bool IsGood => Fault is null && Refusal is null;
}

public enum PairingFault
{
    /// <summary>Too many wrong codes within a minute: somebody guesses.</summary>
    TooManyGuesses,

    /// <summary>No device shows this code, or not any more.</summary>
    NoSuchCode,
}
