using System.Globalization;
using System.Text;
using RetailPos.Register.Domain.Technical;

namespace RetailPos.Register.Domain.Fiscal;

public static partial class Canonical
{
    public static string Of(TechnicalRecord record)
    {
        var text = new StringBuilder("JET1");

        Field(text, Number(record.Number));
        Field(text, ((int)record.Code).ToString(CultureInfo.InvariantCulture));
        Field(text, Plain(record.Information));
        Field(text, Time(record.At));
        Field(text, Plain(record.By.Person));
        Field(text, Plain(record.By.Place));
        Field(text, Plain(record.Till?.Value ?? ""));
        return text.ToString();
    }
}
