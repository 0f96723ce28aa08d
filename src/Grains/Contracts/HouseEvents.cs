using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.CallNumbers;
using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Hub.Domain.Floor;
using RetailPos.Hub.Domain.KitchenLines;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Technical;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.Domain.Watch;

namespace RetailPos.Grains.Contracts;

/// <summary>
/// The names of everything that can happen in the house. A name is for ever: it stands in journals that must be read in
/// ten years. A changed meaning is a new event with a new name; its old one stays here and goes on being understood.
/// </summary>
public static class HouseEvents
{
    public static readonly EventCatalog Catalog = new(
    [
        ("order.placed", typeof(OrderEvent.Placed)),
        ("order.lines-added", typeof(OrderEvent.LinesAdded)),
        ("order.step-opened", typeof(OrderEvent.StepOpened)),
        ("order.course-ready", typeof(OrderEvent.CourseReady)),
        ("order.line-changed", typeof(OrderEvent.LineChanged)),
        ("order.change-acknowledged", typeof(OrderEvent.ChangeAcknowledged)),
        ("order.amended", typeof(OrderEvent.Amended)),
        ("order.amendment-acknowledged", typeof(OrderEvent.AmendmentAcknowledged)),
        ("order.allergies-acknowledged", typeof(OrderEvent.AllergiesAcknowledged)),
        ("order.rush-set", typeof(OrderEvent.RushSet)),
        ("order.lines-claimed", typeof(OrderEvent.LinesClaimed)),
        ("order.promised", typeof(OrderEvent.Promised)),
        ("order.lines-started", typeof(OrderEvent.LinesStarted)),
        ("order.lines-moved-on", typeof(OrderEvent.LinesMovedOn)),
        ("order.lines-ready", typeof(OrderEvent.LinesReady)),
        ("order.lines-recalled", typeof(OrderEvent.LinesRecalled)),
        ("order.lines-cancelled", typeof(OrderEvent.LinesCancelled)),
        ("order.cancellation-acknowledged", typeof(OrderEvent.CancellationAcknowledged)),
        ("order.became-ready", typeof(OrderEvent.BecameReady)),
        ("order.no-longer-ready", typeof(OrderEvent.NoLongerReady)),
        ("order.lines-collected", typeof(OrderEvent.LinesCollected)),
        ("order.settled", typeof(OrderEvent.Settled)),
        ("order.completed", typeof(OrderEvent.Completed)),

        ("table.seated", typeof(TableEvent.Seated)),
        ("table.sale-added", typeof(TableEvent.SaleAdded)),
        ("table.left", typeof(TableEvent.Left)),
        ("table.freed", typeof(TableEvent.Freed)),
        ("table.became-to-clear", typeof(TableEvent.BecameToClear)),
        ("table.cleared", typeof(TableEvent.Cleared)),
        ("table.covers-set", typeof(TableEvent.CoversSet)),
        ("table.bill-brought", typeof(TableEvent.BillBrought)),
        ("table.move-asked", typeof(TableEvent.MoveAsked)),
        ("table.move-refused", typeof(TableEvent.MoveRefused)),
        ("table.moved-away", typeof(TableEvent.MovedAway)),
        ("table.moved-in", typeof(TableEvent.MovedIn)),
        ("table.took-in", typeof(TableEvent.TookIn)),
        ("table.parted", typeof(TableEvent.Parted)),
        ("table.came-back", typeof(TableEvent.CameBack)),
        ("table.reserved", typeof(TableEvent.Reserved)),
        ("table.reservation-ended", typeof(TableEvent.ReservationEnded)),

        ("floor-plan.saved", typeof(FloorPlanEvent.Saved)),
        ("floor-plan.code-revoked", typeof(FloorPlanEvent.CodeRevoked)),

        ("station.set-up", typeof(StationEvent.WasSetUp)),
        ("station.rules-set", typeof(StationEvent.RulesSet)),
        ("station.covered", typeof(StationEvent.Covered)),
        ("station.paper-asked", typeof(StationEvent.PaperAsked)),
        ("station.paper-reported", typeof(StationEvent.PaperReported)),
        ("station.handed-back", typeof(StationEvent.HandedBack)),

        ("screens.paired", typeof(HouseScreensEvent.Paired)),
        ("screens.changed", typeof(HouseScreensEvent.Changed)),
        ("screens.forgotten", typeof(HouseScreensEvent.Forgotten)),

        ("people.added", typeof(PeopleEvent.Added)),
        ("people.changed", typeof(PeopleEvent.Changed)),
        ("people.deactivated", typeof(PeopleEvent.Deactivated)),
        ("people.reactivated", typeof(PeopleEvent.Reactivated)),
        ("people.right-set", typeof(PeopleEvent.RightSet)),
        ("people.secret-set", typeof(PeopleEvent.SecretSet)),
        ("people.secret-forgotten", typeof(PeopleEvent.SecretForgotten)),
        ("people.signed-in", typeof(PeopleEvent.SignedIn)),
        ("people.sign-in-failed", typeof(PeopleEvent.SignInFailed)),
        ("people.locked-out", typeof(PeopleEvent.LockedOut)),
        ("people.switched", typeof(PeopleEvent.Switched)),
        ("people.signed-out", typeof(PeopleEvent.SignedOut)),
        ("people.right-refused", typeof(PeopleEvent.RightRefused)),

        ("routing.draft-saved", typeof(RoutingEvent.DraftSaved)),
        ("routing.draft-discarded", typeof(RoutingEvent.DraftDiscarded)),
        ("routing.published", typeof(RoutingEvent.Published)),
        ("routing.rolled-back", typeof(RoutingEvent.RolledBack)),

        ("kitchen-line.taken", typeof(KitchenLineEvent.Taken)),

        ("sold-out.marked", typeof(SoldOutEvent.Marked)),
        ("sold-out.restored", typeof(SoldOutEvent.Restored)),

        ("call-number.given", typeof(CallNumbersEvent.Given)),

        ("beepers.resized", typeof(BeeperPoolEvent.Resized)),
        ("beepers.given", typeof(BeeperPoolEvent.Given)),
        ("beepers.called", typeof(BeeperPoolEvent.Called)),
        ("beepers.reported", typeof(BeeperPoolEvent.Reported)),
        ("beepers.tried-again", typeof(BeeperPoolEvent.TriedAgain)),
        ("beepers.stop-asked", typeof(BeeperPoolEvent.StopAsked)),
        ("beepers.stop-reported", typeof(BeeperPoolEvent.StopReported)),
        ("beepers.taken-back", typeof(BeeperPoolEvent.TakenBack)),
        ("beepers.lost", typeof(BeeperPoolEvent.WasLost)),
        ("beepers.found", typeof(BeeperPoolEvent.WasFound)),

        ("catalogue.imported", typeof(CatalogueEvent.Imported)),
        ("catalogue.department-put", typeof(CatalogueEvent.DepartmentPut)),
        ("catalogue.article-put", typeof(CatalogueEvent.ArticlePut)),
        ("catalogue.choice-set-put", typeof(CatalogueEvent.ChoiceSetPut)),
        ("catalogue.menu-put", typeof(CatalogueEvent.MenuPut)),
        ("catalogue.reduction-put", typeof(CatalogueEvent.ReductionPut)),
        ("catalogue.automatic-rule-put", typeof(CatalogueEvent.AutomaticRulePut)),
        ("catalogue.article-archived", typeof(CatalogueEvent.ArticleArchived)),
        ("catalogue.department-archived", typeof(CatalogueEvent.DepartmentArchived)),
        ("catalogue.choice-set-removed", typeof(CatalogueEvent.ChoiceSetRemoved)),
        ("catalogue.menu-removed", typeof(CatalogueEvent.MenuRemoved)),
        ("catalogue.reduction-removed", typeof(CatalogueEvent.ReductionRemoved)),
        ("catalogue.automatic-rule-removed", typeof(CatalogueEvent.AutomaticRuleRemoved)),
        ("catalogue.articles-reordered", typeof(CatalogueEvent.ArticlesReordered)),
        ("catalogue.departments-reordered", typeof(CatalogueEvent.DepartmentsReordered)),
        ("catalogue.scale-set", typeof(CatalogueEvent.ScaleSet)),
        ("catalogue.defaults-set", typeof(CatalogueEvent.DefaultsSet)),
        ("catalogue.station-put", typeof(CatalogueEvent.StationPut)),

        ("house-rules.registers-set", typeof(HouseRulesEvent.RegistersSet)),
        ("house-rules.counter-set", typeof(HouseRulesEvent.CounterSet)),
        ("house-rules.modes-set", typeof(HouseRulesEvent.ModesSet)),
        ("house-rules.deliveries-set", typeof(HouseRulesEvent.DeliveriesSet)),

        ("delivery.asked", typeof(DeliveryEvent.Asked)),
        ("delivery.amended", typeof(DeliveryEvent.Amended)),
        ("delivery.cancelled", typeof(DeliveryEvent.Cancelled)),
        ("delivery.assigned", typeof(DeliveryEvent.Assigned)),
        ("delivery.released", typeof(DeliveryEvent.Released)),
        ("delivery.went-out", typeof(DeliveryEvent.WentOut)),
        ("delivery.cash-collected", typeof(DeliveryEvent.CashCollected)),
        ("delivery.delivered", typeof(DeliveryEvent.Delivered)),
        ("delivery.failed", typeof(DeliveryEvent.Failed)),
        ("delivery.tried-again", typeof(DeliveryEvent.TriedAgain)),
        ("delivery.handed-in", typeof(DeliveryEvent.HandedIn)),
        ("house-rules.payments-set", typeof(HouseRulesEvent.PaymentsSet)),
        ("house-rules.till-day-set", typeof(HouseRulesEvent.TillDaySet)),
        ("house-rules.floor-set", typeof(HouseRulesEvent.FloorSet)),
        ("house-rules.receipts-set", typeof(HouseRulesEvent.ReceiptsSet)),
        ("house-rules.country-set", typeof(HouseRulesEvent.CountrySet)),
        ("house-rules.accounting-set", typeof(HouseRulesEvent.AccountingSet)),
        ("house-rules.e-reporting-set", typeof(HouseRulesEvent.EReportingSet)),
        ("sale.receipt-given", typeof(SaleEvent.ReceiptGiven)),
        ("sale.receipt-taken-back", typeof(SaleEvent.ReceiptTakenBack)),

        ("customer.entered", typeof(CustomerEvent.Entered)),
        ("customer.changed", typeof(CustomerEvent.Changed)),
        ("customer.limit-set", typeof(CustomerEvent.LimitSet)),
        ("customer.erased", typeof(CustomerEvent.Erased)),
        ("customer.debt-held", typeof(CustomerEvent.DebtHeld)),
        ("customer.debt-released", typeof(CustomerEvent.DebtReleased)),
        ("customer.charged", typeof(CustomerEvent.Charged)),
        ("customer.credited-back", typeof(CustomerEvent.CreditedBack)),
        ("customer.settled", typeof(CustomerEvent.Settled)),

        ("sale.opened", typeof(SaleEvent.Opened)),
        ("sale.lines-added", typeof(SaleEvent.LinesAdded)),
        ("sale.quantity-set", typeof(SaleEvent.QuantitySet)),
        ("sale.note-set", typeof(SaleEvent.NoteSet)),
        ("sale.step-set", typeof(SaleEvent.StepSet)),
        ("sale.line-removed", typeof(SaleEvent.LineRemoved)),
        ("sale.mode-set", typeof(SaleEvent.ModeSet)),
        ("sale.customer-set", typeof(SaleEvent.CustomerSet)),
        ("sale.phone-set", typeof(SaleEvent.PhoneSet)),
        ("sale.destination-set", typeof(SaleEvent.DestinationSet)),
        ("sale.fee-set", typeof(SaleEvent.FeeSet)),
        ("sale.due-set", typeof(SaleEvent.DueSet)),
        ("sale.table-taken", typeof(SaleEvent.TableTaken)),
        ("sale.lines-sent", typeof(SaleEvent.LinesSent)),
        ("sale.sent-line-changed", typeof(SaleEvent.SentLineChanged)),
        ("sale.dispatch-changed", typeof(SaleEvent.DispatchChanged)),
        ("sale.seat-set", typeof(SaleEvent.SeatSet)),
        ("sale.choices-set", typeof(SaleEvent.ChoicesSet)),
        ("sale.adjusted", typeof(SaleEvent.Adjusted)),
        ("sale.adjustment-removed", typeof(SaleEvent.AdjustmentRemoved)),
        ("sale.offers-changed", typeof(SaleEvent.OffersChanged)),
        ("sale.sent-part-cut", typeof(SaleEvent.SentPartCut)),
        ("sale.move-requested", typeof(SaleEvent.MoveRequested)),
        ("sale.taken-in", typeof(SaleEvent.TakenIn)),
        ("sale.move-confirmed", typeof(SaleEvent.MoveConfirmed)),
        ("sale.move-refused", typeof(SaleEvent.MoveRefused)),
        ("sale.refund-requested", typeof(SaleEvent.RefundRequested)),
        ("sale.refund-confirmed", typeof(SaleEvent.RefundConfirmed)),
        ("sale.refund-refused", typeof(SaleEvent.RefundRefused)),
        ("sale.payment-requested", typeof(SaleEvent.PaymentRequested)),
        ("sale.payment-confirmed", typeof(SaleEvent.PaymentConfirmed)),
        ("sale.payment-refused", typeof(SaleEvent.PaymentRefused)),
        ("sale.settled", typeof(SaleEvent.Settled)),
        ("sale.abandoned", typeof(SaleEvent.Abandoned)),

        ("till.ticket-sealed", typeof(TillEvent.TicketSealed)),
        ("till.payment-sealed", typeof(TillEvent.PaymentSealed)),
        ("till.opened", typeof(TillEvent.Opened)),
        ("till.cash-moved", typeof(TillEvent.CashMoved)),
        ("till.debt-settled", typeof(TillEvent.DebtSettled)),
        ("till.counted", typeof(TillEvent.Counted)),
        ("till.handed-over", typeof(TillEvent.HandedOver)),
        ("till.closed", typeof(TillEvent.Closed)),
        ("till.archive-sealed", typeof(TillEvent.ArchiveSealed)),
        ("chain-watch.checkpoint-sealed", typeof(ChainWatchEvent.CheckpointSealed)),
        ("chain-watch.fault-found", typeof(ChainWatchEvent.FaultFound)),
        ("till.note-sealed", typeof(TillEvent.NoteSealed)),
        ("till.duplicate-sealed", typeof(TillEvent.DuplicateSealed)),
        ("till.key-handed-over", typeof(TillEvent.KeyHandedOver)),
        ("till.ticket-reprinted", typeof(TillEvent.TicketReprinted)),
        ("till.invoice-sealed", typeof(TillEvent.InvoiceSealed)),
        ("till.quote-drawn", typeof(TillEvent.QuoteDrawn)),
        ("till.period-closed", typeof(TillEvent.PeriodClosed)),
        ("till.trained", typeof(TillEvent.Trained)),
        ("house-rules.closing-set", typeof(HouseRulesEvent.ClosingSet)),
        ("house-rules.training-began", typeof(HouseRulesEvent.TrainingBegan)),
        ("house-rules.training-left", typeof(HouseRulesEvent.TrainingLeft)),

        ("technical.sealed", typeof(TechnicalLogEvent.Sealed)),
        ("technical.ran", typeof(TechnicalLogEvent.Ran)),
    ]);
}
