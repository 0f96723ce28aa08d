using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

/// <summary>The secret in the address of an order's own page: 128 bits that nobody can guess from the order, or from another's.</summary>
/// <remarks>
/// It is the order's id under the house's key, so it is kept nowhere, is the same at every register, and survives a restart.
/// Another key ends all addresses that were given out.
/// </remarks>
public sealed class FollowTokens
{
    /// <summary>256 bits: as long as the hash.</summary>
    public const int KeyBytes = 32;

    private const int TokenBytes = 16;

    private readonly byte[] _key;

    /// <exception cref="ArgumentException">The key is of another length.</exception>
    public FollowTokens(ReadOnlySpan<byte> key)
    {
        if (key.Length != KeyBytes)
        {
            throw new ArgumentException($"The key must be {KeyBytes} bytes long.", nameof(key));
        }

        _key = key.ToArray();
    }

    /// <returns>22 signs that need no escaping in an address.</returns>
    public string Of(OrderId order) =>
        Sign($"follow/{order.Value}");

    /// <summary>What a secret address is made of. Its first part says of what kind, so that no kind's secret opens another.</summary>
    internal string Sign(string text) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)).AsSpan(0, TokenBytes));

    /// <summary>What the code on the order says to a telephone.</summary>
    /// <param name="requested">The address by which the screen that shows it was opened, for a house that names none.</param>
    public string AddressOf(OrderId order, SiteSettings site, string requested) =>
        $"{(site.PublicUrl.Length > 0 ? site.PublicUrl : requested).TrimEnd('/')}/suivi/{Of(order)}";

    /// <summary>The one of these orders that the token belongs to; null when it is of none of them.</summary>
    /// <remarks>All are looked at, each in constant time: the time it takes tells nothing of how much of a guess was right.</remarks>
    public OrderId? Find(IEnumerable<OrderId> orders, string token)
    {
        var asked = Encoding.UTF8.GetBytes(token);
        OrderId? found = null;

        foreach (var order in orders)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Of(order)), asked))
            {
                found = order;
            }
        }

        return found;
    }
}
