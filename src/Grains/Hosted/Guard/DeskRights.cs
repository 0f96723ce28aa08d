using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.Floor;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Technical;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.Domain.Watch;

namespace RetailPos.Grains.Guard;

/// <summary>Which right each question and each command at a desk needs: the one table, for pages of every kind.</summary>
/// <remarks>What does not stand here is refused to everybody, and a test names it.</remarks>
public static class DeskRights
{
    private static readonly Needed Nothing = Needed.Nothing;
    private static readonly Needed Inside = Needed.Inside;
    private static readonly Needed Kitchen = Needed.Of(Right.Kitchen);
    private static readonly Needed KitchenOrPass = Needed.Of(Right.Kitchen, Right.HandOver);
    private static readonly Needed Course = Needed.Of(Right.AddLines, Right.Kitchen, Right.HandOver);
    private static readonly Needed Beepers = Needed.Of(Right.HandOver, Right.OpenSale);
    private static readonly Needed Line = Needed.Of(Right.AddLines);
    private static readonly Needed Sale = Needed.Of(Right.OpenSale);
    private static readonly Needed SentLine = Needed.Of(Right.RemoveSentLine);
    private static readonly Needed Discount = Needed.Of(Right.Discount);
    private static readonly Needed Catalogue = Needed.Of(Right.EditCatalogue);
    private static readonly Needed Floor = Needed.Of(Right.EditFloor);
    private static readonly Needed Tables = Needed.Of(Right.MoveTable);
    private static readonly Needed Rules = Needed.Of(Right.EditRules);
    private static readonly Needed Deliver = Needed.Of(Right.Deliver);
    private static readonly Needed Shipping = Needed.Of(Right.Deliver, Right.OpenSale);
    private static readonly Needed OnAccount = Needed.Of(Right.OnAccount);
    private static readonly Needed Routing = Needed.Of(Right.EditRouting);
    private static readonly Needed Screens = Needed.Of(Right.ManageScreens);
    private static readonly Needed Finding = Needed.Of(Right.ManageScreens, Right.EditRules);
    private static readonly Needed Papers = Needed.Of(Right.ManageScreens, Right.ReprintTicket);
    private static readonly Needed InvoiceReading = Needed.Of(Right.OpenSale, Right.TakePayment, Right.ReprintTicket, Right.SeeReports);
    private static readonly Needed Closures = Needed.Of(Right.ReadFiscal, Right.CloseTill);
    private static readonly Needed Card = Needed.Of(Right.TakePayment, Right.Refund);
    private static readonly Needed People = Needed.Of(Right.EditPeople);

