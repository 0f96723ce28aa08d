using System.Security.Cryptography;
using System.Text;
using RetailPos.Hub.Domain.Floor;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

/// <summary>The secret in the code that lies on a table. It opens that table, and nothing else; revoked, it opens nothing.</summary>
/// <remarks>As with <see cref="FollowTokens"/> it is kept nowhere: the table and how often its code was revoked, under the house's key.</remarks>
public sealed class TableTokens(FollowTokens tokens)
{
    /// <param name="code">How often it was revoked.</param>
    public string Of(TableId table, int code) => tokens.Sign($"table/{table.Value}/{code}");

    /// <param name="requested">The address by which the screen that shows it was opened, for a house that names none.</param>
    public string AddressOf(TableId table, FloorPlan plan, SiteSettings site, string requested) =>
        $"{(site.PublicUrl.Length > 0 ? site.PublicUrl : requested).TrimEnd('/')}/t/{Of(table, plan.CodeOf(table))}";

    /// <summary>The table that the code belongs to; null when it is of none, or was revoked.</summary>
    /// <remarks>All are looked at, each in constant time: the time it takes tells nothing of how much of a guess was right.</remarks>
    public TableId? Find(FloorPlan plan, int tables, string token)
    {
        var asked = Encoding.UTF8.GetBytes(token);
        TableId? found = null;

        foreach (var table in plan.Shown(tables).SelectMany(room => room.Tables))
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Of(table.Id, plan.CodeOf(table.Id))), asked))
            {
                found = table.Id;
            }
        }

        return found;
    }
}
