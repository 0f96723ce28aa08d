using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Sales;

using Answer = Decision<SaleEvent, SaleRefusal>;

/// <summary>
/// Lines that go from one sale to another. They stay where they are until the other has them, so that whatever fails they
/// are on a bill, and nothing else changes meanwhile, so that what arrives is what left. The kitchen is not asked: it knows
/// lines and orders, and both keep their ids.
/// </summary>
internal static class Moving
{
    public static Answer Ask(Sale sale, SaleCommand.Move c, DateTimeOffset now) =>
        sale.LastMove?.Id == c.Id ? []
        : !Id.IsValid(c.To.Value) || c.To == sale.Id || c.Parts.IsEmpty || c.Parts.DistinctBy(part => part.Line).Count() < c.Parts.Count
            ? SaleRefusal.MoveInvalid
        : sale.Exemption is not null ? SaleRefusal.ExemptStaysWhole
        : c.Parts.Any(part => sale.Find(part.Line) is null) ? SaleRefusal.UnknownLine
        : !c.Parts.All(part => part.Quantity.IsValid && part.Quantity.Thousandths <= sale.Find(part.Line)!.Quantity.Thousandths)
            ? SaleRefusal.MoveInvalid
        : c.IsNew && c.Parts.Count == sale.Lines.Count && c.Parts.All(part => part.Quantity == sale.Find(part.Line)!.Quantity)
            ? SaleRefusal.SplitTakesAll
        : [new SaleEvent.MoveRequested(Splitting.Of(sale, c.Id, c.To, c.IsNew, c.Parts), c.By, now)];

    public static Answer TakeIn(Sale sale, SaleCommand.TakeIn c, DateTimeOffset now) =>
        c.Transfer.IsNew ? SaleRefusal.AlreadyOpen
        : sale.Mode != c.Transfer.From.Mode ? SaleRefusal.OtherMode
        : sale.Exemption is not null ? SaleRefusal.ExemptStaysWhole
        : sale.Lines.Count + c.Transfer.Lines.Count > Limits.LinesMax ? SaleRefusal.TooManyLines
        : sale.Adjusted.Count + c.Transfer.Adjustments.Count > Adjusting.AdjustmentsMax ? SaleRefusal.TooManyAdjustments
        : [new SaleEvent.TakenIn(c.Transfer, c.By, now)];

    public static Answer Begin(SaleCommand.TakeIn c, DateTimeOffset now) => c.Transfer.IsNew
        ? [new SaleEvent.TakenIn(c.Transfer, c.By, now)]
        : SaleRefusal.NotOpen;

    /// <summary>A bill that gave everything away is no bill any more; nothing of it is cancelled.</summary>
    public static Answer Confirm(Sale sale, SaleCommand.ConfirmMove c, DateTimeOffset now)
    {
        if (sale.Moving is not { } moving || moving.Id != c.Id)
        {
            return [];
        }

        var confirmed = new SaleEvent.MoveConfirmed(c.Id, moving.To, c.Table, c.By, now);
        var after = Apply(sale, confirmed);

        return after switch
        {
            { Lines.IsEmpty: false } => [confirmed],
            { CallNumber: { } number } when after.Table != sale.Table =>
                [confirmed, new SaleEvent.DispatchChanged(Sending.DispatchOf(after, number), c.By, now), Over(sale, c.By, now)],
            _ => [confirmed, Over(sale, c.By, now)],
        };
    }

    public static Answer Refuse(Sale sale, SaleCommand.RefuseMove c, DateTimeOffset now) =>
        sale.Moving?.Id == c.Id ? [new SaleEvent.MoveRefused(c.Id, c.Reason, now)] : [];

    public static Sale Apply(Sale sale, SaleEvent.TakenIn e)
    {
        var from = e.Transfer.From;
        var opened = sale.Stage is not SaleStage.Absent ? sale : Sale.None with
        {
            Id = e.Transfer.To, Till = from.Till, Order = from.Order, Stage = SaleStage.Open, Mode = from.Mode, Table = from.Table,
            Covers = from.Covers, Customer = from.Customer, CallNumber = from.CallNumber, DueAt = from.DueAt, OpenedBy = e.By, OpenedAt = e.At,
        };

        // One visit has one number, whichever of its bills was sent first.
        return Splitting.TakeIn(opened, e.Transfer) with
        {
            CallNumber = opened.CallNumber ?? (opened.Order == from.Order ? from.CallNumber : null),
        };
    }

    public static Sale Apply(Sale sale, SaleEvent.MoveConfirmed e)
    {
        var moving = sale.Moving!;

        return sale with
        {
            Lines = moving.KeptLines,
            Adjustments = moving.KeptAdjustments,
            NoMenu = [.. (sale.NoMenu ?? []).Except(moving.NoMenu)],
            StoodDown = moving.StoodDown,
            Table = moving.KeptLines.IsEmpty ? e.Table : sale.Table,
            Kin = Splitting.Union(sale.Kin, [e.To]),
            Moving = null,
            LastMove = new(e.Id, Refusal: null),
        };
    }

    // It leaves the table that it sat at.
    private static SaleEvent.Abandoned Over(Sale sale, Actor by, DateTimeOffset now) =>
        new(sale.Id, sale.Order, sale.Table, [], "", by, now);
}
