using RetailPos.Register.Office.Selling;

namespace RetailPos.Register.Tests;

public sealed class ArticleLinesTests
{
    [Theory]
    [InlineData("Kir cassis;5,50;Apéritifs", "Kir cassis", 550, "Apéritifs")]
    [InlineData("Kir cassis\t5.50\tApéritifs\tof last year", "Kir cassis", 550, "Apéritifs")]
    [InlineData(" Kir cassis ; 5,5 € ", "Kir cassis", 550, "Bar")]
    [InlineData("Kir cassis 5,50", "Kir cassis", 550, "Bar")]
    [InlineData("Eau 50 cl 3 €", "Eau 50 cl", 300, "Bar")]
    [InlineData("Carafe;0;", "Carafe", 0, "Bar")]
    public void A_line_says_a_name_a_price_and_perhaps_a_department(string line, string name, long cents, string department) =>
        Assert.Equal(new ArticleLine(name, new(cents), department), Assert.Single(ArticleLines.Read(line, "Bar").Lines));

    [Theory]
    [InlineData("Kir cassis")]
    [InlineData("Kir;cassis")]
    [InlineData(";5,50")]
    [InlineData("5,50")]
    [InlineData("Kir;5,555")]
    [InlineData("Kir;-5")]
    public void A_line_without_either_is_named_by_its_number(string line)
    {
        var lines = ArticleLines.Read($"Kir;5,50\r\n\r\n{line}", "Bar");

        Assert.Equal(3, Assert.Single(lines.Wrong));
        Assert.False(lines.IsGood);
    }

    [Fact]
    public void Nothing_pasted_is_nothing_to_add() => Assert.False(ArticleLines.Read(" \n ", "Bar").IsGood);
}
