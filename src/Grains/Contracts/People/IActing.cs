using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.People;

/// <summary>Who acts in this circuit or request, and what that person may do at this moment. Hiding a button by it is a courtesy; the desks ask by themselves.</summary>
public interface IActing
{
    /// <summary>Nobody has to sign in here.</summary>
    bool IsOff { get; }

    /// <summary>Null while nobody is signed in, or in a house that does not ask.</summary>
    Person? Person { get; }

    /// <summary>What this browser's people stand under; null when nobody is signed in on it.</summary>
    string? Session { get; }

    /// <summary>The register, or the office, where the person signed in; what refusals are noted under.</summary>
    string Place { get; }

    Standing May(Right right);

    /// <summary>Whether this page may be shown.</summary>
    Standing MayOpen(Type page);

    /// <param name="address">Relative to the hub.</param>
    Standing MayOpen(string address);

    /// <summary>Something was done here: the person is not idle.</summary>
    void Touch();

    /// <summary>Calls back on any thread when who acts, or what that person may do, may have changed.</summary>
    IDisposable Subscribe(Action changed);
}

public enum Standing
{
    Allowed,

    /// <summary>Nobody is signed in.</summary>
    SignInFirst,

    /// <summary>The person may, and came by PIN: the office wants the password.</summary>
    PasswordFirst,

    NotAllowed,
}

/// <summary>A desk did not do what it was asked, because whoever asked may not. Nothing was changed.</summary>
/// <remarks>
/// An exception and no refusal value: it stands before every aggregate and belongs to none, and a caller who forgets it must
/// not take it for a yes.
/// </remarks>
public sealed class RightRefusedException : Exception
{
    public RightRefusedException(Right? right, Standing standing)
        : base($"Refused: {right?.ToString() ?? "no right is declared for this"}, {standing}.") => (Right, Standing) = (right, standing);

    /// <summary>What is missing; null for what nobody may ask from outside.</summary>
    public Right? Right { get; }

    public Standing Standing { get; }
}
