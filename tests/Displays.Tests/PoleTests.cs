using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using RetailPos.Displays.Customer;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Displays.Tests;

public sealed class PoleTests : ScreenContext
{
    private static readonly TillId Till = new("t1");
    private static readonly TillId Other = new("t2");

    private static readonly Sale Open = Sale.None with
    {
        Id = new("s1"), Till = Till, Stage = SaleStage.Open,
        Lines = [Line("a", "Café", 210), Line("b", "Entrecôte sauce au poivre vert", 1_990)],
    };

    private static readonly Sale Part = Open with
    {
        Stage = SaleStage.Sealed,
        Payments = [new(new("p"), PaymentMode.Cash, new(1_000), new(1_000), Money.Zero)],
    };

    private static readonly Sale Settled = Open with
    {
        Stage = SaleStage.Settled,
        Payments = [new(new("p"), PaymentMode.Cash, new(3_000), new(2_200), new(800))],
    };

    public static TheoryData<Sale?, string, string> Boards => new()
    {
        { null, "  Chez Zoé", "     Bienvenue" },
        { Open, "1 Entrecôte sa 19,90", "TOTAL          22,00" },
        { Part, "REÇU           10,00", "À PAYER        12,00" },
        { Settled, "RENDU           8,00", "       Merci" },
    };

    [Theory]
    [MemberData(nameof(Boards))]
    public void Two_lines_of_twenty_signs_say_what_matters(Sale? sale, string upper, string lower)
    {
        var text = PoleBoard.Of(CustomerBoard.Of(sale), "Chez Zoé", Texts, CultureInfo.GetCultureInfo("fr-FR"));

        Assert.Equal((upper.Trim(), lower.Trim()), (text.Upper.Trim(), text.Lower.Trim()));
        Assert.Equal((20, 20), (text.Upper.Length, text.Lower.Length));
    }

    [Fact]
    public async Task A_pole_follows_its_own_register_and_no_other()
    {
        using var poles = new Poles(Till);
        await using var follower = Follow(poles);
        await poles.ShowsAsync(text => text.Lower.Contains("Bienvenue", StringComparison.Ordinal));

        Sales.Push(View(1, Open, Open with { Id = new("s2"), Till = Other, Lines = [Line("c", "Thé", 300)] }));
        Tills.Show(Other, new SaleId("s2"));
        Tills.Show(Till, Open.Id);

        await poles.ShowsAsync(text => text.Lower.EndsWith("22,00", StringComparison.Ordinal));
        Assert.DoesNotContain(poles.All, text => text.Upper.Contains("Thé", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_change_stays_to_be_read_while_the_register_goes_on()
    {
        using var poles = new Poles(Till);
        await using var follower = Follow(poles);
        Sales.Push(View(1, Open));
        Tills.Show(Till, Open.Id);
        Sales.Push(View(2, Settled));
        await poles.ShowsAsync(text => text.Upper.StartsWith("RENDU", StringComparison.Ordinal));

        Tills.Show(Till, sale: null);

        // The pole looks at the clock on a thread of its own: time goes on until it has seen it.
        await poles.ShowsAsync(
            text => text.Lower.Contains("Bienvenue", StringComparison.Ordinal), meanwhile: () => Clock.Advance(CustomerScreen.ThanksFor));
    }

    [Fact]
    public async Task Nothing_of_the_last_guest_stays_when_somebody_else_takes_over()
    {
        using var poles = new Poles(Till);
        await using var follower = Follow(poles);
        Sales.Push(View(1, Open));
        Tills.Show(Till, Open.Id);
        Sales.Push(View(2, Settled));
        await poles.ShowsAsync(text => text.Upper.StartsWith("RENDU", StringComparison.Ordinal));

        Tills.Blank(Till);

        await poles.ShowsAsync(text => text.Lower.Contains("Bienvenue", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pole_that_was_off_shows_the_newest_when_it_is_back()
    {
        using var poles = new Poles(Till) { IsOff = true };
        await using var follower = Follow(poles);
        Sales.Push(View(1, Open));
        Tills.Show(Till, Open.Id);
        await poles.IsAskedAsync();

        poles.IsOff = false;
        Sales.Push(View(2, Open));

        await poles.ShowsAsync(text => text.Lower.EndsWith("22,00", StringComparison.Ordinal));
    }

    private IStringLocalizer<Displays.Texts> Texts => Services.GetRequiredService<IStringLocalizer<Displays.Texts>>();

    private PoleFollower Follow(Poles poles)
    {
        var follower = new PoleFollower(
            poles, Sales, Tills, new SiteSettings { Name = "Chez Zoé" }, Clock, Texts, NullLogger<PoleFollower>.Instance);
        _ = follower.StartAsync(CancellationToken.None);
        return follower;
    }

    private static SalesView View(long position, params Sale[] sales) => SalesView.Empty with
    {
        Position = position,
        Sales = sales.Where(sale => sale.Stage is not SaleStage.Settled).ToImmutableDictionary(sale => sale.Id),
        Closed = [.. sales.Where(sale => sale.Stage is SaleStage.Settled)],
    };

    private static SaleLine Line(string id, string name, int cents) => new(
        new(id), new(Id: null, name, new(cents), new(1_000), new(550), Card: null), Quantity.One, [], "", IsSent: false);

    private sealed class Poles(TillId till) : ICustomerPole, IDisposable
    {
        private readonly ConcurrentQueue<PoleText> _all = new();
        private readonly SemaphoreSlim _asked = new(0);

        public bool IsOff { get; set; }

        public IEnumerable<PoleText> All => _all;

        public ValueList<TillId> Tills => [till];

        public ValueTask<PoleOutcome> ShowAsync(TillId at, PoleText text, CancellationToken stop)
        {
            if (!IsOff)
            {
                _all.Enqueue(text);
            }

            _asked.Release();
            return ValueTask.FromResult(IsOff ? PoleOutcome.Failed : PoleOutcome.Shown);
        }

        public void Dispose() => _asked.Dispose();

        public async Task IsAskedAsync() => Assert.True(await _asked.WaitAsync(TimeSpan.FromSeconds(20)));

        public async Task ShowsAsync(Func<PoleText, bool> holds, Action? meanwhile = null)
        {
            var patience = Stopwatch.StartNew();

            while (_all.LastOrDefault() is not { } last || !holds(last))
            {
                meanwhile?.Invoke();
                await _asked.WaitAsync(TimeSpan.FromMilliseconds(20));
                Assert.True(patience.Elapsed < TimeSpan.FromSeconds(20));
            }
        }
    }
}
