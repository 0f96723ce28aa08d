using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Sales;

public abstract record SaleCommand
{
    private SaleCommand() { }

    /// <summary>What the house offers by itself at this moment; null where nobody looked, and then nothing changes by itself.</summary>
    public HouseOffers? Offers { get; init; }

    /// <param name="Lines">What it begins with: with them or not at all. Null for a register that adds them one by one.</param>
    /// <param name="SoldOut">What the house has none of at this moment.</param>
    /// <param name="IsModeSaid">Somebody has chosen the mode; otherwise it is only what sales begin with.</param>
    /// <param name="House">What the house has decided, as it holds at this moment; null for a caller whom no rule concerns.</param>
    /// <param name="Choices">What the catalogue of this moment finds wrong with the lines' choices; null for nothing.</param>
    /// <param name="Archived">What of the lines the house sells no longer.</param>
    public sealed record Open(
        SaleId Sale,
        TillId Till,
        OrderId Order,
        ServiceMode Mode,
        Actor By,
        ValueList<NewLine>? Lines = null,
        ValueList<ArticleId>? SoldOut = null,
        bool IsModeSaid = true,
        HouseRules? House = null,
        ChoiceFault? Choices = null,
        ValueList<ArticleId>? Archived = null) : SaleCommand;

    /// <summary>A ticket is about to be given out; its copy's number is in the event.</summary>
    /// <param name="Payment">A later payment on it, by its number among the till's payments; 0 for the ticket itself.</param>
    public sealed record GiveReceipt(TillId Till, long Ticket, Actor By, long Payment = 0) : SaleCommand;

    /// <summary>Nothing came of a copy that was counted.</summary>
    /// <param name="Payment">As when it was counted.</param>
    public sealed record TakeBackReceipt(TillId Till, long Ticket, int Copy, long Payment = 0) : SaleCommand;

    /// <param name="SoldOut">What the house has none of at this moment.</param>
    /// <param name="Choices">What the catalogue of this moment finds wrong with the lines' choices; null for nothing.</param>
    /// <param name="Archived">What of the lines the house sells no longer.</param>
    /// <param name="Country">Whose law gives the lines their rates today; null for a caller who brings them.</param>
    public sealed record AddLines(
        ValueList<NewLine> Lines,
        Actor By,
        ValueList<ArticleId>? SoldOut = null,
        ChoiceFault? Choices = null,
        ValueList<ArticleId>? Archived = null,
        CountryRules? Country = null) : SaleCommand;

    /// <summary>Other choices for a line. One that the kitchen has is changed there too.</summary>
    /// <param name="Fault">What the catalogue of this moment finds wrong with them; null for nothing.</param>
    public sealed record SetChoices(LineId Line, ValueList<Choice> Choices, Actor By, ChoiceFault? Fault = null) : SaleCommand;

    /// <summary>A line that the kitchen has can become less, and is changed there too. More of it is another line.</summary>
    /// <param name="SoldOut">What the house has none of at this moment.</param>
    public sealed record SetQuantity(LineId Line, Quantity Quantity, Actor By, ValueList<ArticleId>? SoldOut = null) : SaleCommand;

    /// <summary>So much more, or less, than it is when the command arrives: of two registers at one line neither is lost.</summary>
    /// <param name="SoldOut">What the house has none of at this moment.</param>
    public sealed record AddQuantity(LineId Line, int Thousandths, Actor By, ValueList<ArticleId>? SoldOut = null) : SaleCommand;

    /// <summary>A line that the kitchen has is changed there too. What is null stays as it is.</summary>
    public sealed record SetNote(
        LineId Line, ValueList<string>? Options, string? Note, Actor By, ValueList<string>? Allergies = null) : SaleCommand;

    /// <summary>Writes one option on the line, or takes it off, and leaves what another register wrote meanwhile.</summary>
    public sealed record SetOption(LineId Line, string Option, bool IsOn, Actor By) : SaleCommand;

    /// <summary>One thing the guest must not eat, or may after all. What another register wrote meanwhile stays.</summary>
    public sealed record SetAllergy(LineId Line, string Allergy, bool IsOn, Actor By) : SaleCommand;

    /// <summary>Another course than its article's, while the kitchen does not have it.</summary>
    public sealed record SetStep(LineId Line, int Step, Actor By) : SaleCommand;

    /// <summary>A line that the kitchen has is cancelled there too, and must be acknowledged.</summary>
    public sealed record RemoveLine(LineId Line, string Reason, Actor By) : SaleCommand;

    /// <summary>Re-prices and re-taxes the whole sale in one step; the fee of a delivery comes and goes with it.</summary>
    /// <param name="House">What the house has decided, as it holds at this moment; null for a caller whom no rule concerns.</param>
    public sealed record SetMode(ServiceMode Mode, Actor By, HouseRules? House = null) : SaleCommand;

