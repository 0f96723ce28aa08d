using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using RetailPos.Kernel;

namespace RetailPos.Grains.Exports.Saft;

/// <summary>Elements of a SAF-T file, in the spellings of its schema.</summary>
internal sealed class SaftXml(XmlWriter xml)
{
    private const string Space = "urn:StandardAuditFile-Taxation-CashRegister:NO";

    /// <summary>As long as an id may be (IdentificationString35).</summary>
    private const int IdMax = 35;

    private const int HashSigns = 12;

    public void Begin(string name) => xml.WriteStartElement(name, Space);

    public void End() => xml.WriteEndElement();

    public void Within(string name, Action write)
    {
        Begin(name);
        write();
        End();
    }

    public void Say(string name, string text) => xml.WriteElementString(name, Space, text);

    public void SayIf(string name, string text)
    {
        if (text.Length > 0)
        {
            Say(name, text);
        }
    }

    public void Id(string name, string id) => Say(name, IdOf(id));

    public void Amount(string name, Money amount) => Say(name, Scaled(amount.Cents, 100, "00"));

    public void Percent(string name, Rate rate) => Say(name, Scaled(rate.BasisPoints, 100, "00"));

    public void Quantity(string name, long thousandths) => Say(name, Scaled(thousandths, 1_000, "000"));

    public void Number(string name, long number) => Say(name, number.ToString(CultureInfo.InvariantCulture));

    public void Day(string name, DateOnly day) => Say(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <param name="at">With the site's own offset: the clock on the wall is what the schema has room for.</param>
    public void At(string date, string time, DateTimeOffset at)
    {
        Day(date, DateOnly.FromDateTime(at.DateTime));
        Say(time, at.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
    }

    /// <summary>Which way money goes: what is sold is a credit of the house's, what is taken back a debit.</summary>
    public void Side(string name, Money amount) => Say(name, amount.IsNegative ? "D" : "C");

    /// <summary>Ids that are longer than the schema's keep their beginning, and end in a fingerprint that tells them apart.</summary>
    public static string IdOf(string id) => id.Length <= IdMax
        ? id
        : $"{id[..(IdMax - HashSigns - 1)]}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..HashSigns]}";

    private static string Scaled(long number, long scale, string digits) => string.Create(
        CultureInfo.InvariantCulture, $"{(number < 0 ? "-" : "")}{Math.Abs(number) / scale}.{(Math.Abs(number) % scale).ToString(digits, CultureInfo.InvariantCulture)}");
}
