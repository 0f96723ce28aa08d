using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Home;
using RetailPos.Register.Office;

namespace RetailPos.Register.Tests;

/// <summary>Scales and telephones at the register, and the page where they are written down.</summary>
public sealed class CounterDeviceTests : Counter
{
    public CounterDeviceTests()
    {
        Services.AddRegister(_ => [new("C1")]);
        var fig = House.Catalogue.Current.Catalogue.Articles[new("confiture")];
        _ = House.TellAsync(new("weighed"), new CatalogueCommand.PutArticle(fig with { IsWeighed = true, Price = new(2_400) }, new("", "office")));
    }

    private SaleLine Line => Assert.Single(House.Only.Lines);

    [Fact]
    public void A_weight_is_taken_once_it_stands_still()
    {
        Scale.Shows = new(ScaleOutcome.Moving);
        var register = Register();

        Tap(register, "article-confiture");
        Assert.True(The(register, "weigh-take").HasAttribute("disabled"));
        Press(register, "Enter");
        Assert.Empty(House.All);

        Scale.Shows = new(ScaleOutcome.Stable, 356);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Until(register, () => Said(register, "weight").Contains("0,356", StringComparison.Ordinal));
        Assert.Equal(new Money(2_400), Scale.KilogramPrice);
        Tap(register, "weigh-take");

        Until(register, () => House.All.Count == 1 && House.Only.Lines.Count == 1);
        Assert.Equal((new Quantity(356), WeightSource.Scale, new Money(854)), (Line.Quantity, Line.Weight, House.Only.Total));
        Assert.False(Has(register, $"weight-typed-{Line.Id}"));
    }

    [Fact]
    public void Two_weighings_are_two_lines()
    {
        Scale.Shows = new(ScaleOutcome.Stable, 100);
        var register = Register();

        for (var times = 1; times <= 2; times++)
        {
            Tap(register, "article-confiture");
            Until(register, () => Has(register, "weight"));
            Press(register, "Enter");
            Until(register, () => House.All.Count == 1 && House.Only.Lines.Count == times);
        }
    }

    [Theory]
    [InlineData("350", 350)]
    [InlineData("0,35", 350)]
    [InlineData("1,5", 1_500)]
    public void A_weight_that_somebody_types_is_marked(string typed, int grams)
    {
        Scale.IsThere = false;
        var register = Register();

        Tap(register, "article-confiture");
        Press(register, [.. typed.Select(sign => $"{sign}")]);
        Until(register, () => !The(register, "weigh-typed").HasAttribute("disabled"));
        Press(register, "Enter");

        Until(register, () => House.All.Count == 1 && House.Only.Lines.Count == 1);
        Assert.Equal((new Quantity(grams), WeightSource.Hand), (Line.Quantity, Line.Weight));
        Assert.Equal("poids saisi", Said(register, $"weight-typed-{Line.Id}"));
    }

    [Fact]
    public void A_quantity_before_the_article_is_a_typed_weight_too()
    {
        var register = Register();

        Press(register, "0", ",", "2");
        Tap(register, "article-confiture");

        Until(register, () => House.All.Count == 1 && House.Only.Lines.Count == 1);
        Assert.Equal((new Quantity(200), WeightSource.Hand), (Line.Quantity, Line.Weight));
    }

    [Fact]
    public void A_call_of_a_customer_opens_the_customer()
    {
        _ = Customers.TellAsync(new("1"), new("zoe"), new CustomerCommand.Enter(new("zoe"), new("Zoé Durand", "+33612345678", ""), Money.Zero, new("", "office")));
        var register = Register();

        Calls.Ring("0612345678", "", CallerKind.Known);
        Assert.Equal("Appel : 0612345678, Zoé Durand", Said(register, "call-who"));
        Tap(register, "call-take");

        Until(register, () => House.All.Count == 1 && House.Only.Known is not null);
        Assert.Equal(("Zoé Durand", "+33612345678"), (House.Only.Customer, House.Only.Phone));
        Until(register, () => !Has(register, "call"));
    }

    [Fact]
    public void A_call_of_somebody_new_is_written_down()
    {
        var register = Register();

        Calls.Ring("+33687654321", "DURAND ZOE", CallerKind.Known);
        Tap(register, "call-take");
        Assert.Equal("+33687654321", The(register, "phone").GetAttribute("value"));
        Tap(register, "customer-enter");

        Until(register, () => Customers.Feed.Current.Customers.Count == 1 && House.All.Count == 1);
        Assert.Equal("DURAND ZOE", House.Only.Customer);
    }

    [Theory]
    [InlineData("04A1B2C3D4E580", "04A1B2C3D4E580")]
    [InlineData("80:e5:d4:c3:b2:a1:04", "04A1B2C3D4E580")]
    [InlineData("DEADBEEF", "DEADBEEF")]
    [InlineData("EFBEADDE", "DEADBEEF")]
    [InlineData("3735928559", "DEADBEEF")]
    [InlineData("4022250974", "DEADBEEF")]
    [InlineData("4294967296", null)]
    [InlineData("DEADBEE", null)]
    [InlineData("DEADBEEG", null)]
    [InlineData("", null)]
    public void A_card_has_one_form_whichever_reader_read_it(string typed, string? tag)
    {
        Assert.Equal(tag, NfcTag.Read(typed));
        Assert.True(tag is null || NfcTag.IsNormal(tag));
    }