    /// <summary>Where the guest can be reached.</summary>
    public sealed record SetPhone(string Phone, Actor By) : SaleCommand;

    /// <summary>Where a delivery goes. The fee of its zone is a line of the bill from now on.</summary>
    /// <param name="Zone">Chosen by hand; null for the first that the place lies in.</param>
    /// <param name="House">What the house has decided, as it holds at this moment; null for no zones.</param>
    public sealed record SetDestination(string Address, GeoPoint? Place, string? Zone, Actor By, HouseRules? House = null) : SaleCommand;

    /// <summary>Where the guest fetches it.</summary>
    /// <param name="Relay">The id of one of the house's points.</param>
    /// <param name="House">What the house has decided, as it holds at this moment; null for no points.</param>
    public sealed record SetRelay(string Relay, Actor By, HouseRules? House = null) : SaleCommand;

    /// <summary>Its goods wait in the house until all is paid; or, before the first payment, no longer.</summary>
    public sealed record PutAside(bool IsOn, Actor By) : SaleCommand;

    /// <summary>Its customer takes it to another state of the Union, and pays no tax here; or does so no longer.</summary>
    /// <param name="Buyer">Who that is, as the house knows them at this moment; null where it knows no number of theirs.</param>
    /// <param name="House">What the house has decided, as it holds at this moment; null for a caller whom no rule concerns.</param>
    public sealed record SetExemption(bool IsOn, Actor By, Exemption? Buyer = null, HouseRules? House = null) : SaleCommand;

    /// <param name="Known">Who that is, for the house that knows; null for a name and no more.</param>
    public sealed record SetCustomer(string Customer, Actor By, CustomerId? Known = null) : SaleCommand;

    /// <summary>When the guest wants it. Only while the kitchen has nothing of it: from then on it is cooking, or planned.</summary>
    /// <param name="DueAt">Null for as soon as possible.</param>
    /// <param name="IsRefusedAsFull">The kitchen has its hands full then, and the house has chosen to refuse that.</param>
    public sealed record SetDue(DateTimeOffset? DueAt, Actor By, bool IsRefusedAsFull = false) : SaleCommand;

    /// <summary>The table has accepted the sale.</summary>
    public sealed record TakeTable(TableId Table, int Covers, Actor By) : SaleCommand;

    /// <summary>The visit sits at another table now; what was asked of the till, is paid already, or is on its way to another bill changes nothing in that.</summary>
    /// <param name="Covers">How many sit there; null where the visit brings its own. At the table already, it changes nothing.</param>
    public sealed record MoveTable(TableId Table, Actor By, int? Covers = null) : SaleCommand;

    /// <summary>Hands every line that wants preparing, and has not been sent, to the kitchen.</summary>
    /// <param name="House">What the house has decided, as it holds at this moment; null for a caller whom no rule concerns.</param>
    public sealed record Send(int CallNumber, Actor By, HouseRules? House = null) : SaleCommand;

    /// <summary>At which chair it is served; 0 for nobody's.</summary>
    public sealed record SetSeat(LineId Line, int Seat, Actor By) : SaleCommand;

    /// <summary>A percentage, then an amount, or a price for all of it.</summary>
    /// <param name="Id">Chosen by whoever pressed the key.</param>
    /// <param name="Lines">Null for all that are there by now: what comes later is not concerned.</param>
    public sealed record ApplyReduction(
        AdjustmentId Id,
        string Name,
        int PercentPoints,
        Money Amount,
        Money? FixedPrice,
        ValueList<LineId>? Lines,
        Actor By,
        OfferId? Offer = null) : SaleCommand;

    /// <summary>« Offert »: the line stays on the bill and costs nothing.</summary>
    public sealed record MakeFree(AdjustmentId Id, LineId Line, string Name, Actor By) : SaleCommand;

    /// <summary>Undoes it. What the house has added by itself it does not add again to this sale.</summary>
    public sealed record RemoveAdjustment(AdjustmentId Id, Actor By) : SaleCommand;

    /// <summary>These dishes at the menu's price.</summary>
    public sealed record ComposeMenu(AdjustmentId Id, Menu Menu, ValueList<LinePart> Lines, Actor By) : SaleCommand;

    /// <summary>Gives lines, or a part of them, to another sale: a new one to split the bill, or an open one.</summary>
    /// <param name="Id">Chosen by whoever asked.</param>
    /// <param name="IsNew">The other sale begins with them. Otherwise it must be open.</param>
    public sealed record Move(CommandId Id, SaleId To, bool IsNew, ValueList<LinePart> Parts, Actor By) : SaleCommand;

