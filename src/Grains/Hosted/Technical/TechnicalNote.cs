using System.Globalization;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.Domain.Technical;
using RetailPos.Register.Domain.Watch;

namespace RetailPos.Grains.Technical;

/// <summary>What an event of the journal is to the list of technical events. Most are nothing, and cost a look at their type.</summary>
/// <param name="Till">Whose chain; null for the house's.</param>
/// <param name="Sale">Whose till it is, where the event does not name it.</param>
/// <param name="Person">Who, where the event names an id alone.</param>
internal sealed record TechnicalNote(
    TechnicalCode Code, string Information, Actor By, TillId? Till = null, SaleId? Sale = null, PersonId? Person = null)
{
    /// <param name="notes">The bills that were brought and are not paid.</param>
    public static TechnicalNote? Of(Recorded recorded, BroughtNotes notes) => recorded.Event switch
    {
        SaleEvent e => OfSale(recorded, e, notes.Has(new(recorded.KeyOf(Streams.Sale)))),
        TillEvent.TicketSealed { Ticket: { Refund: null, Table: { } table } ticket } when ticket.Total >= NoteFrom && !notes.Has(ticket.Sale) => new(
            TechnicalCode.NoteNotIssued, $"ticket:{ticket.Number} table:{table} total:{ticket.Total.Cents}", ticket.By, ticket.Till),
        TillEvent e => OfTill(new(recorded.KeyOf(Streams.Till)), e),
        PeopleEvent e => OfPeople(e),
        HouseRulesEvent e => OfRules(e),
        CatalogueEvent e => OfCatalogue(e),
        StationEvent.PaperReported { Outcome: not PaperOutcome.Printed } e => new(
            TechnicalCode.PrinterFault, $"station:{recorded.KeyOf(Streams.Station)} outcome:{e.Outcome}", Actor.Hub),
        OutboxEvent e => OfOutbox(recorded.KeyOf(Streams.Outbox), e),
        CustomerEvent.Changed e => new(TechnicalCode.PrivacyServed, $"corrected customer:{recorded.KeyOf(Streams.Customer)}", e.By),
        CustomerEvent.Absorbed e => new(TechnicalCode.PrivacyServed, $"merged customer:{e.Other} into:{recorded.KeyOf(Streams.Customer)}", e.By),
        ChainWatchEvent.FaultFound e => new(TechnicalCode.ChainFault, $"till:{e.Fault.Till} chain:{e.Fault.Chain} number:{e.Fault.Number} kind:{e.Fault.Kind}", Actor.Hub),
        ChainWatchEvent.FaultsAcknowledged e => new(
            TechnicalCode.FaultNoted, $"reason:{e.Reason} faults:{string.Join('+', e.Faults.Select(fault => $"{fault.Till}/{fault.Chain}/{fault.Number}/{fault.Kind}"))}", e.By),
        ChainWatchEvent.KeyKept { Lost: { } lost } e => new(TechnicalCode.KeyChanged, $"lost:{lost} to:{e.Id}", Actor.Hub),
        TableEvent.MovedIn e => new(TechnicalCode.TableChanged, $"from:{e.From} to:{e.Table}", e.By),
        _ => null,
    };

    // A printer that is off all night fails a thousand times, and is one fault.
    private static TechnicalNote? OfOutbox(string device, OutboxEvent happened) => happened switch
    {
        OutboxEvent.JobFailed { InARow: 1 } e => new(TechnicalCode.PrinterFault, $"device:{device} job:{e.Job} state:{e.State}", Actor.Hub),
        OutboxEvent.JobDoubtful e => new(TechnicalCode.PrinterFault, $"device:{device} job:{e.Job} doubtful", Actor.Hub),
        OutboxEvent.JobQueued { Job: { Kind: JobKind.Drawer, By.Person.Length: > 0 } job } => new(
            TechnicalCode.DrawerOpened, $"no-sale register:{job.Title}", job.By, new(job.Title)),
        _ => null,
    };

    // From so much on the law wants a note before the payment (arrêté n° 83-50/A). At the counter the ticket comes with the payment.
    private static readonly Money NoteFrom = new(2_500);

    private static TechnicalNote? OfSale(Recorded recorded, SaleEvent happened, bool isNoted)
    {
        return happened switch
        {
            SaleEvent.LineRemoved e when isNoted => Sold(TechnicalCode.ReturnedAfterNote, $"line:{e.Line} reason:{e.Reason}", e.By),
            SaleEvent.SentPartCut e when isNoted => Sold(TechnicalCode.ReturnedAfterNote, $"line:{e.Line} less:{e.Less.Thousandths} reason:{e.Reason}", e.By),
            SaleEvent.QuantitySet e when isNoted && e.After.Thousandths < e.Before.Thousandths => Sold(
                TechnicalCode.ReturnedAfterNote, $"line:{e.Line} from:{e.Before.Thousandths} to:{e.After.Thousandths}", e.By),
            SaleEvent.Abandoned e when isNoted => Sold(TechnicalCode.NoteAbandoned, $"reason:{e.Reason}", e.By),
            SaleEvent.LinesAdded e when e.Lines.Where(line => line.Article.IsWeighed && line.Weight is not WeightSource.Scale).ToList() is { Count: > 0 } typed =>
                Sold(TechnicalCode.WeightTyped, $"lines:{string.Join('+', typed.Select(line => $"{line.Id}={line.Quantity.Thousandths}g"))}", e.By),
            SaleEvent.LineRemoved { SentTo: null } e => Sold(TechnicalCode.LineCancelled, $"line:{e.Line} reason:{e.Reason}", e.By),
            SaleEvent.LineRemoved e => Sold(TechnicalCode.CancelledAfterOrder, $"line:{e.Line} reason:{e.Reason}", e.By),
            SaleEvent.SentPartCut e => Sold(TechnicalCode.CancelledAfterOrder, $"line:{e.Line}", e.By),
            SaleEvent.Abandoned e => Sold(
                e.Sent.IsEmpty ? TechnicalCode.SaleAbandoned : TechnicalCode.CancelledAfterOrder, $"reason:{e.Reason}", e.By),
            SaleEvent.Adjusted { Adjustment: { Kind: AdjustmentKind.Free } free } => Sold(
                TechnicalCode.ItemOffered, $"lines:{string.Join('+', free.Lines)}", free.By),
            SaleEvent.CardAnswered { Result.Outcome: CardOutcome.Unknown } e => Sold(
                TechnicalCode.TerminalFault, $"attempt:{e.Attempt} unknown:{e.Result.Reason}", Actor.Hub),
            SaleEvent.CardResolved e => Sold(
                TechnicalCode.TerminalFault, $"attempt:{e.Attempt} decided:{e.Result.Outcome} reason:{e.Reason}", e.By),
            SaleEvent.ReceiptTakenBack e => Sold(TechnicalCode.PrinterFault, e.Payment > 0 ? $"payment:{e.Payment} copy:{e.Copy}" : $"ticket:{e.Ticket} copy:{e.Copy}", Actor.Hub) with { Till = e.Till },
            _ => null,
        };

        TechnicalNote Sold(TechnicalCode code, string information, Actor by)
        {
            var sale = new SaleId(recorded.KeyOf(Streams.Sale));
            return new(code, $"sale:{sale} {information}", by, Sale: sale);
        }
    }

    private static TechnicalNote? OfTill(TillId till, TillEvent happened) => happened switch
    {
        TillEvent.TicketSealed { Ticket: { Refund: { } refund } ticket } => new(
            TechnicalCode.TicketReturned, $"ticket:{ticket.Number} of:{refund.Till}/{refund.Ticket} total:{ticket.Total.Cents} reason:{refund.Reason}", ticket.By, till),
        TillEvent.DebtSettled { Settling: { } settled } => new(
            TechnicalCode.PaymentModeChanged, $"customer:{settled.Customer} from:OnAccount to:{settled.Mode} amount:{settled.Amount.Cents}", settled.By, till),
        TillEvent.DuplicateSealed { Duplicate: { } again } => new(
            again.Of is FiscalChainKind.Notes ? TechnicalCode.NoteAgain : TechnicalCode.TicketAgain, $"{again.Of}:{again.Original} print:{again.Print}", again.By, till),
        TillEvent.KeyHandedOver { HandOver: { } handed } => new(TechnicalCode.KeyChanged, $"{(handed.IsLoss ? "lost" : "from")}:{handed.From} to:{handed.To}", handed.By, till),
        TillEvent.Opened e => new(TechnicalCode.DrawerCounted, $"opened session:{e.Session} cash:{e.OpeningCash.Cents}", e.By, till),
        TillEvent.Counted e => new(TechnicalCode.DrawerCounted, $"counted session:{e.Session} difference:{Gap(e.Counts)}", e.By, till),
        TillEvent.HandedOver e => new(TechnicalCode.DrawerCounted, $"handed-over session:{e.Session} to:{e.To} difference:{Gap(e.Counts)}", e.By, till),
        TillEvent.Closed e => new(
            TechnicalCode.DrawerCounted, $"closed session:{e.Session.Number} left:{e.Session.Left.Cents} difference:{e.Session.Difference.Cents}", e.Session.By, till),
        TillEvent.CashMoved e => new(
            TechnicalCode.DrawerOpened, $"{e.Movement.Kind} amount:{e.Movement.Amount.Cents} reason:{e.Movement.Reason}", e.Movement.By, till),
        TillEvent.PeriodClosed { Closure: { } closed } => new(
            closed.Kind is ClosureKind.Year ? TechnicalCode.YearClosed : TechnicalCode.PeriodClosed,
            $"{closed.Kind}:{closed.Number} from:{Day(closed.From)} to:{Day(closed.To)} perpetual:{closed.PerpetualAlgebraic.Cents}{(closed.IsLate ? " late" : "")}",
            closed.By, till),
        TillEvent.ArchiveSealed { Archive: { } archived } => new(
            archived.Last >= archived.First.AddYears(1).AddDays(-1) ? TechnicalCode.YearArchived : TechnicalCode.PeriodArchived,
            $"archive:{archived.Number} from:{Day(archived.First)} to:{Day(archived.Last)} of:{archived.Scope?.Value ?? "all"} manifest:{archived.Manifest}",
            archived.By, till),
        _ => null,
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static long Gap(ValueList<CountedMode> counts) => counts.Sum(count => count.Difference).Cents;

    private static TechnicalNote? OfPeople(PeopleEvent happened) => happened switch
    {
        PeopleEvent.SignedIn e => new(TechnicalCode.Started, $"person by:{e.Kind}", new("", e.Place), Person: e.Person),
        PeopleEvent.Switched e => new(TechnicalCode.Started, "person in-turn", new("", e.Place), Person: e.To),
        PeopleEvent.SignedOut e => new(TechnicalCode.Stopped, "person", new("", e.Place), Person: e.Person),
        PeopleEvent.RightSet e => new(TechnicalCode.RightsChanged, $"role:{e.Role} right:{e.Right} granted:{e.IsGranted}", e.By),
        PeopleEvent.Added e => new(TechnicalCode.RightsChanged, $"added:{e.Person} roles:{string.Join('+', e.Roles)}", e.By),
        PeopleEvent.Changed e when !e.Roles.Equals(e.RolesBefore) => new(
            TechnicalCode.RightsChanged, $"changed:{e.Person} from:{string.Join('+', e.RolesBefore)} to:{string.Join('+', e.Roles)}", e.By),
        PeopleEvent.Deactivated e => new(TechnicalCode.RightsChanged, $"deactivated:{e.Person}", e.By),
        PeopleEvent.Reactivated e => new(TechnicalCode.RightsChanged, $"reactivated:{e.Person}", e.By),
        PeopleEvent.SecretSet e => new(TechnicalCode.RightsChanged, $"secret-set:{e.Person} kind:{e.Kind}", e.By),
        PeopleEvent.SecretForgotten e => new(TechnicalCode.RightsChanged, $"secret-forgotten:{e.Person} kind:{e.Kind}", e.By),
        _ => null,
    };

    private static TechnicalNote? OfRules(HouseRulesEvent happened) => happened switch
    {
        HouseRulesEvent.CountrySet e => new(TechnicalCode.ComplianceSet, $"country:{e.After.Country} region:{e.After.Region} own-rates:{e.After.Rates.Count}", e.By),
        HouseRulesEvent.PaymentsSet e => new(TechnicalCode.ComplianceSet, $"payments keys:{e.After.Keys.Count} cash-step:{e.After.CashStepCents}", e.By),
        HouseRulesEvent.TillDaySet e => new(TechnicalCode.ComplianceSet, $"till-day must-be-opened:{e.After.MustBeOpened} blind:{e.After.BlindCount}", e.By),
        HouseRulesEvent.ReceiptsSet e when e.Before.House != e.After.House => new(
            TechnicalCode.TaxpayerChanged, $"name:{e.After.House.Name} siret:{e.After.House.Siret} vat:{e.After.House.VatNumber}", e.By),
        HouseRulesEvent.ReceiptsSet e => new(TechnicalCode.ParameterSet, $"receipts printing:{e.After.Printing}", e.By),
        HouseRulesEvent.TrainingBegan e => new(TechnicalCode.SpecialBegan, "training", e.By),
        HouseRulesEvent.TrainingLeft e => new(TechnicalCode.SpecialEnded, "training", e.By),
        HouseRulesEvent.ModesSet e => new(TechnicalCode.ParameterSet, $"modes:{string.Join('+', e.After.On)}", e.By),
        HouseRulesEvent.DeliveriesSet e => new(TechnicalCode.ParameterSet, "deliveries", e.By),
        HouseRulesEvent.RelaysSet e => new(TechnicalCode.ParameterSet, $"relays:{e.After.Points.Count}", e.By),
        HouseRulesEvent.FloorSet e => new(TechnicalCode.ParameterSet, "floor", e.By),
        HouseRulesEvent.MailSet e => new(TechnicalCode.ParameterSet, $"mail host:{e.After.Host} secret:{e.After.SecretNumber}", e.By),
        HouseRulesEvent.CounterSet e => new(TechnicalCode.ParameterSet, $"counter devices:{e.After.Devices.Count}", e.By),
        HouseRulesEvent.RegistersSet e => new(
            e.After.Registers.Count > e.Before.Registers.Count ? TechnicalCode.TerminalAdded
                : e.After.Registers.Count(one => one.IsOn) < e.Before.Registers.Count(one => one.IsOn) ? TechnicalCode.TerminalRemoved
                : TechnicalCode.ParameterSet,
            $"registers:{string.Join('+', e.After.Registers.Where(one => one.IsOn).Select(one => one.Id))}", e.By),
        _ => null,
    };

    // Of the catalogue only what the tax reads off it: prices are free.
    private static TechnicalNote? OfCatalogue(CatalogueEvent happened) => happened switch
    {
        CatalogueEvent.Imported e => new(TechnicalCode.DataImported, $"departments:{e.Departments.Count} articles:{e.Articles.Count}", e.By),
        CatalogueEvent.DefaultsSet e when VatOf(e.Before) != VatOf(e.After) => new(TechnicalCode.ComplianceSet, $"vat shop {VatOf(e.After)}", e.By),
        CatalogueEvent.DepartmentPut { Before: { } before } e when VatOf(before) != VatOf(e.After) => new(
            TechnicalCode.ComplianceSet, $"vat department:{e.After.Id} {VatOf(e.After)}", e.By),
        CatalogueEvent.ArticlePut { Before: { } before } e when VatOf(before) != VatOf(e.After) => new(
            TechnicalCode.ComplianceSet, $"vat article:{e.After.Id} {VatOf(e.After)}", e.By),
        _ => null,
    };

    private static string VatOf(ShopDefaults shop) => $"{shop.Supply}:{shop.EatIn.BasisPoints}/{shop.TakeAway.BasisPoints}";

    private static string VatOf(Department department) => $"{department.Supply}:{department.EatIn?.BasisPoints}/{department.TakeAway?.BasisPoints}";

    private static string VatOf(Article article) =>
        $"{article.Supply}:{article.EatIn.BasisPoints}/{article.TakeAway.BasisPoints}{(article.HasDepartmentVat ? " as-department" : "")}";
}

/// <summary>Which bills have been brought to guests and are not paid yet, as of the event that is being told of.</summary>
/// <remarks>
/// It begins with what the tills know when the hub starts, and follows from there. Only who was cut off between a bill and what became
/// of it, and catches up after it was paid, tells of an ordinary cancellation.
/// </remarks>
internal sealed class BroughtNotes
{
    private readonly HashSet<SaleId> _sales = [];

    public bool Has(SaleId sale) => _sales.Contains(sale);

    public void Add(IEnumerable<SaleId> sales) => _sales.UnionWith(sales);

    /// <summary>After what an event is has been told: a ticket is sealed of a bill that was brought.</summary>
    public void Follow(object happened)
    {
        switch (happened)
        {
            case TillEvent.NoteSealed e:
                _sales.Add(e.Note.Sale);
                break;
            case TillEvent.TicketSealed e:
                _sales.Remove(e.Ticket.Sale);
                break;
            case SaleEvent.Abandoned e:
                _sales.Remove(e.Sale);
                break;
        }
    }
}