    [Fact]
    public void A_card_is_given_to_a_customer_and_opens_the_customer_from_then_on()
    {
        _ = Customers.TellAsync(new("1"), new("zoe"), new CustomerCommand.Enter(new("zoe"), new("Zoé Durand", "+33612345678", ""), Money.Zero, new("", "office")));
        var register = Register();

        Read(register, "80E5D4C3B2A104");
        Assert.Contains("Carte inconnue", Said(register, "card-unknown"), StringComparison.Ordinal);
        The(register, "customer").Input("zoé");
        Tap(register, "customer-zoe");
        Until(register, () => House.All.Count == 1 && Customers.Feed.Current.FindTag("04A1B2C3D4E580") is not null);
        Until(register, () => House.Only.Customer == "Zoé Durand");

        Press(register, "F10");
        Read(register, "04A1B2C3D4E580");
        Until(register, () => House.All.Count == 2);
        Assert.All(House.All, sale => Assert.Equal("Zoé Durand", sale.Customer));
    }

    [Fact]
    public void An_article_that_is_unknown_is_no_card()
    {
        var register = Register();

        Read(register, "96385074");

        Until(register, () => Has(register, "refusal"));
        Assert.False(Has(register, "card-unknown"));
    }

    /// <summary>Whatever a reader types at whatever pace: one outcome, and no fault.</summary>
    [Fact]
    public void Every_reading_has_a_name()
    {
        var chance = new Random(9);
        var frames = int.TryParse(Environment.GetEnvironmentVariable("RETAILPOS_FUZZ_FRAMES"), out var many) ? many : 20_000;
        const string Signs = "0123456789&é\"'(-è_çà$ABCXYZabc:;,!?<>\u001b\u001d\t€😀";
        var (ended, tags, ear) = (0, 0, ScanEar.Quiet);
        var now = 0L;

        for (var frame = 0; frame < frames; frame++)
        {
            var text = new string([.. Enumerable.Range(0, chance.Next(40)).Select(_ => Signs[chance.Next(Signs.Length)])]);
            Assert.True(Enum.IsDefined(Scan.Read(text).Kind));
            tags += NfcTag.Read(text) is { } tag && NfcTag.IsNormal(tag) ? 1 : 0;

            foreach (var sign in text)
            {
                now += chance.Next(3) == 0 ? chance.Next(200) : chance.Next(30);
                ear = ear.Hear($"{sign}", now);
            }

            ended += ear.Ended("Enter", now + chance.Next(80)) is not null ? 1 : 0;
            Assert.InRange(ear.Burst.Length, 0, ScanEar.LengthMax);
        }

        Assert.InRange(ended, 1, frames - 1);
        Assert.InRange(tags, 0, frames);
    }

    private static void Read(Bunit.IRenderedComponent<RegisterScreen> register, string code)
    {
        var ear = register.FindComponent<KeyboardEar>();
        var now = 1_000L;

        foreach (var sign in code)
        {
            _ = ear.Instance.HeardAsync($"{sign}", $"{sign}", now += 10);
        }

        _ = ear.Instance.HeardAsync("Enter", "Enter", now + 10);
    }

    [Fact]
    public void A_call_that_nobody_takes_goes_by_itself()
    {
        var register = Register();

        Calls.Ring("", "", CallerKind.Private);
        Assert.Equal("Appel : numéro masqué", Said(register, "call-who"));
        Assert.False(Has(register, "call-take"));
        Clock.Advance(TimeSpan.FromMinutes(3));

        Until(register, () => !Has(register, "call"));
    }

    [Fact]
    public void A_device_is_written_down_and_tried()
    {
        var page = Render<CounterScreen>();

        Tap(page, "add");
        The(page, "address-D1").Change("192.168.1.60:4001");
        The(page, "name-D1").Change("Balance du bar");
        Assert.True(The(page, "test-D1").HasAttribute("disabled"));
        page.Find("form").Submit();
        Until(page, () => House.Rules.Current.Rules.Counter.Devices.Count == 1);
        Assert.Equal(
            new CounterDevice("D1", "Balance du bar", CounterKind.ScaleToledo, "192.168.1.60:4001", new("C1")),
            House.Rules.Current.Rules.Counter.Devices[0]);

        Scale.Shows = new(ScaleOutcome.Stable, 1_250);
        Until(page, () => !The(page, "test-D1").HasAttribute("disabled"));
        Tap(page, "test-D1");
        Until(page, () => Said(page, "said-D1").Contains("1,250", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_address_is_refused_in_words()
    {
        var page = Render<CounterScreen>();

        Tap(page, "add");
        The(page, "address-D1").Change("/etc/passwd");
        page.Find("form").Submit();

        Until(page, () => page.Markup.Contains("/dev/ttyUSB0).", StringComparison.Ordinal));
        Assert.True(House.Rules.Current.Rules.Counter.Devices.IsEmpty);
    }
}
