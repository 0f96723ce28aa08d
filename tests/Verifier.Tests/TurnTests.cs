using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Verifier.Tests;

/// <summary>What a key signs after it has handed over is well signed, and no record of the house.</summary>
public sealed class TurnTests : IAsyncLifetime, IDisposable
{
    private static readonly DateOnly Day = new(2026, 3, 30);
    private static readonly TillId T1 = new("T1");

    private readonly FakeClock _clock = new(new(2026, 3, 30, 9, 0, 0, TimeSpan.Zero));
    private readonly TwoKeys _keys = new();
    private readonly MemoryStore _store = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("retailpos-turns-").FullName;
    private House _house = null!;

    public async Task InitializeAsync() => _house = await House.OpenAsync(
        new MemoryJournal(HouseEvents.Catalog, _clock), _clock,
        also: services => services.AddSingleton<ISealer>(_keys).AddSingleton<IManifestSigner>(_keys).AddSingleton<IExportStore>(_store)
                .AddSingleton<IReceiptWords, PlainWords>());

    public async Task DisposeAsync()
    {
        await _house.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose() => _keys.Dispose();

    [Fact]
    public async Task After_a_hand_over_both_keys_verify()
    {
        await SellAsync(2);
        await HandOverAsync();
        await SellAsync(2);

        var (code, output, error) = await VerifyAsync();
        Assert.True(code is Program.Good, error);
        Assert.DoesNotContain("Note:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_record_that_the_old_key_signs_after_the_hand_over_is_named()
    {
        await SellAsync(2);
        await HandOverAsync();
        await SellAsync(1);
        _keys.Current = _keys.First;
        await SellAsync(2);

        var (code, _, error) = await VerifyAsync();
        Assert.Equal(Program.Bad, code);
        Assert.Contains(
            $"Tickets of T1, number 4: signed by the key {_keys.First.Id}, which had handed over to {_keys.Second.Id}.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Tickets of T1, number 5", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_nobody_has_handed_over_to_is_named()
    {
        await SellAsync(2);
        _keys.Current = _keys.Second;
        await SellAsync(1);

        var (code, _, error) = await VerifyAsync();
        Assert.Equal(Program.Bad, code);
        Assert.Contains($"Tickets of T1, number 3: signed by the key {_keys.Second.Id}, and it is the turn of {_keys.First.Id}.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_lost_is_said_and_its_records_still_verify()
    {
        await SellAsync(2);
        await HandOverAsync(isLoss: true);
        await SellAsync(2);

        var (code, output, error) = await VerifyAsync();
        Assert.True(code is Program.Good, error);
        Assert.Contains($"Note: Keys of T1, number 1: the key {_keys.First.Id} is lost, and {_keys.Second.Id} has taken over without it.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_after_the_hand_over_knows_whose_turn_it_is()
    {
        await SellAsync(1);
        await HandOverAsync();
        var first = await MakeAsync(Day);
        _keys.Current = _keys.First;
        await SellAsync(1);
        var second = await MakeAsync(Day.AddDays(1));

        Assert.Equal(Program.Good, Ask(first).Code);
        var (code, _, error) = Ask(first, second);
        Assert.Equal(Program.Bad, code);
        Assert.Contains($"signed by the key {_keys.First.Id}, which had handed over to {_keys.Second.Id}", error, StringComparison.Ordinal);
    }

    private async Task SellAsync(int sales)
    {
        for (var sale = 0; sale < sales; sale++)
        {
            var id = await _house.TakeAsync(ServiceMode.TakeAway, ("Café", 210, null));
            Assert.Null((await _house.RegisterDesk.PayAsync(House.NewCommand(), id, new PaymentKeyId("cash"), new(210), House.Lea, at: T1)).Refusal);
            _clock.Advance(TimeSpan.FromMinutes(3));
        }
    }

    private async Task HandOverAsync(bool isLoss = false)
    {
        _keys.Current = isLoss ? _keys.Second : _keys.First;
        var told = await _house.Grains.GetGrain<ITillGrain>(T1.Value).TellAsync(
            House.NewCommand(), new TillCommand.HandOverKey(_keys.First.Id, _keys.Second.Id, "AAAA", House.Lea, isLoss));
        Assert.Null(told.Refusal);
        _keys.Current = _keys.Second;
    }

    private async Task<(int Code, string Out, string Error)> VerifyAsync() => Ask(await MakeAsync(Day));

    private async Task<byte[]> MakeAsync(DateOnly day)
    {
        if (_house.Of<IExportDesk>().Today <= day)
        {
            await _house.Of<ITillDesk>().TellAsync(House.NewCommand(), T1, new TillCommand.Close([], Money.Zero, House.Lea));
            _clock.Advance(TimeSpan.FromDays(1));
        }

        var made = await _house.Of<IExportDesk>().MakeAsync(new(ExportKind.Archive, day, day, Till: null), House.Lea, CancellationToken.None);
        Assert.Null(made.Refusal);
        return _store[made.File!.Name];
    }

    private (int Code, string Out, string Error) Ask(params byte[][] archives)
    {
        var keys = Path.Combine(_folder, "keys.pem");
        File.WriteAllText(keys, $"{_keys.First.Pem}\n{_keys.Second.Pem}\n");
        return SoldDays.Ask(["--key", keys, .. archives.Select((bytes, at) =>
        {
            var path = Path.Combine(_folder, $"archive-{at}.zip");
            File.WriteAllBytes(path, bytes);
            return path;
        })]);
    }

    /// <summary>Signs with whichever key somebody holds: the test is the thief.</summary>
    private sealed class TwoKeys : ISealer, IManifestSigner, IDisposable
    {
        public TwoKeys() => Current = First;

        public TestKeys First { get; } = new();

        public TestKeys Second { get; } = new();

        public TestKeys Current { get; set; }

        public IReadOnlyList<HousePublicKey> PublicKeys => [.. First.PublicKeys, .. Second.PublicKeys];

        public Seal Seal(string fields, ChainEnd previous) => Current.Seal(fields, previous);

        public ManifestSignature Sign(string text) => Current.Sign(text);

        public void Dispose()
        {
            First.Dispose();
            Second.Dispose();
        }
    }
}
