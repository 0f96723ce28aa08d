using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.People;

namespace RetailPos.Grains.Guard;

/// <summary>Which right it needs to ask a desk without a command of an aggregate.</summary>
internal static class QuestionRights
{
    public static readonly IReadOnlyDictionary<(Type Desk, string Method), Needed> Table =
        new Dictionary<(Type, string), Needed>
        {
            [(typeof(IRegisterDesk), nameof(IRegisterDesk.ReadAsync))] = Needs.Sale,
            [(typeof(IRegisterDesk), nameof(IRegisterDesk.PressAsync))] = Needs.Sale, // And what the key itself asks: KeyRights.
            [(typeof(IRegisterDesk), nameof(IRegisterDesk.SendAsync))] = Needs.Line,
            [(typeof(IRegisterDesk), nameof(IRegisterDesk.PayAsync))] = Needs.TakePayment,
            [(typeof(IRegisterDesk), nameof(IRegisterDesk.SeatAsync))] = Needs.Sale,
            [(typeof(IRegisterDesk), nameof(IRegisterDesk.MoveAsync))] = Needed.Of(Right.SplitBill),
            [(typeof(IRegisterDesk), nameof(IRegisterDesk.MoveBillAsync))] = Needs.Tables,
            [(typeof(IRegisterDesk), nameof(IRegisterDesk.RefundAsync))] = Needs.Refunding,

            [(typeof(IGuestDesk), nameof(IGuestDesk.OrderAsync))] = Needs.Nothing,

            [(typeof(IMailDesk), $"get_{nameof(IMailDesk.IsSetUp)}")] = Needs.Rules,
            [(typeof(IMailDesk), nameof(IMailDesk.SaveAsync))] = Needs.Rules,
            [(typeof(IMailDesk), nameof(IMailDesk.TryAsync))] = Needs.Rules,

            [(typeof(ITerminalDesk), nameof(ITerminalDesk.TestAsync))] = Needs.Rules,
            [(typeof(ITerminalDesk), nameof(ITerminalDesk.ReconcileAsync))] = Needed.Of(Right.EditRules, Right.CloseTill),

            [(typeof(IClosureDesk), $"get_{nameof(IClosureDesk.Schedule)}")] = Needs.Closures,
            [(typeof(IClosureDesk), $"get_{nameof(IClosureDesk.Calendar)}")] = Needs.Nothing,
            [(typeof(IClosureDesk), nameof(IClosureDesk.FindAsync))] = Needs.Closures,
            [(typeof(IClosureDesk), nameof(IClosureDesk.ReadOpenAsync))] = Needs.Closures,
            [(typeof(IClosureDesk), nameof(IClosureDesk.LeaveTrainingAsync))] = Needs.People, // One way, and for ever: an administrator's.

            [(typeof(IReceiptDesk), nameof(IReceiptDesk.PrintClosingAsync))] = Needs.Closures,
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.PrintReadingAsync))] = Needs.Closures,
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.ReadAsync))] = Needs.Sale,
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.OpenAsync))] = Needs.Nothing,
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.PaperAsync))] = Needed.Of(Right.OpenSale, Right.ReprintTicket, Right.SeeReports),
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.PrintAsync))] = Needs.Reprint,
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.MailAsync))] = Needs.Reprint,
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.PrintSettlingAsync))] = Needs.Reprint,
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.PrintDepositAsync))] = Needs.Reprint,
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.MailDepositAsync))] = Needs.Reprint,
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.BringNoteAsync))] = Needs.Sale,
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.NoteAsync))] = Needs.Sale,

            [(typeof(ISalesHistoryDesk), $"get_{nameof(ISalesHistoryDesk.Today)}")] = Needs.Nothing,
            [(typeof(ISalesHistoryDesk), nameof(ISalesHistoryDesk.ReadAsync))] = Needs.History,
            [(typeof(ISalesHistoryDesk), nameof(ISalesHistoryDesk.FindAsync))] = Needs.History,
            [(typeof(ISalesHistoryDesk), nameof(ISalesHistoryDesk.ReadSaleAsync))] = Needs.History,

            [(typeof(IDeliveryDesk), nameof(IDeliveryDesk.AssignAsync))] = Needs.Deliver,
            [(typeof(IDeliveryDesk), nameof(IDeliveryDesk.ReleaseAsync))] = Needs.Deliver,
            [(typeof(IDeliveryDesk), nameof(IDeliveryDesk.TakeOutAsync))] = Needs.Deliver,
            [(typeof(IDeliveryDesk), nameof(IDeliveryDesk.CollectAsync))] = Needs.Deliver,
            [(typeof(IDeliveryDesk), nameof(IDeliveryDesk.DeliverAsync))] = Needs.Deliver,
            [(typeof(IDeliveryDesk), nameof(IDeliveryDesk.FailAsync))] = Needs.Deliver,
            [(typeof(IDeliveryDesk), nameof(IDeliveryDesk.TryAgainAsync))] = Needs.Shipping,
            [(typeof(IDeliveryDesk), nameof(IDeliveryDesk.HandInAsync))] = Needs.CashMovement,
            [(typeof(IDeliveryDesk), nameof(IDeliveryDesk.ReadAsync))] = Needs.Nothing,

            [(typeof(IShipmentDesk), nameof(IShipmentDesk.PrintLabelAsync))] = Needs.Shipping,
            [(typeof(IShipmentDesk), nameof(IShipmentDesk.NoteLabelAsync))] = Needs.Shipping,
            [(typeof(IShipmentDesk), nameof(IShipmentDesk.PostAsync))] = Needs.Shipping,
            [(typeof(IShipmentDesk), nameof(IShipmentDesk.ArriveAsync))] = Needs.Shipping,
            [(typeof(IShipmentDesk), nameof(IShipmentDesk.ComeBackAsync))] = Needs.Shipping,
            [(typeof(IShipmentDesk), nameof(IShipmentDesk.TryAgainAsync))] = Needs.Shipping,
            [(typeof(IShipmentDesk), nameof(IShipmentDesk.ReadAsync))] = Needs.Nothing,

            [(typeof(ICustomerDesk), nameof(ICustomerDesk.ReadAsync))] = Needs.Sale,
            [(typeof(ICustomerDesk), nameof(ICustomerDesk.MergeAsync))] = Needs.Rules,
            [(typeof(ICustomerDesk), nameof(ICustomerDesk.HabitsAsync))] = Needs.OnAccount,
            [(typeof(ICustomerDesk), nameof(ICustomerDesk.ImportAsync))] = Needs.Import,

            [(typeof(IPrivacyDesk), nameof(IPrivacyDesk.ExportAsync))] = Needs.Rules,
            [(typeof(IPrivacyDesk), nameof(IPrivacyDesk.EraseAsync))] = Needs.Rules,
            [(typeof(IPrivacyDesk), nameof(IPrivacyDesk.EraseReservationsAsync))] = Needs.Rules,
            [(typeof(IPrivacyDesk), nameof(IPrivacyDesk.ErasePersonAsync))] = Needs.People,

            [(typeof(IKitchenDesk), nameof(IKitchenDesk.PlaceAsync))] = Needs.Line,
            [(typeof(IKitchenDesk), nameof(IKitchenDesk.ReadAsync))] = Needs.Nothing,
            [(typeof(IKitchenDesk), nameof(IKitchenDesk.TakeLinesAsync))] = Needs.Inside,
            [(typeof(IKitchenDesk), nameof(IKitchenDesk.GiveBeeperAsync))] = Needs.Beepers,
            [(typeof(IKitchenDesk), nameof(IKitchenDesk.CallAsync))] = Needs.Beepers,

            [(typeof(IFinderDesk), $"get_{nameof(IFinderDesk.OwnRanges)}")] = Needs.Finding,
            [(typeof(IFinderDesk), nameof(IFinderDesk.FindAsync))] = Needs.Finding,

            [(typeof(IDeviceDesk), nameof(IDeviceDesk.TestAsync))] = Needs.Papers,
            [(typeof(IDeviceDesk), nameof(IDeviceDesk.OpenDrawerAsync))] = Needs.CashMovement,

            [(typeof(IInvoiceDesk), nameof(IInvoiceDesk.ReadAsync))] = Needs.InvoiceReading,
            [(typeof(IInvoiceDesk), nameof(IInvoiceDesk.DrawAsync))] = Needs.Reprint,
            [(typeof(IInvoiceDesk), nameof(IInvoiceDesk.QuoteAsync))] = Needs.Sale,
            [(typeof(IInvoiceDesk), nameof(IInvoiceDesk.FindAsync))] = Needs.InvoiceReading,
            [(typeof(IInvoiceDesk), nameof(IInvoiceDesk.FileAsync))] = Needs.InvoiceReading,
            [(typeof(IInvoiceDesk), nameof(IInvoiceDesk.MailAsync))] = Needed.Of(Right.OpenSale, Right.TakePayment, Right.ReprintTicket),

            [(typeof(IExpenseDesk), nameof(IExpenseDesk.ReadAsync))] = Needs.InvoiceReading,
            [(typeof(IExpenseDesk), nameof(IExpenseDesk.DrawAsync))] = Needs.Reprint,
            [(typeof(IExpenseDesk), nameof(IExpenseDesk.PaperAsync))] = Needs.InvoiceReading,
            [(typeof(IExpenseDesk), nameof(IExpenseDesk.PrintAsync))] = Needs.Reprint,
            [(typeof(IExpenseDesk), nameof(IExpenseDesk.MailAsync))] = Needs.Reprint,
            [(typeof(IExpenseDesk), nameof(IExpenseDesk.OpenAsync))] = Needs.Nothing,

            [(typeof(ILeftoverDesk), $"get_{nameof(ILeftoverDesk.DayBegan)}")] = Needs.Nothing,
            [(typeof(ILeftoverDesk), nameof(ILeftoverDesk.PutAwayAsync))] = Needs.SentLine,

            [(typeof(IHistoryDesk), nameof(IHistoryDesk.ReadAsync))] = Needs.Nothing,

            [(typeof(ICatalogueDesk), nameof(ICatalogueDesk.ImportAsync))] = Needs.Import,
            [(typeof(ICatalogueDesk), nameof(ICatalogueDesk.ReadPricesAsync))] = Needs.Catalogue,

            [(typeof(IRoutingDesk), nameof(IRoutingDesk.SaveDraftAsync))] = Needs.Routing,
            [(typeof(IRoutingDesk), nameof(IRoutingDesk.DiscardDraftAsync))] = Needs.Routing,
            [(typeof(IRoutingDesk), nameof(IRoutingDesk.ProveAsync))] = Needs.Routing,
            [(typeof(IRoutingDesk), nameof(IRoutingDesk.PublishAsync))] = Needs.Routing,
            [(typeof(IRoutingDesk), nameof(IRoutingDesk.RollBackAsync))] = Needs.Routing,
            [(typeof(IRoutingDesk), nameof(IRoutingDesk.RehearseAsync))] = Needs.Routing,

            [(typeof(IPairingDesk), nameof(IPairingDesk.Offer))] = Needs.Nothing,
            [(typeof(IPairingDesk), $"get_{nameof(IPairingDesk.Waiting)}")] = Needs.Nothing,
            [(typeof(IPairingDesk), nameof(IPairingDesk.AdmitAsync))] = Needs.Screens,
            [(typeof(IPairingDesk), nameof(IPairingDesk.Redeem))] = Needs.Nothing,
            [(typeof(IPairingDesk), nameof(IPairingDesk.Find))] = Needs.Nothing,

            [(typeof(IServiceReportDesk), $"get_{nameof(IServiceReportDesk.Today)}")] = Needs.Nothing,
            [(typeof(IServiceReportDesk), nameof(IServiceReportDesk.ReadAsync))] = Needs.Reports,

            [(typeof(IFiscalDesk), nameof(IFiscalDesk.ProveAsync))] = Needs.Fiscal,
            [(typeof(IFiscalDesk), nameof(IFiscalDesk.ProveAllAsync))] = Needs.Fiscal,
            [(typeof(IFiscalDesk), nameof(IFiscalDesk.AcknowledgeAsync))] = Needs.People, // The owner's word, for ever.

            [(typeof(IChangesDesk), nameof(IChangesDesk.ReadAsync))] = Needs.Reports,

            [(typeof(IBackupDesk), $"get_{nameof(IBackupDesk.Standing)}")] = Needs.People,
            [(typeof(IBackupDesk), nameof(IBackupDesk.MakeAsync))] = Needs.People,
            [(typeof(IBackupDesk), nameof(IBackupDesk.Find))] = Needs.People,

            [(typeof(IExportDesk), $"get_{nameof(IExportDesk.Today)}")] = Needs.Nothing,
            [(typeof(IExportDesk), nameof(IExportDesk.MakeAsync))] = Needs.Fiscal,
            [(typeof(IExportDesk), $"get_{nameof(IExportDesk.Files)}")] = Needs.Fiscal,

            [(typeof(ISlotDesk), $"get_{nameof(ISlotDesk.RefusesFull)}")] = Needs.Nothing,
            [(typeof(ISlotDesk), nameof(ISlotDesk.TimelineAsync))] = Needs.Nothing,
            [(typeof(ISlotDesk), nameof(ISlotDesk.OfferAsync))] = Needs.Nothing,
            [(typeof(ISlotDesk), nameof(ISlotDesk.SurfaceAt))] = Needs.Nothing,

            [(typeof(ITechnicalDesk), nameof(ITechnicalDesk.NoteAsync))] = Needs.Inside,
            [(typeof(ITechnicalDesk), nameof(ITechnicalDesk.ReadAsync))] = Needs.Fiscal,

            [(typeof(IConformityDesk), nameof(IConformityDesk.ReadAsync))] = Needs.Fiscal,

            [(typeof(IPeopleDesk), nameof(IPeopleDesk.SetSecretAsync))] = Needs.People,
            [(typeof(IPeopleDesk), nameof(IPeopleDesk.ForgetSecretAsync))] = Needs.People,
            [(typeof(IPeopleDesk), nameof(IPeopleDesk.MakeBadgeAsync))] = Needs.People,

            [(typeof(ISignInDesk), $"get_{nameof(ISignInDesk.IsEmptyHouse)}")] = Needs.Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.EnterAsync))] = Needs.Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.EnterByBadgeAsync))] = Needs.Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.SwitchAsync))] = Needs.Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.PersonOfBadge))] = Needs.Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.LeaveAsync))] = Needs.Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.ChangeSecretAsync))] = Needs.Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.BeginAsync))] = Needs.Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.Redeem))] = Needs.Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.Find))] = Needs.Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.Read))] = Needs.Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.Touch))] = Needs.Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.Subscribe))] = Needs.Nothing,
        };
}
