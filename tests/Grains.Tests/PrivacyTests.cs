using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Devices;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Technical;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>A customer who was forgotten is in no reader's hands any more, and what was sold to them is still sealed as it was.</summary>
public sealed class PrivacyTests : IAsyncLifetime, IDisposable
{
    private const string Name = "Marguerite Yourcenar";
    private const string Phone = "+33612345678";
    private const string Mail = "marguerite@example.test";
    private const string Street = "1 rue de l'Œuvre-au-Noir";
    private const string Town = "Saint-Jans-Cappel";
    private const string Siret = "73282932000074";
    private const string Accounts = "compta@example.test";

    private static readonly BusinessFacts Company = new(Street, "59270", Town, "FR", Siret, "FR44732829320", Accounts);
    private static readonly string[] Personal = [Name, Phone, Mail, Street, Town, Siret, "FR44732829320", Accounts];

    private static readonly CustomerId Guest = new("c-1");

    private readonly string _folder = Directory.CreateTempSubdirectory("privacy-").FullName;
    private readonly MemoryKeys _keys = new();
    private SqliteJournal _journal = null!;
    private House _house = null!;

    private string File => Path.Combine(_folder, "journal.db");

    public Task InitializeAsync() => OpenAsync();

    public async Task DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose() => _journal.Dispose();

    [Fact]
    public async Task What_is_known_of_a_customer_is_not_readable_in_the_file_and_is_on_every_page()
    {
        await EnterAsync();
        var known = (await _house.Of<ICustomerDesk>().ReadAsync(Guest)).Facts;
        await CloseAsync();

        var text = await FileTextAsync();
        Assert.All(Personal, known => Assert.DoesNotContain(known, text, StringComparison.Ordinal));

        await OpenAsync();
        Assert.Equal(known, (await _house.Of<ICustomerDesk>().ReadAsync(Guest)).Facts);
        Assert.Equal((Name, Phone, Mail, true, Company), (known.Name, known.Phone, known.Mail, known.MayMail, known.Business));
    }

    [Fact]
    public async Task Whom_a_receipt_was_sent_to_is_not_readable_in_the_file_and_is_known_until_its_month_is_forgotten()
    {
        await _house.Of<Outboxes>().QueueAsync(
            House.NewCommand(), HouseDevices.Mail, JobKind.Letter, "42",
            new JobContent.Letter(Mail, "Votre ticket", Name, new("facture.pdf", "application/pdf", Encoding.UTF8.GetBytes(Street))), House.Lea);
        await CloseAsync();

        var text = await FileTextAsync();
        Assert.All(new[] { Mail, Name, Convert.ToBase64String(Encoding.UTF8.GetBytes(Street)) }, known => Assert.DoesNotContain(known, text, StringComparison.Ordinal));

        await OpenAsync();
        var letter = await LetterAsync();
        Assert.Equal((Mail, Name, Street), (letter.To, letter.Text, Encoding.UTF8.GetString(letter.File!.Content.Span)));

        await CloseAsync();
        _keys.Forget([PersonalMask.LettersOf(DateTimeOffset.UtcNow), PersonalMask.Snapshots]);
        await OpenAsync();
        Assert.Equal(("", "", 0), (await LetterAsync()) is var gone ? (gone.To, gone.Text, gone.File!.Content.Length) : default);
    }

    private async Task<JobContent.Letter> LetterAsync() =>
        (JobContent.Letter)(await _house.Grains.GetGrain<IOutboxGrain>(HouseDevices.Mail.Value).ReadAsync()).Jobs.Single().Content;

    [Fact]
    public async Task A_customer_who_was_forgotten_is_in_no_readers_hands_and_the_sale_is_sealed_as_it_was()
    {
        await EnterAsync();
        var sale = await SellAsync();
        var told = await _house.Of<IPrivacyDesk>().EraseAsync(House.NewCommand(), Guest, House.Lea);
        Assert.Null(told.Refusal);
        Assert.Empty((await _house.Of<IFeed<CustomersView>>().ReachAsync(told.Position, CancellationToken.None)).Find("Marg"));
        Assert.Equal((true, true), (await _house.Of<ICustomerDesk>().ReadAsync(Guest)) is var gone ? (gone.IsErased, gone.Facts.Business is null or { Registration: "" }) : default);
        await CloseAsync();
        await OpenAsync();

        await foreach (var recorded in _journal.ReadAllAsync(0, CancellationToken.None))
        {
            var read = System.Text.Json.JsonSerializer.Serialize(recorded.Event, recorded.Event.GetType(), JournalJson.Options);
            Assert.All(Personal, known => Assert.DoesNotContain(known, read, StringComparison.Ordinal));
        }

        var state = await _house.RegisterDesk.ReadAsync(sale);
        Assert.Equal(("", "", SaleStage.Settled), (state.Customer, state.Phone, state.Stage));
        var chain = new FiscalChain();

        await foreach (var recorded in _journal.ReadStreamAsync("till-T1", 0, CancellationToken.None))
        {
            if (recorded.Event is TillEvent.TicketSealed ticket)
            {
                chain.Add(ticket.Ticket.Number, Canonical.Of(ticket.Ticket), ticket.Seal);
            }
        }

        Assert.Equal((1L, null), (chain.Verified, chain.Fault));
        var technical = await _house.Of<ITechnicalDesk>().ReadAsync(new([], Code: TechnicalCode.PrivacyServed), CancellationToken.None);
        Assert.Equal("erased customer:c-1", Assert.Single(technical.Rows).Record.Information);
    }

