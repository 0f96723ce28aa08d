using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.People;

/// <summary>What a secret may look like before anybody keeps it.</summary>
public static class SecretRules
{
    public const int PinLengthMin = 4;

    /// <summary>More is a password, typed with one finger.</summary>
    public const int PinLengthMax = 8;

    public const int PasswordLengthMin = 8;

    /// <summary>Longer is somebody who tests how long hashing takes.</summary>
    public const int PasswordLengthMax = 128;

    /// <summary>What a card's code begins with, so that a scanner's reading is not taken for an article.</summary>
    public const string BadgePrefix = "$2";

    public static PeopleRefusal? Check(SecretKind kind, string? secret) => kind switch
    {
        SecretKind.Pin => IsPin(secret) ? null : PeopleRefusal.PinInvalid,
        SecretKind.Password => IsPassword(secret) ? null : PeopleRefusal.PasswordInvalid,
        // Nobody chooses a badge's code: the hub makes it.
        SecretKind.Badge => null,
    };

    public static bool IsPin(string? text) =>
        text is { Length: >= PinLengthMin and <= PinLengthMax } && text.All(char.IsAsciiDigit);

    public static bool IsPassword(string? text) =>
        text is { Length: >= PasswordLengthMin and <= PasswordLengthMax } && Text.IsClean(text);
}
