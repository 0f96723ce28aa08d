using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Sales;

public abstract record SaleCommand
{
    private SaleCommand() { }

    /// <param name="Lines">What it begins with: with them or not at all. Null for a register that adds them one by one.</param>
    /// <param name="SoldOut">What the house has none of at this moment.</param>
    public sealed record Open(
        SaleId Sale,
        TillId Till,
        OrderId Order,
        ServiceMode Mode,
        Actor By,
        ValueList<NewLine>? Lines = null,
        ValueList<ArticleId>? SoldOut = null) : SaleCommand;

    /// <param name="SoldOut">What the house has none of at this moment.</param>
    public sealed record AddLines(ValueList<NewLine> Lines, Actor By, ValueList<ArticleId>? SoldOut = null) : SaleCommand;

    /// <summary>A line that the kitchen has can become less, and is changed there too. More of it is another line.</summary>
    public sealed record SetQuantity(LineId Line, Quantity Quantity, Actor By) : SaleCommand;

    /// <summary>A line that the kitchen has is changed there too.</summary>
    /// <param name="Allergies">Null leaves them as they are.</param>
    public sealed record SetNote(
        LineId Line, ValueList<string> Options, string Note, Actor By, ValueList<string>? Allergies = null) : SaleCommand;

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
public sealed record NewLine(
    LineId Id,
    SoldArticle Article,
    Quantity Quantity,
    ValueList<string> Options,
    string Note,
    ValueList<string>? Allergies = null);