    [Fact]
    public async Task Who_was_merged_is_forgotten_with_whom_the_house_kept_under_every_id()
    {
        var other = new CustomerId("c-2");
        await EnterAsync();
        await _house.Of<ICustomerDesk>().TellAsync(House.NewCommand(), other, new CustomerCommand.Enter(
            other,
            new("Yourcenar M.", "+33798765432", "", Title: "Mme", Code: "CARD-77", Address: new("3 rue Cachée", "59000", "Lille", "code 4711"),
                PrivateNote: "Fille de Michel", Born: "1903-06-08"),
            Money.Zero, House.Lea));
        Assert.Null((await _house.Of<ICustomerDesk>().MergeAsync(House.NewCommand(), Guest, other, House.Lea)).Refusal);
        string[] personal = [.. Personal, "Yourcenar", "+33798765432", "CARD-77", "rue Cachée", "4711", "Fille de Michel", "1903-06-08"];
        Assert.Contains("code 4711", (await _house.Of<ICustomerDesk>().ReadAsync(other)).Facts.Address?.Note, StringComparison.Ordinal);
        Assert.Equal(3, (await _house.Of<IPrivacyDesk>().ExportAsync(other, House.Lea))!.History.Count);

        Assert.Null((await _house.Of<IPrivacyDesk>().EraseAsync(House.NewCommand(), other, House.Lea)).Refusal);
        await CloseAsync();
        var text = await FileTextAsync();
        Assert.All(personal, known => Assert.DoesNotContain(known, text, StringComparison.Ordinal));
        await OpenAsync();

        await foreach (var recorded in _journal.ReadAllAsync(0, CancellationToken.None))
        {
            var read = System.Text.Json.JsonSerializer.Serialize(recorded.Event, recorded.Event.GetType(), JournalJson.Options);
            Assert.All(personal, known => Assert.DoesNotContain(known, read, StringComparison.Ordinal));
        }

        Assert.All(
            new[] { await _house.Grains.GetGrain<ICustomerGrain>(Guest.Value).ReadAsync(), await _house.Grains.GetGrain<ICustomerGrain>(other.Value).ReadAsync() },
            gone => Assert.Equal((true, ""), (gone.IsErased, gone.Facts.Name)));
    }

    [Fact]
    public async Task What_older_journals_wrote_plain_is_read_until_it_is_forgotten()
    {
        await CloseAsync();

        await using (var plain = new SqliteJournal(File, HouseEvents.Catalog, TimeProvider.System))
        {
            await plain.AppendAsync(
                "customer-c-1", 0, new("old"), [new CustomerEvent.Entered(Guest, new(Name, Phone, ""), new(10_000), House.Lea, DateTimeOffset.UnixEpoch)], CancellationToken.None);
        }

        await OpenAsync();
        Assert.Equal(Name, (await _house.Of<ICustomerDesk>().ReadAsync(Guest)).Facts.Name);

        await _house.Of<IPrivacyDesk>().EraseAsync(House.NewCommand(), Guest, House.Lea);
        await CloseAsync();
        await OpenAsync();

        await foreach (var recorded in _journal.ReadStreamAsync("customer-c-1", 0, CancellationToken.None))
        {
            Assert.True(recorded.Event is not CustomerEvent.Entered entered || entered.Facts.Name.Length == 0);
        }
    }

