using System.Security.Cryptography;
using System.Text;
using RetailPos.Kernel;

namespace RetailPos.Hub.Devices.Terminals;

/// <summary>The short name of an attempt on a line whose fields are short: the same at every question about it.</summary>
internal static class CardReference
{
    /// <summary>Ten signs are fifty bits: two attempts of forty-eight hours with one name are rarer than a card that is printed twice.</summary>
    public const int Length = 10;

    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(CommandId attempt)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(attempt.Value));
        return string.Create(Length, hash, (name, bytes) =>
        {
            for (var at = 0; at < name.Length; at++)
            {
                name[at] = Signs[bytes[at] % Signs.Length];
            }
        });
    }
}
