using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Domain.Sales;

using Answer = Decision<SaleEvent, SaleRefusal>;

/// <summary>How the guest gets it, where, when and at which table.</summary>
internal static class Serving
{
    public static Answer SetMode(Sale sale, SaleCommand.SetMode c, DateTimeOffset now)
    {
        var chosen = new SaleEvent.ModeSet(sale.Mode, c.Mode, c.By, now);

        return sale.Mode == c.Mode ? (sale.IsModeSaid ? [] : [chosen])
            : c.House?.Modes.IsOn(c.Mode) is false ? SaleRefusal.ModeOff
            : sale.Lines.Any(line => line.Article.UnitPriceIn(c.Mode) is null) ? SaleRefusal.NotSoldInMode
            : [.. Sending.Told(sale, chosen, c.By), .. FeeOf(SaleDecider.Evolve(sale, chosen), c.By, now)];
    }

    /// <summary>Somebody must come for it by name, and nothing of it is made before it is paid.</summary>
    public static Answer PutAside(Sale sale, SaleCommand.PutAside c, DateTimeOffset now) =>
        sale.IsPutAside == c.IsOn ? []
        : c.IsOn && (sale.Table is not null || sale.CallNumber is not null || sale.Lines.Any(line => line.IsSent)) ? SaleRefusal.CannotBePutAside
        : c.IsOn && sale.Lines.IsEmpty ? SaleRefusal.NoLines
        : c.IsOn && sale.Customer.Length == 0 ? SaleRefusal.CustomerMissing
        : [new SaleEvent.PutAsideSet(c.IsOn, c.By, now)];

    public static Answer SetPhone(Sale sale, SaleCommand.SetPhone c, DateTimeOffset now) =>
        !SaleRules.IsPhoneOrEmpty(c.Phone) ? SaleRefusal.PhoneInvalid
        : sale.Phone == c.Phone ? []
        : [new SaleEvent.PhoneSet(c.Phone, c.By, now)];

    public static Answer SetDestination(Sale sale, SaleCommand.SetDestination c, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(c.Address) || !Text.IsNote(c.Address))
        {
            return SaleRefusal.AddressInvalid;
        }

        if (c.Place is { IsValid: false })
        {
            return SaleRefusal.PlaceInvalid;
        }

        // A carrier goes everywhere, at a price of the house's own.
        var rules = sale.Mode is ServiceMode.Shipping ? DeliveryRules.Default : c.House?.Deliveries ?? DeliveryRules.Default;
        var zone = c.Zone is { } name ? rules.Named(name) : c.Place is { } place ? rules.ZoneAt(place) : null;

        if (zone is null && (c.Zone is not null || !rules.Zones.IsEmpty))
        {
            return c.Zone is not null ? SaleRefusal.ZoneUnknown
                : c.Place is null ? SaleRefusal.ZoneMissing
                : SaleRefusal.OutsideZones;
        }