    [Fact]
    public async Task Who_had_reserved_is_forgotten_once_the_table_was_given_and_who_is_awaited_is_not()
    {
        var tables = _house.Grains.GetGrain<ITableGrain>("t4");
        var later = DateTimeOffset.UtcNow.AddHours(3);
        await ReserveAsync(tables, new("r-1", Name, 2, later, "près de la fenêtre"));
        await ReserveAsync(tables, new("r-2", "Hadrien", 4, later.AddHours(1)));
        await tables.TellAsync(House.NewCommand(), new TableCommand.CancelReservation(new("t4"), "r-1", House.Lea));
        await CloseAsync();
        var written = await FileTextAsync();
        Assert.DoesNotContain(Name, written, StringComparison.Ordinal);
        Assert.DoesNotContain("Hadrien", written, StringComparison.Ordinal);
        Assert.DoesNotContain("fenêtre", written, StringComparison.Ordinal);

        await OpenAsync();
        Assert.Equal(1, await _house.Of<IPrivacyDesk>().EraseReservationsAsync(House.Lea));
        Assert.Equal(0, await _house.Of<IPrivacyDesk>().EraseReservationsAsync(House.Lea));
        await CloseAsync();
        await OpenAsync();

        Assert.Equal(["Hadrien"], (await _house.Grains.GetGrain<ITableGrain>("t4").ReadAsync()).Reservations.Select(reserved => reserved.Name));
        var reserved = new List<Reservation>();

        await foreach (var recorded in _journal.ReadAllAsync(0, CancellationToken.None))
        {
            reserved.AddRange(recorded.Event is TableEvent.Reserved e ? [e.Reservation] : []);
        }

        Assert.Equal([("r-1", "", ""), ("r-2", "Hadrien", "")], reserved.Select(one => (one.Id, one.Name, one.Note)));
        Assert.Contains((await TechnicalAsync()), row => row == "erased reservations:1");
    }

    [Fact]
    public async Task Somebody_who_has_left_is_forgotten_by_name_and_what_that_person_sealed_verifies()
    {
        var people = _house.Grains.GetGrain<IPeopleGrain>(GrainKeys.House);
        await people.TellAsync(House.NewCommand(), new PeopleCommand.Begin(new("boss"), "Léa", [SecretKind.Pin], House.Lea));
        await people.TellAsync(House.NewCommand(), new PeopleCommand.Add(new("person-zoe-1"), Name, [Role.Employee], House.Lea));
        await people.TellAsync(House.NewCommand(), new PeopleCommand.Change(new("person-zoe-1"), "Zénon", [Role.Employee], House.Lea));
        await EnterAsync();
        await SellAsync();
        Assert.Equal(PeopleRefusal.PersonActive, (await _house.Of<IPrivacyDesk>().ErasePersonAsync(House.NewCommand(), new("person-zoe-1"), House.Lea)).Refusal);

        await people.TellAsync(House.NewCommand(), new PeopleCommand.Deactivate(new("person-zoe-1"), House.Lea));
        Assert.Null((await _house.Of<IPrivacyDesk>().ErasePersonAsync(House.NewCommand(), new("person-zoe-1"), House.Lea)).Refusal);
        Assert.Equal("p--zoe-1", (await people.ReadAsync()).Find(new("person-zoe-1"))!.Name);
        await CloseAsync();
        await OpenAsync();

        var after = (await _house.Grains.GetGrain<IPeopleGrain>(GrainKeys.House).ReadAsync()).Find(new("person-zoe-1"))!;
        Assert.Equal(("p--zoe-1", true, false), (after.Name, after.IsForgotten, after.IsActive));
        Assert.Equal("Léa", (await _house.Grains.GetGrain<IPeopleGrain>(GrainKeys.House).ReadAsync()).Find(new("boss"))!.Name);
        var chain = new FiscalChain();

        await foreach (var recorded in _journal.ReadAllAsync(0, CancellationToken.None))
        {
            var read = System.Text.Json.JsonSerializer.Serialize(recorded.Event, recorded.Event.GetType(), JournalJson.Options);
            Assert.DoesNotContain("Zénon", read, StringComparison.Ordinal);

            if (recorded.Event is TillEvent.TicketSealed ticket)
            {
                chain.Add(ticket.Ticket.Number, Canonical.Of(ticket.Ticket), ticket.Seal);
            }
        }

        Assert.Equal((1L, null), (chain.Verified, chain.Fault));
        Assert.Contains((await TechnicalAsync()), row => row == "erased person:person-zoe-1");
        await CloseAsync();
        Assert.DoesNotContain("Zénon", await FileTextAsync(), StringComparison.Ordinal);
        await OpenAsync();
    }

