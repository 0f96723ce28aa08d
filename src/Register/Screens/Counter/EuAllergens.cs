using Microsoft.Extensions.Localization;

namespace RetailPos.Register.Counter;

/// <summary>The fourteen of EU regulation 1169/2011, annex II, in its order.</summary>
internal static class EuAllergens
{
    private static readonly string[] Keys =
    [
        "AllergenGluten", "AllergenCrustaceans", "AllergenEggs", "AllergenFish", "AllergenPeanuts", "AllergenSoya", "AllergenMilk",
        "AllergenNuts", "AllergenCelery", "AllergenMustard", "AllergenSesame", "AllergenSulphites", "AllergenLupin", "AllergenMolluscs",
    ];

    public static IEnumerable<string> Words(IStringLocalizer<Words> words) => Keys.Select(key => words[key].Value);
}
