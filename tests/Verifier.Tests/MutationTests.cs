using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;
using Xunit.Abstractions;

namespace RetailPos.Verifier.Tests;

/// <summary>
/// Goal: whatever bytes of whatever archive are changed, the independent verifier finds it. Method: houses that sell at random, archives of
/// theirs, and in each of many rounds some bytes at random places that are changed, inserted, taken out, doubled or swapped.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int Archives = 4;
    private const int Rounds = 50;

    private static readonly CustomerId Buyer = new("c-1");

    private static readonly int Seed =
        int.TryParse(Environment.GetEnvironmentVariable("RETAILPOS_MUTATION_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next();

    [Fact]
    public async Task Random_bytes_of_random_archives_are_never_changed_unseen()
    {
        output.WriteLine($"RETAILPOS_MUTATION_SEED={Seed} chooses the same again.");
        var chance = new Random(Seed);

        for (var at = 0; at < Archives; at++)
        {
            using var keys = new TestKeys();
            var folder = Directory.CreateTempSubdirectory("retailpos-mutations-");

            try
            {
                var key = Path.Combine(folder.FullName, "keys.pem");
                await File.WriteAllTextAsync(key, keys.Pem);
                var archive = await RandomArchiveAsync(keys, chance);
                var (code, _, error) = Ask(folder, key, archive);
                Assert.True(code is Program.Good, error);

                for (var round = 0; round < Rounds; round++)
                {
                    var changed = Mutated(archive, chance, out var how);

                    if (!changed.AsSpan().SequenceEqual(archive))
                    {
                        Assert.True(Ask(folder, key, changed).Code is Program.Bad, $"Seed {Seed}, archive {at}, round {round}, {how}: not found.");
                    }
                }
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static (int Code, string Out, string Error) Ask(DirectoryInfo folder, string key, byte[] archive)
    {
        var path = Path.Combine(folder.FullName, "archive.zip");
        File.WriteAllBytes(path, archive);
        return SoldDays.Ask("--key", key, "--threads", "2", path);
    }

    private static byte[] Mutated(byte[] archive, Random chance, out string how)
    {
        var bytes = archive.ToList();
        var (at, length) = (chance.Next(bytes.Count), chance.Next(1, 24));
        var part = bytes.GetRange(at, Math.Min(length, bytes.Count - at));
        how = $"at {at}, {part.Count} bytes";

        switch (chance.Next(6))
        {
            case 0:
                how += " turned around in one bit";
                bytes[at] ^= (byte)(1 << chance.Next(8));
                break;
            case 1:
                how += " written over";
                part.Index().ToList().ForEach(one => bytes[at + one.Index] = (byte)chance.Next(256));
                break;
            case 2:
                how += " taken out";
                bytes.RemoveRange(at, part.Count);
                break;
            case 3:
                how += " put in";
                bytes.InsertRange(at, part.Select(_ => (byte)chance.Next(256)));
                break;
            case 4:
                how += " doubled";
                bytes.InsertRange(at, part);
                break;
            default:
                how += " put elsewhere";
                bytes.RemoveRange(at, part.Count);
                bytes.InsertRange(chance.Next(bytes.Count + 1), part);
                break;
        }

        return [.. bytes];
    }

    // Now and then something is taxed on its margin, or leaves untaxed: refused where it is eaten here.
    private static async Task SellOtherwiseAsync(House house, SaleId sale, int price, Random chance)
    {
        if (chance.Next(3) is 0)
        {
            var line = house.Line("Lampe", price, station: null);
            var scheme = (VatScheme)chance.Next(1, 4);
            Assert.Null((await house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.AddLines(
                [line with { Article = line.Article with { Scheme = scheme, Purchase = new(chance.Next(0, 20_000)) } }], House.Lea))).Refusal);
        }

        if (chance.Next(4) is 0)
        {
            await house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.SetCustomer("Müller GmbH", House.Lea, Buyer));
            await house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.SetExemption(IsOn: true, House.Lea));
        }
    }

    // A day of one house: one till or two, few sales or many, names that nobody would choose.
    private static async Task<byte[]> RandomArchiveAsync(TestKeys keys, Random chance)
    {
        const string Signs = "aé;\"\\|,%ßŒ€😀 x'=+-@\u00a0";
        var day = new DateOnly(2026, 3, 30);
        var clock = new FakeClock(new(2026, 3, 30, 9, 0, 0, TimeSpan.Zero));
        var store = new MemoryStore();
        var tills = Enumerable.Range(1, chance.Next(1, 3)).Select(number => new TillId($"T{number}")).ToList();
        await using var house = await House.OpenAsync(
            new MemoryJournal(HouseEvents.Catalog, clock), clock,
            also: services => services.AddSingleton<ISealer>(keys).AddSingleton<IManifestSigner>(keys).AddSingleton<IExportStore>(store)
                .AddSingleton<IReceiptWords, PlainWords>());

        var sold = tills[0];
        await house.Of<IHouseRulesDesk>().TellAsync(House.NewCommand(), new HouseRulesCommand.SetReceipts(
            ReceiptRules.Default with { House = new("Chez Léa", [], "73282932000074", "FR44732829320") }, House.Lea));
        await house.Of<ICustomerDesk>().TellAsync(House.NewCommand(), Buyer, new CustomerCommand.Enter(
            Buyer, new("Müller GmbH", "", "", Business: BusinessFacts.None with { VatNumber = "DE123456789" }), Money.Zero, House.Lea));

        for (var sale = chance.Next(1, 9); sale > 0; sale--)
        {
            // By characters, so that no half of one is left over.
            var name = string.Concat("N" + string.Concat(Enumerable.Range(0, chance.Next(12)).Select(_ => $"{Signs.EnumerateRunes().ElementAt(chance.Next(20))}")) + "n");
            var (till, price) = (tills[chance.Next(tills.Count)], chance.Next(1, 20_000));
            sold = till;
            var id = await house.TakeAsync(chance.Next(2) is 0 ? ServiceMode.EatIn : ServiceMode.TakeAway, (name, price, null), ("Café", 210, null));
            await SellOtherwiseAsync(house, id, price, chance);
            var due = (await house.RegisterDesk.ReadAsync(id)).Due;
            Assert.Null((await house.RegisterDesk.PayAsync(House.NewCommand(), id, new PaymentKeyId("cash"), due, House.Lea, at: till)).Refusal);

            if (chance.Next(3) is 0)
            {
                await house.SalesShowAsync(view => view.Find(id) is { Due.IsZero: true });
                await house.RegisterDesk.RefundAsync(House.NewCommand(), id, new(till, new("cash"), Lines: null, new(1), "x"), House.Lea);
            }

            clock.Advance(TimeSpan.FromMinutes(chance.Next(1, 30)));
        }

        foreach (var till in tills)
        {
            await house.Of<ITillDesk>().TellAsync(House.NewCommand(), till, new TillCommand.Close([], Money.Zero, House.Lea));
        }

        clock.Advance(TimeSpan.FromDays(1));
        var made = await house.Of<IExportDesk>().MakeAsync(new(ExportKind.Archive, day, day, chance.Next(2) is 0 ? null : sold), House.Lea, CancellationToken.None);
        Assert.Null(made.Refusal);
        return store[made.File!.Name];
    }
}
