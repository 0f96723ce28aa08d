using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Sales;

public abstract record SaleCommand
{
    private SaleCommand() { }

    /// <param name="Lines">What it begins with: with them or not at all. Null for a register that adds them one by one.</param>
    /// <param name="SoldOut">What the house has none of at this moment.</param>
    /// <param name="Choices">What the catalogue of this moment finds wrong with the lines' choices; null for nothing.</param>
    public sealed record Open(
        SaleId Sale,
        TillId Till,
        OrderId Order,
        ServiceMode Mode,
        Actor By,
        ValueList<NewLine>? Lines = null,
        ValueList<ArticleId>? SoldOut = null,
        ChoiceFault? Choices = null) : SaleCommand;

    /// <param name="SoldOut">What the house has none of at this moment.</param>
    /// <param name="Choices">What the catalogue of this moment finds wrong with the lines' choices; null for nothing.</param>
    public sealed record AddLines(
        ValueList<NewLine> Lines, Actor By, ValueList<ArticleId>? SoldOut = null, ChoiceFault? Choices = null) : SaleCommand;

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

    /// <summary>Re-taxes the whole sale in one step.</summary>
    public sealed record SetMode(ServiceMode Mode, Actor By) : SaleCommand;

    public sealed record SetCustomer(string Customer, Actor By) : SaleCommand;

    /// <summary>When the guest wants it. Only while the kitchen has nothing of it: from then on it is cooking, or planned.</summary>
    /// <param name="DueAt">Null for as soon as possible.</param>
    /// <param name="IsRefusedAsFull">The kitchen has its hands full then, and the house has chosen to refuse that.</param>
    public sealed record SetDue(DateTimeOffset? DueAt, Actor By, bool IsRefusedAsFull = false) : SaleCommand;

    /// <summary>The table has accepted the sale.</summary>
    public sealed record TakeTable(TableId Table, int Covers, Actor By) : SaleCommand;

    /// <summary>Hands every line that wants preparing, and has not been sent, to the kitchen.</summary>
    public sealed record Send(int CallNumber, Actor By) : SaleCommand;

    public sealed record RequestPayment(Tender Tender, Actor By) : SaleCommand;

    /// <summary>The till has sealed it.</summary>
    public sealed record ConfirmPayment(long Ticket, Payment Payment) : SaleCommand;

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
    int Seat = 0);
