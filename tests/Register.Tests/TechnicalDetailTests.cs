using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RetailPos.Register.Office;

namespace RetailPos.Register.Tests;

public sealed class TechnicalDetailTests : Counter
{
    [Theory]
    [InlineData("program version:0.1.0 after:interruption", "programme · version 0.1.0 · après interruption")]
    [InlineData("closed session:3 left:5000 difference:-10", "fermeture · session 3 · laissé 50,00 € · écart -0,10 €")]
    [InlineData("sale:s-1 line:l-2 reason:trop cuit, dit-elle", "vente s-1 · ligne l-2 · motif trop cuit, dit-elle")]
    [InlineData("lost:abc to:def", "clé perdue abc · à def")]
    [InlineData("role:Manager right:Refund granted:True", "rôle Manager · droit rembourser · accordé oui")]
    [InlineData("added:paul roles:Courier+Preparer", "ajout paul · rôles Livreur, Préparateur")]
    [InlineData("person by:Pin", "personne · par code")]
    [InlineData("unknown:1 whatever", "unknown:1 whatever")]
    [InlineData("", "")]
    public void Known_words_are_said_in_the_language_of_the_page_and_others_stay(string sealedText, string said) => Assert.Equal(
        said,
        TechnicalDetail.Of(
            sealedText, Services.GetRequiredService<IStringLocalizer<Words>>(), money => $"{(money.IsNegative ? "-" : "")}{Math.Abs(money.Cents) / 100},{Math.Abs(money.Cents) % 100:00} €"));
}