        var after = new Destination(
            c.Address, c.Place, zone?.Name, zone?.Fee ?? Money.Zero, zone?.Minimum ?? Money.Zero, rules.FeeName, rules.FeeRate);
        var set = new SaleEvent.DestinationSet(sale.Destination, after, c.By, now);
        return sale.Destination == after ? [] : [set, .. FeeOf(SaleDecider.Evolve(sale, set), c.By, now)];
    }

    public static Answer SetRelay(Sale sale, SaleCommand.SetRelay c, DateTimeOffset now) =>
        c.House?.Relays.Find(c.Relay) is not { } point ? SaleRefusal.RelayUnknown
        : !point.IsOn ? SaleRefusal.RelayOff
        : sale.Relay == point.Stop ? []
        : Sending.Told(sale, new SaleEvent.RelaySet(sale.Relay, point.Stop, c.By, now), c.By);

    public static Answer SetCustomer(Sale sale, SaleCommand.SetCustomer c, DateTimeOffset now) =>
        !Text.IsNameOrEmpty(c.Customer) || c.Known is { } known && !Id.IsValid(known.Value) ? SaleRefusal.CustomerInvalid
        : (sale.Customer, sale.Known) == (c.Customer, c.Known) ? []
        : sale.Customer == c.Customer ? [.. LostBy(sale, c, now), new SaleEvent.CustomerSet(c.Customer, c.By, now, c.Known)] // The kitchen reads the name alone.
        : [.. LostBy(sale, c, now), .. Sending.Told(sale, new SaleEvent.CustomerSet(c.Customer, c.By, now, c.Known), c.By).Events];

    private static IEnumerable<SaleEvent> LostBy(Sale sale, SaleCommand.SetCustomer c, DateTimeOffset now) =>
        sale.Known == c.Known ? [] : Exemption.Lost(sale, c.By, now);

    public static Answer SetDue(Sale sale, SaleCommand.SetDue c, DateTimeOffset now) =>
        sale.DueAt == c.DueAt ? []
        : sale.CallNumber is not null ? SaleRefusal.DueTimeSent
        : c.DueAt <= now || c.DueAt > now + SaleRules.DueAheadMax ? SaleRefusal.DueTimeAbsurd
        : c.IsRefusedAsFull ? SaleRefusal.SlotFull
        : [new SaleEvent.DueSet(sale.DueAt, c.DueAt, c.By, now)];

    public static Answer TakeTable(Sale sale, SaleCommand.TakeTable c, DateTimeOffset now) =>
        !Id.IsValid(c.Table.Value) ? SaleRefusal.TableInvalid
        : sale.IsPutAside ? SaleRefusal.CannotBePutAside
        : c.Covers is < 0 or > Limits.CoversMax ? SaleRefusal.CoversOutOfRange
        : sale.Table is { } table && table != c.Table ? SaleRefusal.AtAnotherTable
        : sale.Table == c.Table && sale.Covers == c.Covers ? []
        : Sending.Told(sale, new SaleEvent.TableTaken(c.Table, c.Covers, c.By, now), c.By);

    public static Answer MoveTable(Sale sale, SaleCommand.MoveTable c, DateTimeOffset now) =>
        !Id.IsValid(c.Table.Value) ? SaleRefusal.TableInvalid
        : sale.Table == c.Table ? []
        : Sending.Told(sale, new SaleEvent.TableTaken(c.Table, c.Covers ?? sale.Covers, c.By, now), c.By);

    // What a split left over belongs to the prices of the mode it was split in.
    public static SaleLine Repriced(SaleLine line, ServiceMode before, ServiceMode after) =>
        Pricing.UnitPriceOf(line, before) == Pricing.UnitPriceOf(line, after) ? line : line with { SplitCents = Money.Zero };

    /// <summary>What makes the bill's fee the one that its mode and address ask for.</summary>
    private static IEnumerable<SaleEvent> FeeOf(Sale sale, Actor by, DateTimeOffset now)
    {
        var wanted = sale is { Mode: ServiceMode.Delivery, Destination: { Fee.IsZero: false } to }
            ? new SoldArticle(Id: null, to.FeeName, to.Fee, to.FeeRate, to.FeeRate, Card: null)
            : null;
        var there = sale.Fee is { } id ? sale.Find(id) : null;

        // On another bill, or shared with one, the delivery is charged already: what another address makes of it, a person says.
        if (there?.Article == wanted || (wanted is not null && sale.Fee is not null && there?.Quantity != Quantity.One))
        {
            yield break;
        }

        var line = wanted is null ? null : new NewLine(FeeIdOf(sale), wanted, Quantity.One, [], "");
        yield return new SaleEvent.FeeSet(there?.Id, line, by, now);
    }

    // Counted by all the lines there ever were, so that no id comes back.
    private static LineId FeeIdOf(Sale sale)
    {
        var id = $"fee-{sale.Lines.Count + sale.Spent.Count}-{sale.Id}";
        return new(id.Length <= Id.LengthMax ? id : id[..Id.LengthMax]);
    }
}