    [Fact]
    public async Task Who_still_owes_is_not_forgotten()
    {
        await EnterAsync();
        await _house.Grains.GetGrain<ICustomerGrain>(Guest.Value).TellAsync(
            House.NewCommand(), new CustomerCommand.Charge(new("t"), new("s"), new("T1"), 1, new(500), House.Lea));

        Assert.Equal(CustomerRefusal.StillOwes, (await _house.Of<IPrivacyDesk>().EraseAsync(House.NewCommand(), Guest, House.Lea)).Refusal);
        Assert.Equal(Name, (await _house.Of<ICustomerDesk>().ReadAsync(Guest)).Facts.Name);
        Assert.False(_keys.IsForgotten("customer-c-1"));
    }

    [Fact]
    public async Task An_export_holds_everything_and_is_a_technical_event()
    {
        await EnterAsync();
        var sale = await SellAsync();
        var told = await _house.Of<IPrivacyDesk>().ExportAsync(Guest, House.Lea);

        Assert.Equal(sale, Assert.Single(told!.Sales).Sale);
        Assert.Equal(Name, Assert.Single(told.History).Facts.Name);
        Assert.Contains(Mail, told.Json, StringComparison.Ordinal);
        Assert.Null(await _house.Of<IPrivacyDesk>().ExportAsync(new("nobody"), House.Lea));
        Assert.Equal(
            "exported customer:c-1",
            Assert.Single((await _house.Of<ITechnicalDesk>().ReadAsync(new([], Code: TechnicalCode.PrivacyServed), CancellationToken.None)).Rows).Record.Information);
    }

    private static async Task ReserveAsync(ITableGrain table, Reservation reservation) => Assert.Null(
        (await table.TellAsync(House.NewCommand(), new TableCommand.Reserve(new("t4"), reservation, House.Lea))).Refusal);

    private async Task<List<string>> TechnicalAsync() =>
        [.. (await _house.Of<ITechnicalDesk>().ReadAsync(new([], Code: TechnicalCode.PrivacyServed), CancellationToken.None)).Rows.Select(row => row.Record.Information)];

    private async Task EnterAsync()
    {
        var told = await _house.Of<ICustomerDesk>().TellAsync(
            House.NewCommand(), Guest, new CustomerCommand.Enter(Guest, new(Name, Phone, "", Mail, MayMail: true, Business: Company), Money.Zero, House.Lea));
        Assert.Null(told.Refusal);
    }

    private async Task<SaleId> SellAsync()
    {
        var sale = await _house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1_450, House.Kitchen));
        await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.SetCustomer(Name, House.Lea, Guest));
        await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.SetPhone("06 12 34 56 78", House.Lea));
        await _house.RegisterDesk.PayAsync(House.NewCommand(), sale, PaymentMode.Cash, new(1_450), House.Lea);
        await _house.SalesShowAsync(view => view.Find(sale) is { Stage: SaleStage.Settled });
        return sale;
    }

    private async Task OpenAsync()
    {
        _journal = new(File, HouseEvents.Catalog, TimeProvider.System, new(_keys));
        _house = await House.OpenAsync(_journal, also: services => services
            .AddSingleton<IPersonalKeys>(_keys).AddTechnicalJournal().AddPrivacy());
    }

    private async Task CloseAsync()
    {
        await _house.DisposeAsync();
        await _journal.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    // All that a thief of the disk would read: the file, and whatever lies beside it.
    private async Task<string> FileTextAsync() => string.Concat(await Task.WhenAll(Directory.GetFiles(_folder).Select(async path =>
        Encoding.UTF8.GetString(await System.IO.File.ReadAllBytesAsync(path)))));

    private sealed class MemoryKeys : IPersonalKeys
    {
        private readonly Dictionary<string, byte[]> _keys = new(StringComparer.Ordinal);
        private readonly HashSet<string> _forgotten = new(StringComparer.Ordinal);
        private readonly Lock _gate = new();

        public byte[]? Find(string stream)
        {
            lock (_gate)
            {
                return _keys.GetValueOrDefault(stream);
            }
        }

        public byte[] FindOrMake(string stream)
        {
            lock (_gate)
            {
                return _keys.TryGetValue(stream, out var known) ? known : _keys[stream] = RandomNumberGenerator.GetBytes(32);
            }
        }

        public void Forget(IReadOnlyCollection<string> streams)
        {
            lock (_gate)
            {
                foreach (var stream in streams)
                {
                    _keys.Remove(stream);
                    _forgotten.Add(stream);
                }
            }
        }

        public bool IsForgotten(string stream)
        {
            lock (_gate)
            {
                return _forgotten.Contains(stream);
            }
        }
    }
}
