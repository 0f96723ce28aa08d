using System.Text;
using RetailPos.Verifier.Records;

namespace RetailPos.Verifier.Tests;

/// <summary>A till that sealed a tax which is not that of its margins: every seal is good, and the figures are not.</summary>
public sealed class SchemeTests
{
    private const string Sale = "Vente";

    // A lamp of 99.99 that was bought for 60.01, a cup at a loss, and a coffee: 39.98 of margin at 20 %.
    private static readonly string[] Lines = ["lamp;20,00;99,99", "cup;20,00;5,00", "coffee;20,00;2,10"];
    private static readonly string[] LineSchemes = ["SecondHand;60,01;39,98", "SecondHand;8,00;0,00", "Standard;;"];
    private static readonly string[] Rates = ["20,00;1,75;0,35;2,10", "20,00;98,33;6,66;104,99"];
    private static readonly string[] RateSchemes = ["Standard;", "SecondHand;39,98"];

    [Fact]
    public void What_is_so_is_good()
    {
        Assert.Null(Fault(Sale, "", Lines, LineSchemes, Rates, RateSchemes));
        Assert.Null(Fault(Sale, "DE123456789", ["wine;0,00;3,50"], ["IntraCommunity;;"], ["0,00;3,50;0,00;3,50"], ["IntraCommunity;"]));
        Assert.Null(Fault("Remboursement", "", ["lamp;20,00;-50,00"], ["SecondHand;;-20,00"], ["20,00;-46,67;-3,33;-50,00"], ["SecondHand;-20,00"]));
    }

    [Theory]
    [InlineData(0, "SecondHand;60,02;39,98", "the margin of its line lamp is not its total less its purchase")]
    [InlineData(0, "SecondHand;;39,98", "the margin of its line lamp is not its total less its purchase")]
    [InlineData(2, "Standard;1,00;", "its line coffee has a margin that nobody taxes")]
    public void A_purchase_that_does_not_make_the_margin_is_found(int line, string scheme, string fault) =>
        Assert.Equal(fault, Fault(Sale, "", Lines, With(LineSchemes, line, scheme), Rates, RateSchemes));

    // A loss that is taken off the margin of another: what global accounts may do, and this till must not.
    [Fact]
    public void A_margin_below_nothing_is_found() => Assert.Equal(
        "the margin of its line cup is not its total less its purchase",
        Fault(
            Sale, "", Lines, With(LineSchemes, 1, "SecondHand;8,00;-3,00"), With(Rates, 1, "20,00;98,83;6,16;104,99"),
            With(RateSchemes, 1, "SecondHand;36,98")));

    [Theory]
    [InlineData("20,00;87,49;17,50;104,99", "SecondHand;39,98", "the tax at 20,00/SecondHand is not that of its sum")]
    [InlineData("20,00;98,33;6,66;104,99", "SecondHand;39,97", "its lines at 20,00/SecondHand do not come to the sum of the row")]
    public void A_row_that_is_not_the_sum_of_its_margins_is_found(string rate, string scheme, string fault) =>
        Assert.Equal(fault, Fault(Sale, "", Lines, LineSchemes, With(Rates, 1, rate), With(RateSchemes, 1, scheme)));

    [Fact]
    public void Who_buys_untaxed_is_named_and_pays_no_tax()
    {
        Assert.Equal(
            "it is untaxed, and names no VAT number",
            Fault(Sale, "", ["wine;0,00;3,50"], ["IntraCommunity;;"], ["0,00;3,50;0,00;3,50"], ["IntraCommunity;"]));
        Assert.Equal(
            "it taxes what it says is untaxed",
            Fault(Sale, "DE123456789", ["wine;20,00;4,20"], ["IntraCommunity;;"], ["20,00;3,50;0,70;4,20"], ["IntraCommunity;"]));
        Assert.Equal(
            "it names the VAT number of an untaxed buyer, and taxes",
            Fault(Sale, "DE123456789", ["wine;20,00;4,20"], ["Standard;;"], ["20,00;3,50;0,70;4,20"], ["Standard;"]));
    }

    [Theory]
    [InlineData("SecondHand;;20,00", "20,00;-53,33;3,33;-50,00", "SecondHand;20,00")]
    [InlineData("SecondHand;;-50,01", "20,00;-41,66;-8,34;-50,00", "SecondHand;-50,01")]
    public void A_refund_gives_back_no_more_margin_than_money(string line, string rate, string scheme) => Assert.Equal(
        "its line lamp gives back another margin than a part of what it had",
        Fault("Remboursement", "", ["lamp;20,00;-50,00"], [line], [rate], [scheme]));

    [Theory]
    [InlineData("1000:100|2000/SecondHand:5000", "1000:9|2000/SecondHand:333", "2000/SecondHand:2000", null)]
    [InlineData("2000/SecondHand:5000|1000:100", "2000/SecondHand:333|1000:9", "2000/SecondHand:2000", null)]
    [InlineData("1000:100|2000/SecondHand:5000", "1000:9|2000/SecondHand:333", "2000/SecondHand:2001", "its margins is 2000/SecondHand:2001")]
    [InlineData("1000:100|2000/Art:5000", "1000:9|2000/Art:333", "2000/Art:2000", "its VAT included is")]
    [InlineData("1000:5100", "1000:9", "", "its VAT included is")]
    public void A_closure_holds_the_rows_and_margins_of_its_tickets(string included, string tax, string margins, string? fault)
    {
        var day = new Turnover();
        day.Ticket("1", isRefund: false, 5_100, [("1000", new(100, 9, null)), ("2000/SecondHand", new(6_000, 500, 3_000)), ("2000/SecondHand", new(-1_000, -167, -1_000))]);
        var fields = $"DAY2,{included},5100,5100,,,,,,,5100,{tax},,1,5100,0,0,1,1,0,0,0,0,0,0,N,ByHand,Léa,T1,{margins}".Split(',');
        var month = new Turnover();
        month.Closure(fields);

        Assert.Equal(fault, day.DifferenceTo(fields)?[..Math.Min(fault?.Length ?? 0, day.DifferenceTo(fields)!.Length)]);
        Assert.Null(month.DifferenceTo(fields));
    }

    private static string? Fault(string operation, string buyer, string[] lines, string[] lineSchemes, string[] rates, string[] rateSchemes) => Schemes.Taxed(
        Row("number;operation", $"1;{operation}"),
        new(Row("buyer_vat_number", buyer), Rows("scheme;purchase;margin", lineSchemes), Rows("scheme;margin", rateSchemes)),
        Rows("line;rate;total", lines),
        Rows("rate;tax_excluded;tax;tax_included", rates));

    private static List<Row> Rows(string columns, string[] rows) => [.. rows.Select(row => Row(columns, row))];

    private static Row Row(string columns, string row)
    {
        var sheet = new Sheet("rows", new MemoryStream(Encoding.UTF8.GetBytes($"{columns}\r\n{row}\r\n")));
        return new(sheet, sheet.Demand());
    }

    private static string[] With(string[] rows, int at, string row) => [.. rows.Select((known, place) => place == at ? row : known)];
}
