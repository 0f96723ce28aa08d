using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Register.TillDay;

/// <summary>A sum as people type it: with a comma or a point, with or without spaces between the thousands.</summary>
public static class CashText
{
    /// <summary>Null for what is no sum.</summary>
    public static Money? Read(string typed)
    {
        var text = new string([.. typed.Where(sign => !char.IsWhiteSpace(sign) && sign is not ('’' or '\''))]).Replace('.', ',').TrimEnd(',');
        return Digits.Read(text, 2) is { } cents ? new Money(cents) : null;
    }
}