    /// <summary>Lines of another sale arrive.</summary>
    public sealed record TakeIn(Transfer Transfer, Actor By) : SaleCommand;

    /// <summary>The other sale has them.</summary>
    /// <param name="Table">Where it sits.</param>
    public sealed record ConfirmMove(CommandId Id, TableId? Table, Actor By) : SaleCommand;

    /// <summary>The other sale did not take them.</summary>
    public sealed record RefuseMove(CommandId Id, SaleRefusal Reason) : SaleCommand;

    /// <param name="Key">Null for a payment that names none.</param>
    /// <param name="Rules">What the house takes; must be there when a key is named.</param>
    /// <param name="House">What the house has decided, as it holds at this moment; null for a caller whom no rule concerns.</param>
    /// <param name="CallNumber">
    /// Where the kitchen waits for the money: what is unsent goes out under it as soon as all is paid. Null where it does not wait.
    /// </param>
    /// <param name="At">Where the guest pays: a sale that is not sealed yet goes to that till. Null for the sale's own.</param>
    /// <param name="IsTillClosed">The house sells only from an opened till, and this one is not.</param>
    /// <param name="Trust">
    /// What the customer may still owe, as it stands at this moment; null where nobody looked. The account has the last word.
    /// </param>
    /// <param name="Terminal">The terminal that serves the register, where one does: a card then pays when that has said so.</param>
    public sealed record RequestPayment(
        Tender Tender,
        Actor By,
        PaymentKeyId? Key = null,
        PaymentRules? Rules = null,
        HouseRules? House = null,
        int? CallNumber = null,
        TillId? At = null,
        bool IsTillClosed = false,

        Money? Trust = null,
        TerminalId? Terminal = null) : SaleCommand;

    /// <summary>The amount is about to leave for the terminal: whoever is told no must not send it.</summary>
    /// <param name="Mark">What the terminal named as its last transaction; empty where it names none.</param>
    public sealed record SendCard(CommandId Attempt, string Mark) : SaleCommand;

    /// <summary>The guest takes the card back. What has not left for the terminal is over at once; the rest the terminal decides.</summary>
    public sealed record CancelCard(CommandId Attempt, Actor By) : SaleCommand;

    /// <summary>What became of it. The first definite answer counts, and a payment or refund follows it in the same append.</summary>
    public sealed record AnswerCard(CommandId Attempt, CardResult Result) : SaleCommand;

    /// <summary>Asks the terminal again what became of it; one that the till would not take is put to the till again.</summary>
    public sealed record QueryCard(CommandId Attempt, Actor By) : SaleCommand;

    /// <summary>Somebody has looked, at the terminal's paper or the bank's, and answers for it.</summary>
    public sealed record ResolveCard(CommandId Attempt, bool WasDone, string Reason, Actor By) : SaleCommand;

    /// <summary>Gives money back for a sale that was paid.</summary>
    /// <param name="Till">The register that gives it: its journal seals the refund.</param>
    /// <param name="Lines">Null for all that is left, unless there is an amount.</param>
    /// <param name="Amount">Money for no line in particular; null for none.</param>
    /// <param name="Terminal">The terminal that serves the register, where one does: a card then gets it back through that.</param>
    public sealed record RequestRefund(
        CommandId Id,
        TillId Till,
        PaymentMode Mode,
        ValueList<LinePart>? Lines,
        Money? Amount,
        string Reason,
        Actor By,
        PaymentKeyId? Key = null,
        PaymentRules? Rules = null,
        bool IsTillClosed = false,
        TerminalId? Terminal = null) : SaleCommand;

    /// <summary>The till has sealed it.</summary>
    public sealed record ConfirmRefund(CommandId Refund, TillId Till, long Ticket) : SaleCommand;

    public sealed record RefuseRefund(CommandId Refund) : SaleCommand;

    /// <summary>The till has sealed it.</summary>
    public sealed record ConfirmPayment(long Ticket, Payment Payment, bool InTraining = false) : SaleCommand;

    public sealed record RefusePayment(CommandId Tender) : SaleCommand;

    /// <summary>The guests left, or it was a mistake. What the kitchen has is cancelled there.</summary>
    public sealed record Abandon(string Reason, Actor By) : SaleCommand;
}

/// <param name="Allergies">What the guest must not eat; null when nobody said.</param>
/// <param name="Choices">What was chosen out of the article's sets; null for an article without.</param>
/// <param name="Seat">At which chair of the table it is served, from 1; 0 when nobody said.</param>
public sealed record NewLine(
    LineId Id,
    SoldArticle Article,
    Quantity Quantity,
    ValueList<string> Options,
    string Note,
    ValueList<string>? Allergies = null,
    ValueList<Choice>? Choices = null,
    int Seat = 0,
    WeightSource Weight = WeightSource.None);