    /// <summary>Commands, whichever desk they are put to.</summary>
    public static readonly IReadOnlyDictionary<Type, Needed> Commands = new Dictionary<Type, Needed>
    {
        [typeof(SaleCommand.Open)] = Sale,
        [typeof(SaleCommand.AddLines)] = Line,
        [typeof(SaleCommand.SetQuantity)] = Line,
        [typeof(SaleCommand.AddQuantity)] = Line,
        [typeof(SaleCommand.SetNote)] = Line,
        [typeof(SaleCommand.SetOption)] = Line,
        [typeof(SaleCommand.SetAllergy)] = Line,
        [typeof(SaleCommand.SetStep)] = Line,
        [typeof(SaleCommand.RemoveLine)] = Line,
        [typeof(SaleCommand.SetMode)] = Sale,
        [typeof(SaleCommand.SetCustomer)] = Sale,
        [typeof(SaleCommand.PutAside)] = Sale,
        [typeof(SaleCommand.SetDue)] = Sale,
        [typeof(SaleCommand.TakeTable)] = Inside,
        [typeof(SaleCommand.Send)] = Inside,
        [typeof(SaleCommand.RequestPayment)] = Inside,
        [typeof(SaleCommand.ConfirmPayment)] = Inside,
        [typeof(SaleCommand.RefusePayment)] = Inside,
        [typeof(SaleCommand.Abandon)] = Line,
        [typeof(SaleCommand.GiveReceipt)] = Inside,
        [typeof(SaleCommand.TakeBackReceipt)] = Inside,
        [typeof(HouseRulesCommand.SetReceipts)] = Needed.Of(Right.EditRules),
        [typeof(HouseRulesCommand.SetAccounting)] = Needed.Of(Right.EditRules),
        [typeof(HouseRulesCommand.SetEReporting)] = Needed.Of(Right.EditRules),
        [typeof(SaleCommand.SetPhone)] = Sale,
        [typeof(SaleCommand.SetDestination)] = Sale,
        [typeof(SaleCommand.SetRelay)] = Sale,
        [typeof(SaleCommand.MoveTable)] = Inside,
        [typeof(SaleCommand.SetSeat)] = Line,
        [typeof(SaleCommand.SetChoices)] = Line,
        [typeof(SaleCommand.ComposeMenu)] = Line,
        [typeof(SaleCommand.ApplyReduction)] = Discount,
        [typeof(SaleCommand.RemoveAdjustment)] = Line, // It only ever makes dearer.
        [typeof(SaleCommand.MakeFree)] = Needed.Of(Right.FreeArticle),
        [typeof(SaleCommand.Move)] = Inside,
        [typeof(SaleCommand.TakeIn)] = Inside,
        [typeof(SaleCommand.ConfirmMove)] = Inside,
        [typeof(SaleCommand.RefuseMove)] = Inside,
        [typeof(SaleCommand.RequestRefund)] = Inside,
        [typeof(SaleCommand.SendCard)] = Inside,
        [typeof(SaleCommand.AnswerCard)] = Inside,
        [typeof(SaleCommand.CancelCard)] = Card,
        [typeof(SaleCommand.QueryCard)] = Card,
        [typeof(SaleCommand.ResolveCard)] = Needed.Of(Right.ResolveCard),
        [typeof(HouseRulesCommand.SetTerminals)] = Needed.Of(Right.EditRules),
        [typeof(SaleCommand.ConfirmRefund)] = Inside,
        [typeof(SaleCommand.RefuseRefund)] = Inside,

        [typeof(OrderCommand.Send)] = Inside,
        [typeof(OrderCommand.Start)] = Kitchen,
        [typeof(OrderCommand.MarkReady)] = Kitchen,
        [typeof(OrderCommand.Recall)] = KitchenOrPass,
        [typeof(OrderCommand.Cancel)] = SentLine,
        [typeof(OrderCommand.AcknowledgeCancellation)] = Kitchen,
        [typeof(OrderCommand.ChangeLine)] = SentLine,
        [typeof(OrderCommand.ChangePart)] = SentLine,
        [typeof(OrderCommand.AcknowledgeChange)] = Kitchen,
        [typeof(OrderCommand.ServeTo)] = Inside,
        [typeof(OrderCommand.Amend)] = Sale,
        [typeof(OrderCommand.AcknowledgeAmendment)] = Kitchen,
        [typeof(OrderCommand.AcknowledgeAllergies)] = KitchenOrPass,
        [typeof(OrderCommand.Prioritise)] = Course,
        [typeof(OrderCommand.Claim)] = Kitchen,
        [typeof(OrderCommand.Surface)] = KitchenOrPass,
        [typeof(OrderCommand.Promise)] = Inside,
        [typeof(OrderCommand.FireNextStep)] = Course,
        [typeof(OrderCommand.HandOver)] = Needed.Of(Right.HandOver),
        [typeof(OrderCommand.Settle)] = Inside,
        [typeof(OrderCommand.TakeOff)] = SentLine,

        [typeof(TableCommand.Seat)] = Sale,
        [typeof(TableCommand.SetCovers)] = Sale,
        [typeof(TableCommand.BringBill)] = Sale,
        [typeof(TableCommand.Clear)] = Sale,
        [typeof(TableCommand.Reserve)] = Sale,
        [typeof(TableCommand.CancelReservation)] = Sale,
        [typeof(TableCommand.Move)] = Tables,
        [typeof(TableCommand.Join)] = Tables,
        [typeof(TableCommand.Part)] = Tables,
        [typeof(TableCommand.AddSale)] = Inside,
        [typeof(TableCommand.Leave)] = Inside,
        [typeof(TableCommand.Receive)] = Inside,
        [typeof(TableCommand.TakeIn)] = Inside,
        [typeof(TableCommand.Release)] = Inside,
        [typeof(TableCommand.Stay)] = Inside,
        [typeof(TableCommand.ComeBack)] = Inside,

        [typeof(FloorPlanCommand.Save)] = Floor,
        [typeof(FloorPlanCommand.RevokeCode)] = Floor,

        [typeof(SoldOutCommand.Mark)] = Needed.Of(Right.SoldOut),
        [typeof(SoldOutCommand.Restore)] = Needed.Of(Right.SoldOut),

        [typeof(StationCommand.SetUp)] = Routing,
        [typeof(StationCommand.SetRules)] = Kitchen,
        [typeof(StationCommand.Cover)] = Inside,
        [typeof(StationCommand.AskPaper)] = Inside,
        [typeof(StationCommand.ReportPaper)] = Inside,
        [typeof(StationCommand.HandBack)] = Inside,

        [typeof(BeeperPoolCommand.Resize)] = Screens,
        [typeof(BeeperPoolCommand.Give)] = Beepers,
        [typeof(BeeperPoolCommand.Call)] = Beepers,
        [typeof(BeeperPoolCommand.Report)] = Inside,
        [typeof(BeeperPoolCommand.TryAgain)] = Beepers,
        [typeof(BeeperPoolCommand.Stop)] = Beepers,
        [typeof(BeeperPoolCommand.TakeBack)] = Beepers,
        [typeof(BeeperPoolCommand.TakeBackOne)] = Beepers,
        [typeof(BeeperPoolCommand.DeclareLost)] = Beepers,
        [typeof(BeeperPoolCommand.DeclareFound)] = Beepers,

        [typeof(HouseScreensCommand.Pair)] = Inside,
        [typeof(HouseScreensCommand.Change)] = Screens,
        [typeof(HouseScreensCommand.Forget)] = Screens,

        [typeof(HouseDevicesCommand.SetUpPrinter)] = Screens,
        [typeof(HouseDevicesCommand.TakeAway)] = Screens,
        [typeof(OutboxCommand.Queue)] = Inside,
        [typeof(OutboxCommand.TakeOver)] = Inside,
        [typeof(OutboxCommand.Begin)] = Inside,
        [typeof(OutboxCommand.Report)] = Inside,
        [typeof(OutboxCommand.FallBack)] = Inside,
        [typeof(OutboxCommand.Expire)] = Inside,
        [typeof(OutboxCommand.AskAgain)] = Papers,
        [typeof(OutboxCommand.Move)] = Papers,
        [typeof(OutboxCommand.Drop)] = Papers,
        [typeof(OutboxCommand.SayItCameOut)] = Papers,

        [typeof(HouseRulesCommand.SetModes)] = Rules,
        [typeof(HouseRulesCommand.SetDeliveries)] = Rules,
        [typeof(HouseRulesCommand.SetPayments)] = Rules,
        [typeof(HouseRulesCommand.SetActions)] = Rules,
        [typeof(HouseRulesCommand.SetFloor)] = Rules,
        [typeof(HouseRulesCommand.SetTillDay)] = Rules,
        [typeof(HouseRulesCommand.SetRegisters)] = Rules,
        [typeof(HouseRulesCommand.SetCounter)] = Rules,
        [typeof(HouseRulesCommand.SetMail)] = Rules,
        [typeof(HouseRulesCommand.SetCountry)] = Rules,

        [typeof(TillCommand.Pay)] = Inside,
        [typeof(TillCommand.GiveBack)] = Inside,
        [typeof(TillCommand.BringNote)] = Inside,
        [typeof(TillCommand.GiveAgain)] = Inside,
        [typeof(ChainWatchCommand.SealCheckpoint)] = Inside,
        [typeof(ChainWatchCommand.ReportFault)] = Inside,
        [typeof(ChainWatchCommand.Acknowledge)] = Inside,
        [typeof(ChainWatchCommand.KeepKey)] = Inside,
        [typeof(TillCommand.HandOverKey)] = Inside,
        [typeof(TillCommand.Open)] = Needed.Of(Right.OpenTill),
        [typeof(TillCommand.MoveCash)] = Needed.Of(Right.CashMovement),
        [typeof(TillCommand.Count)] = Needed.Of(Right.CloseTill),
        [typeof(TillCommand.HandOver)] = Needed.Of(Right.CloseTill),
        [typeof(TillCommand.Close)] = Needed.Of(Right.CloseTill),
        [typeof(TillCommand.SealArchive)] = Inside,
        [typeof(TillCommand.CloseDay)] = Needed.Of(Right.CloseTill),
        [typeof(TillCommand.CloseOver)] = Inside,
        [typeof(HouseRulesCommand.SetClosing)] = Rules,
        [typeof(HouseRulesCommand.SetRelays)] = Rules,
        [typeof(HouseRulesCommand.BeginTraining)] = Inside,
        [typeof(HouseRulesCommand.LeaveTraining)] = Inside, // The closures' desk asks for it, and knows what is open.

        [typeof(CatalogueCommand.Import)] = Needed.Of(Right.Import),
        [typeof(CatalogueCommand.PutDepartment)] = Catalogue,
        [typeof(CatalogueCommand.PutArticle)] = Catalogue,
        [typeof(CatalogueCommand.PutChoiceSet)] = Catalogue,
        [typeof(CatalogueCommand.PutMenu)] = Catalogue,
        [typeof(CatalogueCommand.PutReduction)] = Catalogue,
        [typeof(CatalogueCommand.PutAutomaticRule)] = Catalogue,
        [typeof(CatalogueCommand.ArchiveArticle)] = Catalogue,
        [typeof(CatalogueCommand.ArchiveDepartment)] = Catalogue,
        [typeof(CatalogueCommand.RemoveChoiceSet)] = Catalogue,
        [typeof(CatalogueCommand.RemoveMenu)] = Catalogue,
        [typeof(CatalogueCommand.RemoveReduction)] = Catalogue,
        [typeof(CatalogueCommand.RemoveAutomaticRule)] = Catalogue,
        [typeof(CatalogueCommand.ReorderArticles)] = Catalogue,
        [typeof(CatalogueCommand.ReorderDepartments)] = Catalogue,
        [typeof(CatalogueCommand.SetScale)] = Catalogue,
        [typeof(CatalogueCommand.SetDefaults)] = Catalogue,
        [typeof(CatalogueCommand.PutStation)] = Routing,
        [typeof(CatalogueCommand.ArchiveStation)] = Routing,

        [typeof(CustomerCommand.Enter)] = Sale,
        [typeof(CustomerCommand.Erase)] = Inside,
        [typeof(CustomerCommand.Change)] = Sale,
        [typeof(CustomerCommand.SetLimit)] = Needed.Of(Right.EditRules),
        [typeof(CustomerCommand.Settle)] = Needed.Of(Right.TakePayment),
        [typeof(TillCommand.TakeSettling)] = Inside,
        [typeof(TillCommand.DrawInvoice)] = Inside,
        [typeof(TillCommand.DrawQuote)] = Inside,
        [typeof(TillCommand.DrawExpense)] = Inside,
        [typeof(TillCommand.GiveExpense)] = Inside,
        [typeof(CustomerCommand.Hold)] = Inside,
        [typeof(CustomerCommand.Release)] = Inside,
        [typeof(CustomerCommand.Charge)] = Inside,
        [typeof(CustomerCommand.CreditBack)] = Inside,
        [typeof(CustomerCommand.Keep)] = Inside,
        [typeof(CustomerCommand.Join)] = Inside,
        [typeof(CustomerCommand.Absorb)] = Inside,
        [typeof(CustomerCommand.DropMerge)] = Inside,
        [typeof(CustomerCommand.TellApart)] = Needed.Of(Right.EditRules),

        [typeof(PeopleCommand.Begin)] = Inside,
        [typeof(PeopleCommand.Add)] = People,
        [typeof(PeopleCommand.Change)] = People,
        [typeof(PeopleCommand.Deactivate)] = People,
        [typeof(PeopleCommand.Reactivate)] = People,
        [typeof(PeopleCommand.Forget)] = Inside, // The desk of privacy throws the key away with it.
        [typeof(PeopleCommand.SetRight)] = People,
        [typeof(PeopleCommand.NoteSecret)] = Inside,
        [typeof(PeopleCommand.ForgetSecret)] = Inside,
        [typeof(PeopleCommand.Enter)] = Inside,
        [typeof(PeopleCommand.Switch)] = Inside,
        [typeof(PeopleCommand.Leave)] = Inside,
        [typeof(PeopleCommand.NoteRefusal)] = Inside,

        [typeof(TechnicalLogCommand.Start)] = Inside,
        [typeof(TechnicalLogCommand.Stop)] = Inside,
        [typeof(TechnicalLogCommand.Note)] = Inside,
    };

