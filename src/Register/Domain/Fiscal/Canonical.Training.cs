using System.Text;

namespace RetailPos.Register.Domain.Fiscal;

public static partial class Canonical
{
    /// <summary>TRAINEND1: the one record that stands between a house's training and its first real ticket.</summary>
    public static string Of(TrainingLeaving leaving)
    {
        var text = new StringBuilder("TRAINEND1");

        Field(text, Time(leaving.At));
        Field(text, Plain(leaving.By.Person));
        Field(text, Plain(leaving.By.Place));
        Field(text, string.Join('|', leaving.Tills.Select(till => $"{Inner(till.Till.Value)}:{Number(till.Tickets)}:{till.Link}")));
        return text.ToString();
    }
}
