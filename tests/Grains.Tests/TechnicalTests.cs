using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Reactions;
using RetailPos.Grains.Technical;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Technical;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>What the whole house writes among its technical events, and what it does not.</summary>
public sealed class TechnicalTests : IAsyncLifetime
{
    private static readonly TillId Till = new("T1");

    private readonly FakeClock _clock = new(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
    private readonly MemoryJournal _journal;
    private House _house = null!;

    public TechnicalTests() => _journal = new(HouseEvents.Catalog, _clock);

    public async Task InitializeAsync() => _house = await OpenAsync();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_house_begins_with_its_initialisation_and_its_start()
    {
        var page = await ReadAsync();

        Assert.Equal([TechnicalCode.Started, TechnicalCode.Initialised], page.Rows.Select(row => row.Record.Code));
        Assert.Contains(HouseSoftware.Version, page.Rows[0].Record.Information, StringComparison.Ordinal);
        Assert.Null(Assert.Single(page.Chains).Fault);
    }

    [Fact]
    public async Task What_the_law_names_is_told_by_till_and_what_it_does_not_is_not()
    {
        var sale = await _house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1_450, null), ("Frites", 400, null));
        var line = (await _house.RegisterDesk.ReadAsync(sale)).Lines[1].Id;
        await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.RemoveLine(line, "trop", House.Lea));
        await _house.RegisterDesk.PayAsync(House.NewCommand(), sale, PaymentMode.Cash, new(1_450), House.Lea);
        await _house.SalesShowAsync(view => view.Find(sale) is { Stage: SaleStage.Settled });
        await _house.RegisterDesk.RefundAsync(House.NewCommand(), sale, new(Till, new("cash"), Lines: null, Amount: null, "froid"), House.Lea);
        await _house.Of<ITillDesk>().TellAsync(
            House.NewCommand(), Till, new TillCommand.MoveCash(House.NewCommand(), MovementKind.PettyCashOut, new(500), "pain", House.Lea));
        await _house.Of<IHouseRulesDesk>().TellAsync(
            House.NewCommand(), new HouseRulesCommand.SetCountry(CountryRules.Default with { IsChosen = true, Country = Country.Belgium }, House.Lea));

        await UntilAsync(records => records.Any(record => record.Code is TechnicalCode.DrawerOpened) && records.Any(record => record.Code is TechnicalCode.ComplianceSet)
            && records.Any(record => record.Code is TechnicalCode.TicketReturned));
        var page = await ReadAsync(Till);

        Assert.Equal(
            [TechnicalCode.Initialised, TechnicalCode.LineCancelled, TechnicalCode.TicketReturned, TechnicalCode.DrawerOpened],
            page.Rows.Select(row => row.Record.Code).Reverse());
        Assert.All(page.Rows.SkipLast(1), row => Assert.Equal(House.Lea, row.Record.By));
        Assert.Contains("reason:trop", page.Rows[^2].Record.Information, StringComparison.Ordinal);
        Assert.All(page.Chains, chain => Assert.Null(chain.Fault));
        Assert.Equal(TechnicalCode.ComplianceSet, Assert.Single((await ReadAsync(code: TechnicalCode.ComplianceSet)).Rows).Record.Code);
    }

    [Fact]
    public async Task What_becomes_of_a_bill_that_was_brought_is_told_apart_from_what_happens_before_it()
    {
        var table = new TableId("t4");
        var (taken, left, given, unnoted) = (await SeatAsync("t1"), await SeatAsync("t2"), await SeatAsync("t3"), await SeatAsync("t4"));
        await NoteAsync(taken);
        await RemoveAsync(taken);
        await NoteAsync(left);
        await _house.RegisterDesk.TellAsync(House.NewCommand(), left, new SaleCommand.Abandon("partis", House.Lea));
        await NoteAsync(given);
        await RemoveAsync(given);
        await _house.RegisterDesk.TellAsync(House.NewCommand(), given, new SaleCommand.MakeFree(
            new("free"), (await _house.RegisterDesk.ReadAsync(given)).Lines[0].Id, "anniversaire", House.Lea));
        await RemoveAsync(unnoted);
        await _house.RegisterDesk.PayAsync(House.NewCommand(), unnoted, PaymentMode.Card, new(3_000), House.Lea);
        await UntilAsync(records => records.Any(record => record.Code is TechnicalCode.NoteNotIssued) && records.Any(record => record.Code is TechnicalCode.NoteOffered));

        Assert.Equal(
            [TechnicalCode.ReturnedAfterNote, TechnicalCode.NoteAbandoned, TechnicalCode.ReturnedAfterNote, TechnicalCode.NoteOffered, TechnicalCode.LineCancelled, TechnicalCode.NoteNotIssued],
            (await ReadAsync(Till)).Rows.Select(row => row.Record.Code).Reverse().Skip(1));
        Assert.Contains($"table:{table} total:3000", (await ReadAsync(code: TechnicalCode.NoteNotIssued)).Rows[0].Record.Information, StringComparison.Ordinal);

        async Task<SaleId> SeatAsync(string at)
        {
            var sale = await _house.TakeAsync(ServiceMode.EatIn, ("Menu", 3_000, null), ("Café", 210, null));
            Assert.Null((await _house.RegisterDesk.SeatAsync(House.NewCommand(), sale, new(at), covers: 2, House.Lea)).TableRefusal);
            return sale;
        }

        async Task NoteAsync(SaleId sale) => Assert.Null((await _house.Grains.GetGrain<ITillGrain>(Till.Value).TellAsync(
            House.NewCommand(), new TillCommand.BringNote(await _house.RegisterDesk.ReadAsync(sale), House.Lea))).Refusal);

        async Task RemoveAsync(SaleId sale) => Assert.Null((await _house.RegisterDesk.TellAsync(
            House.NewCommand(), sale, new SaleCommand.RemoveLine((await _house.RegisterDesk.ReadAsync(sale)).Lines[1].Id, "trop", House.Lea))).Refusal);
    }

    [Fact]
    public async Task A_restart_is_told_once_and_what_was_told_before_is_not_told_again()
    {
        var sale = await _house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1_450, null));
        await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.Abandon("parti", House.Lea));
        await UntilAsync(records => records.Any(record => record.Code is TechnicalCode.SaleAbandoned));
        await _house.DisposeAsync();
        await _journal.SaveCheckpointAsync(TechnicalEventsAreNoted.CheckpointName, 0, CancellationToken.None);

        _house = await OpenAsync();
        await _house.Of<IHouseRulesDesk>().TellAsync(
            House.NewCommand(), new HouseRulesCommand.SetCountry(CountryRules.Default with { IsChosen = true }, House.Lea));
        await UntilAsync(records => records.Any(record => record.Code is TechnicalCode.ComplianceSet));
        var page = await ReadAsync();

        Assert.Single(page.Rows, row => row.Record.Code is TechnicalCode.SaleAbandoned);
        Assert.Equal(
            [TechnicalCode.Initialised, TechnicalCode.Started, TechnicalCode.Stopped, TechnicalCode.Started, TechnicalCode.ComplianceSet],
            page.Rows.Where(row => row.Record.Till is null).OrderBy(row => row.Record.Number).Select(row => row.Record.Code));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_is_told_while_the_house_is_open_and_at_its_start()
    {
        await _house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1_450, null));
        _clock.Advance(TimeSpan.FromHours(-1));
        await _house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1_450, null));
        await UntilAsync(records => records.Count(record => record.Code is TechnicalCode.ClockMovedBack) == 1);

        await _house.DisposeAsync();
        _clock.Advance(TimeSpan.FromHours(-1));
        _house = await OpenAsync();
        var told = (await ReadAsync(code: TechnicalCode.ClockMovedBack)).Rows;

        Assert.Equal(2, told.Count);
        Assert.All(told, row => Assert.StartsWith("from:2026-03-14T", row.Record.Information, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_happened_before_there_was_this_list_is_not_told_as_if_it_happened_now()
    {
        var journal = new MemoryJournal(HouseEvents.Catalog, _clock);

        await using (var before = await House.OpenAsync(journal, _clock))
        {
            var sale = await before.TakeAsync(ServiceMode.TakeAway, ("Burger", 1_450, null));
            await before.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.Abandon("parti", House.Lea));
        }

        await using var house = await OpenAsync(journal);
        await house.Of<IHouseRulesDesk>().TellAsync(
            House.NewCommand(), new HouseRulesCommand.SetCountry(CountryRules.Default with { IsChosen = true }, House.Lea));
        await UntilAsync(journal, records => records.Any(record => record.Code is TechnicalCode.ComplianceSet));
        var page = await house.Of<ITechnicalDesk>().ReadAsync(new([Till]), CancellationToken.None);

        Assert.DoesNotContain(page.Rows, row => row.Record.Code is TechnicalCode.SaleAbandoned);
        Assert.Equal(3, page.Rows.Count);
    }

    [Fact]
    public async Task What_is_sold_in_training_is_not_told_and_the_training_is()
    {
        await _house.Grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).TellAsync(House.NewCommand(), new HouseRulesCommand.BeginTraining(House.Lea));
        var sale = await _house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1_450, null), ("Frites", 400, null));
        var line = (await _house.RegisterDesk.ReadAsync(sale)).Lines[1].Id;
        await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.RemoveLine(line, "trop", House.Lea));
        await _house.Of<ITillDesk>().TellAsync(
            House.NewCommand(), Till, new TillCommand.MoveCash(House.NewCommand(), MovementKind.PettyCashOut, new(500), "pain", House.Lea));
        await _house.Of<IHouseRulesDesk>().TellAsync(
            House.NewCommand(), new HouseRulesCommand.SetCountry(CountryRules.Default with { IsChosen = true }, House.Lea));
        await UntilAsync(records => records.Any(record => record.Code is TechnicalCode.ComplianceSet));

        Assert.Equal(
            [TechnicalCode.Initialised, TechnicalCode.Started, TechnicalCode.SpecialBegan, TechnicalCode.ComplianceSet],
            (await ReadAsync()).Rows.OrderBy(row => row.Record.Number).Select(row => row.Record.Code));
    }

    [Fact]
    public async Task A_new_rate_is_sold_from_its_day_on_and_no_article_is_touched()
    {
        await _house.Of<IHouseRulesDesk>().TellAsync(House.NewCommand(), new HouseRulesCommand.SetCountry(
            CountryRules.Default with { IsChosen = true, Rates = [new(VatCode.Normal, new(2_100), new(2026, 3, 15))] }, House.Lea));
        var sale = await _house.TakeAsync(ServiceMode.EatIn, ("Burger", 1_450, null));
        await AddWineAsync(sale);
        _clock.Advance(TimeSpan.FromDays(1));
        await AddWineAsync(sale);

        var state = await _house.RegisterDesk.ReadAsync(sale);
        Assert.Equal([new Rate(1_000), new Rate(2_000), new Rate(2_100)], state.Lines.Select(line => state.RowOf(line).Rate));
    }

    [Fact]
    public void The_perimeter_is_the_same_each_time_and_names_what_is_in_it()
    {
        var (one, other) = (new FiscalPerimeter(), new FiscalPerimeter());

        Assert.Equal(128, one.Hash.Length);
        Assert.Equal(one.Hash, other.Hash);
        Assert.Contains(one.Parts, part => part.Namespace == typeof(TillDecider).Namespace);
        Assert.NotEqual(
            FiscalPerimeter.HashOf([typeof(TillDecider)]).Hash, FiscalPerimeter.HashOf([typeof(TillDecider), typeof(Money)]).Hash);
    }

    private Task<House> OpenAsync() => OpenAsync(_journal);

    // As in the hub: the start is told before any reaction runs.
    private Task<House> OpenAsync(MemoryJournal journal) => House.OpenAsync(journal, _clock, also: services =>
    {
        services.AddTechnicalJournal();
        var runner = services.First(service => service.ImplementationType == typeof(ReactionRunner));
        services.Remove(runner);
        services.Add(runner);
    });

    private async Task AddWineAsync(SaleId sale)
    {
        var wine = new SoldArticle(new("wine"), "Vin", new(450), new(1), new(1), Card: null, Supply: VatSupply.Alcohol);
        var told = await _house.RegisterDesk.TellAsync(
            House.NewCommand(), sale, new SaleCommand.AddLines([new(_house.NewLine(), wine, Quantity.One, [], "")], House.Lea));
        Assert.Null(told.Refusal);
    }

    private Task<TechnicalPage> ReadAsync(TillId? till = null, TechnicalCode? code = null) =>
        _house.Of<ITechnicalDesk>().ReadAsync(new([Till], till, Code: code), CancellationToken.None);

    private Task UntilAsync(Func<List<TechnicalRecord>, bool> holds) => UntilAsync(_journal, holds);

    private static async Task UntilAsync(MemoryJournal journal, Func<List<TechnicalRecord>, bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var records = new List<TechnicalRecord>();

        await foreach (var batch in journal.FollowAsync(0, concerns: null, limit.Token))
        {
            records.AddRange(batch.Select(recorded => recorded.Event).OfType<TechnicalLogEvent.Sealed>().Select(happened => happened.Record));

            if (holds(records))
            {
                return;
            }
        }
    }
}