    /// <summary>What is asked of a desk without a command of an aggregate.</summary>
    public static readonly IReadOnlyDictionary<(Type Desk, string Method), Needed> Questions =
        new Dictionary<(Type, string), Needed>
        {
            [(typeof(IRegisterDesk), nameof(IRegisterDesk.ReadAsync))] = Sale,
            [(typeof(IRegisterDesk), nameof(IRegisterDesk.PressAsync))] = Sale, // And what the key itself asks: KeyRights.
            [(typeof(IRegisterDesk), nameof(IRegisterDesk.SendAsync))] = Line,
            [(typeof(IRegisterDesk), nameof(IRegisterDesk.PayAsync))] = Needed.Of(Right.TakePayment),
            [(typeof(IRegisterDesk), nameof(IRegisterDesk.SeatAsync))] = Sale,
            [(typeof(IRegisterDesk), nameof(IRegisterDesk.MoveAsync))] = Needed.Of(Right.SplitBill),
            [(typeof(IRegisterDesk), nameof(IRegisterDesk.MoveBillAsync))] = Tables,
            [(typeof(IRegisterDesk), nameof(IRegisterDesk.RefundAsync))] = Needed.Of(Right.Refund),

            [(typeof(IGuestDesk), nameof(IGuestDesk.OrderAsync))] = Nothing,

            [(typeof(IMailDesk), $"get_{nameof(IMailDesk.IsSetUp)}")] = Rules,
            [(typeof(IMailDesk), nameof(IMailDesk.SaveAsync))] = Rules,
            [(typeof(IMailDesk), nameof(IMailDesk.TryAsync))] = Rules,

        [(typeof(ITerminalDesk), nameof(ITerminalDesk.TestAsync))] = Rules,
        [(typeof(ITerminalDesk), nameof(ITerminalDesk.ReconcileAsync))] = Needed.Of(Right.EditRules, Right.CloseTill),
            [(typeof(IClosureDesk), $"get_{nameof(IClosureDesk.Schedule)}")] = Closures,
            [(typeof(IClosureDesk), $"get_{nameof(IClosureDesk.Calendar)}")] = Nothing,
            [(typeof(IClosureDesk), nameof(IClosureDesk.FindAsync))] = Closures,
            [(typeof(IClosureDesk), nameof(IClosureDesk.ReadOpenAsync))] = Closures,
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.PrintClosingAsync))] = Closures,
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.PrintReadingAsync))] = Closures,
            [(typeof(IClosureDesk), nameof(IClosureDesk.LeaveTrainingAsync))] = People, // One way, and for ever: an administrator's.

            [(typeof(ISalesHistoryDesk), $"get_{nameof(ISalesHistoryDesk.Today)}")] = Nothing,
            [(typeof(ISalesHistoryDesk), nameof(ISalesHistoryDesk.ReadAsync))] = Needed.Of(Right.ReprintTicket, Right.SeeReports),
            [(typeof(ISalesHistoryDesk), nameof(ISalesHistoryDesk.FindAsync))] = Needed.Of(Right.ReprintTicket, Right.SeeReports),
            [(typeof(ISalesHistoryDesk), nameof(ISalesHistoryDesk.ReadSaleAsync))] = Needed.Of(Right.ReprintTicket, Right.SeeReports),

            [(typeof(IDeliveryDesk), nameof(IDeliveryDesk.AssignAsync))] = Deliver,
            [(typeof(IDeliveryDesk), nameof(IDeliveryDesk.ReleaseAsync))] = Deliver,
            [(typeof(IDeliveryDesk), nameof(IDeliveryDesk.TakeOutAsync))] = Deliver,
            [(typeof(IDeliveryDesk), nameof(IDeliveryDesk.CollectAsync))] = Deliver,
            [(typeof(IDeliveryDesk), nameof(IDeliveryDesk.DeliverAsync))] = Deliver,
            [(typeof(IDeliveryDesk), nameof(IDeliveryDesk.FailAsync))] = Deliver,
            [(typeof(IDeliveryDesk), nameof(IDeliveryDesk.TryAgainAsync))] = Needed.Of(Right.Deliver, Right.OpenSale),
            [(typeof(IDeliveryDesk), nameof(IDeliveryDesk.HandInAsync))] = Needed.Of(Right.CashMovement),
            [(typeof(IDeliveryDesk), nameof(IDeliveryDesk.ReadAsync))] = Nothing,

            [(typeof(IShipmentDesk), nameof(IShipmentDesk.PrintLabelAsync))] = Shipping,
            [(typeof(IShipmentDesk), nameof(IShipmentDesk.NoteLabelAsync))] = Shipping,
            [(typeof(IShipmentDesk), nameof(IShipmentDesk.PostAsync))] = Shipping,
            [(typeof(IShipmentDesk), nameof(IShipmentDesk.ArriveAsync))] = Shipping,
            [(typeof(IShipmentDesk), nameof(IShipmentDesk.ComeBackAsync))] = Shipping,
            [(typeof(IShipmentDesk), nameof(IShipmentDesk.TryAgainAsync))] = Shipping,
            [(typeof(IShipmentDesk), nameof(IShipmentDesk.ReadAsync))] = Nothing,

            [(typeof(ICustomerDesk), nameof(ICustomerDesk.ReadAsync))] = Sale,
            [(typeof(ICustomerDesk), nameof(ICustomerDesk.MergeAsync))] = Needed.Of(Right.EditRules),
            [(typeof(ICustomerDesk), nameof(ICustomerDesk.HabitsAsync))] = Needed.Of(Right.OnAccount),
            [(typeof(ICustomerDesk), nameof(ICustomerDesk.ImportAsync))] = Needed.Of(Right.Import),

            [(typeof(IPrivacyDesk), nameof(IPrivacyDesk.ExportAsync))] = Needed.Of(Right.EditRules),
            [(typeof(IPrivacyDesk), nameof(IPrivacyDesk.EraseAsync))] = Needed.Of(Right.EditRules),
            [(typeof(IPrivacyDesk), nameof(IPrivacyDesk.EraseReservationsAsync))] = Needed.Of(Right.EditRules),
            [(typeof(IPrivacyDesk), nameof(IPrivacyDesk.ErasePersonAsync))] = People,

            [(typeof(IKitchenDesk), nameof(IKitchenDesk.PlaceAsync))] = Line,
            [(typeof(IKitchenDesk), nameof(IKitchenDesk.ReadAsync))] = Nothing,
            [(typeof(IKitchenDesk), nameof(IKitchenDesk.TakeLinesAsync))] = Inside,
            [(typeof(IKitchenDesk), nameof(IKitchenDesk.GiveBeeperAsync))] = Beepers,
            [(typeof(IKitchenDesk), nameof(IKitchenDesk.CallAsync))] = Beepers,

            [(typeof(IReceiptDesk), nameof(IReceiptDesk.ReadAsync))] = Sale,
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.OpenAsync))] = Nothing,
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.PaperAsync))] = Needed.Of(Right.OpenSale, Right.ReprintTicket, Right.SeeReports),
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.PrintAsync))] = Needed.Of(Right.TakePayment, Right.ReprintTicket),
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.MailAsync))] = Needed.Of(Right.TakePayment, Right.ReprintTicket),
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.PrintSettlingAsync))] = Needed.Of(Right.TakePayment, Right.ReprintTicket),
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.BringNoteAsync))] = Sale,
            [(typeof(IReceiptDesk), nameof(IReceiptDesk.NoteAsync))] = Sale,

            [(typeof(IFinderDesk), $"get_{nameof(IFinderDesk.OwnRanges)}")] = Finding,
            [(typeof(IFinderDesk), nameof(IFinderDesk.FindAsync))] = Finding,

            [(typeof(IDeviceDesk), nameof(IDeviceDesk.TestAsync))] = Papers,
            [(typeof(IDeviceDesk), nameof(IDeviceDesk.OpenDrawerAsync))] = Needed.Of(Right.CashMovement),

            [(typeof(IInvoiceDesk), nameof(IInvoiceDesk.ReadAsync))] = InvoiceReading,
            [(typeof(IInvoiceDesk), nameof(IInvoiceDesk.DrawAsync))] = Needed.Of(Right.TakePayment, Right.ReprintTicket),
            [(typeof(IInvoiceDesk), nameof(IInvoiceDesk.QuoteAsync))] = Sale,
            [(typeof(IInvoiceDesk), nameof(IInvoiceDesk.FindAsync))] = InvoiceReading,
            [(typeof(IInvoiceDesk), nameof(IInvoiceDesk.FileAsync))] = InvoiceReading,
            [(typeof(IInvoiceDesk), nameof(IInvoiceDesk.MailAsync))] = Needed.Of(Right.OpenSale, Right.TakePayment, Right.ReprintTicket),

            [(typeof(IExpenseDesk), nameof(IExpenseDesk.ReadAsync))] = InvoiceReading,
            [(typeof(IExpenseDesk), nameof(IExpenseDesk.DrawAsync))] = Needed.Of(Right.TakePayment, Right.ReprintTicket),
            [(typeof(IExpenseDesk), nameof(IExpenseDesk.PaperAsync))] = InvoiceReading,
            [(typeof(IExpenseDesk), nameof(IExpenseDesk.PrintAsync))] = Needed.Of(Right.TakePayment, Right.ReprintTicket),
            [(typeof(IExpenseDesk), nameof(IExpenseDesk.MailAsync))] = Needed.Of(Right.TakePayment, Right.ReprintTicket),
            [(typeof(IExpenseDesk), nameof(IExpenseDesk.OpenAsync))] = Nothing,

            [(typeof(IHistoryDesk), nameof(IHistoryDesk.ReadAsync))] = Nothing,
            [(typeof(ICatalogueDesk), nameof(ICatalogueDesk.ImportAsync))] = Needed.Of(Right.Import),
            [(typeof(ICatalogueDesk), nameof(ICatalogueDesk.ReadPricesAsync))] = Catalogue,

            [(typeof(IRoutingDesk), nameof(IRoutingDesk.SaveDraftAsync))] = Routing,
            [(typeof(IRoutingDesk), nameof(IRoutingDesk.DiscardDraftAsync))] = Routing,
            [(typeof(IRoutingDesk), nameof(IRoutingDesk.ProveAsync))] = Routing,
            [(typeof(IRoutingDesk), nameof(IRoutingDesk.PublishAsync))] = Routing,
            [(typeof(IRoutingDesk), nameof(IRoutingDesk.RollBackAsync))] = Routing,
            [(typeof(IRoutingDesk), nameof(IRoutingDesk.RehearseAsync))] = Routing,

            [(typeof(IPairingDesk), nameof(IPairingDesk.Offer))] = Nothing,
            [(typeof(IPairingDesk), $"get_{nameof(IPairingDesk.Waiting)}")] = Nothing,
            [(typeof(IPairingDesk), nameof(IPairingDesk.AdmitAsync))] = Screens,
            [(typeof(IPairingDesk), nameof(IPairingDesk.Redeem))] = Nothing,
            [(typeof(IPairingDesk), nameof(IPairingDesk.Find))] = Nothing,

            [(typeof(IServiceReportDesk), $"get_{nameof(IServiceReportDesk.Today)}")] = Nothing,
            [(typeof(IServiceReportDesk), nameof(IServiceReportDesk.ReadAsync))] = Needed.Of(Right.SeeReports),

            [(typeof(IFiscalDesk), nameof(IFiscalDesk.ProveAsync))] = Needed.Of(Right.ReadFiscal),
            [(typeof(IFiscalDesk), nameof(IFiscalDesk.ProveAllAsync))] = Needed.Of(Right.ReadFiscal),
            [(typeof(IFiscalDesk), nameof(IFiscalDesk.AcknowledgeAsync))] = People, // The owner's word, for ever.

            [(typeof(IChangesDesk), nameof(IChangesDesk.ReadAsync))] = Needed.Of(Right.SeeReports),

            [(typeof(IBackupDesk), $"get_{nameof(IBackupDesk.Standing)}")] = People,
            [(typeof(IBackupDesk), nameof(IBackupDesk.MakeAsync))] = People,
            [(typeof(IBackupDesk), nameof(IBackupDesk.Find))] = People,
            [(typeof(IExportDesk), $"get_{nameof(IExportDesk.Today)}")] = Nothing,
            [(typeof(IExportDesk), nameof(IExportDesk.MakeAsync))] = Needed.Of(Right.ReadFiscal),
            [(typeof(IExportDesk), $"get_{nameof(IExportDesk.Files)}")] = Needed.Of(Right.ReadFiscal),

            [(typeof(ISlotDesk), $"get_{nameof(ISlotDesk.RefusesFull)}")] = Nothing,
            [(typeof(ISlotDesk), nameof(ISlotDesk.TimelineAsync))] = Nothing,
            [(typeof(ISlotDesk), nameof(ISlotDesk.OfferAsync))] = Nothing,
            [(typeof(ISlotDesk), nameof(ISlotDesk.SurfaceAt))] = Nothing,

            [(typeof(ITechnicalDesk), nameof(ITechnicalDesk.NoteAsync))] = Inside,
            [(typeof(ITechnicalDesk), nameof(ITechnicalDesk.ReadAsync))] = Needed.Of(Right.ReadFiscal),
            [(typeof(IConformityDesk), nameof(IConformityDesk.ReadAsync))] = Needed.Of(Right.ReadFiscal),

            [(typeof(IPeopleDesk), nameof(IPeopleDesk.SetSecretAsync))] = People,
            [(typeof(IPeopleDesk), nameof(IPeopleDesk.ForgetSecretAsync))] = People,
            [(typeof(IPeopleDesk), nameof(IPeopleDesk.MakeBadgeAsync))] = People,

            [(typeof(ISignInDesk), $"get_{nameof(ISignInDesk.IsEmptyHouse)}")] = Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.EnterAsync))] = Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.EnterByBadgeAsync))] = Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.SwitchAsync))] = Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.PersonOfBadge))] = Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.LeaveAsync))] = Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.ChangeSecretAsync))] = Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.BeginAsync))] = Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.Redeem))] = Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.Find))] = Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.Read))] = Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.Touch))] = Nothing,
            [(typeof(ISignInDesk), nameof(ISignInDesk.Subscribe))] = Nothing,
        };

    /// <summary>A command of an aggregate: a case of an abstract record of that name.</summary>
    public static bool IsCommand(Type type) =>
        type.BaseType is { IsAbstract: true } family && family.Name.EndsWith("Command", StringComparison.Ordinal) && type.IsNested;

    /// <param name="saleOf">The sale as the registers see it.</param>
    /// <returns>Null for what nobody has declared.</returns>
    public static Needed? Of(Type desk, string method, IReadOnlyList<object?> arguments, Func<SaleId, Sale?> saleOf)
    {
        var command = arguments.FirstOrDefault(argument => argument is not null && IsCommand(argument.GetType()));

        // Somebody's debt is another matter than somebody's money.
        return command is null && method == nameof(IRegisterDesk.PayAsync) && arguments.Any(argument => argument is CustomerId { Value: not null }) ? OnAccount
            : command is null ? Questions.GetValueOrDefault((desk, method))
            : arguments.OfType<SaleId>().FirstOrDefault() is { Value: not null } id && TakesFromKitchen(command, saleOf(id)) ? SentLine
            : command is SaleCommand.ApplyReduction { FixedPrice: not null } ? Needed.Of(Right.FixPrice)
            : Commands.GetValueOrDefault(command.GetType());
    }

    // What the kitchen has is food: taking it off a bill is another matter than mending a slip of the finger.
    private static bool TakesFromKitchen(object command, Sale? sale) => command switch
    {
        SaleCommand.RemoveLine c => sale?.Find(c.Line) is { IsSent: true },
        SaleCommand.SetQuantity c => sale?.Find(c.Line) is { IsSent: true } line && c.Quantity.Thousandths < line.Quantity.Thousandths,
        SaleCommand.AddQuantity c => sale?.Find(c.Line) is { IsSent: true } && c.Thousandths < 0,
        SaleCommand.Abandon => sale?.Lines.Any(line => line.IsSent) is true,
        _ => false,
    };
}
