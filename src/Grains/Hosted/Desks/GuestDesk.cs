using System.Security.Cryptography;
using System.Text;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Desks;

/// <summary>Between the guests at a table and its bills. What may be ordered, the bill decides; whether at all, the rules of the house.</summary>
public sealed class GuestDesk(
    IGrainFactory grains, IRegisterDesk register, IFeed<SalesView> sales, IFeed<CatalogueView> catalogue, TimeProvider clock) : IGuestDesk
{
    /// <summary>Two rounds for a table of ten. More is a prank.</summary>
    public const int LinesMax = 40;

    /// <summary>So many orders of one table within <see cref="Window"/>: each guest for himself, and once more.</summary>
    public const int OrdersMax = 10;

    /// <summary>Bills of guests in one visit, each begun when the one before was paid.</summary>
    private const int BillsMax = 9;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<TableId, List<(CommandId Id, DateTimeOffset At)>> _lately = [];

    public async Task<GuestAnswer> OrderAsync(
        CommandId id, TableId table, TillId till, ValueList<NewLine> lines, ValueList<GuestMenuLines>? menus = null)
    {
        var rules = (await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync()).Floor;

        if (rules.Guests is GuestOrdering.Off or GuestOrdering.ReadOnly)
        {
            return Refused(GuestFault.Closed);
        }

        if (lines.Count is 0 or > LinesMax)
        {
            return Refused(GuestFault.TooMuch);
        }

        if (!AreOnCard(lines, menus ?? []))
        {
            return Refused(GuestFault.NotOnCard);
        }

        var (host, state) = await HostOfAsync(table);

        if (state.Visit is null && rules.Guests is not GuestOrdering.AllTables)
        {
            return Refused(GuestFault.NotSeated);
        }

        return Admits(table, id)
            ? await OrderAsync(new(id, host, till, lines, menus ?? [], new Actor("", $"code-{table}")), state.Visit)
            : Refused(GuestFault.TooOften);
    }

    private async Task<GuestAnswer> OrderAsync(GuestOrder asked, TableVisit? visit)
    {
        if (visit is not null)
        {
            return await OnBillAsync(asked, visit);
        }

        var order = new OrderId(asked.Id.Value);
        var sale = BillOf(order, 1);
        await register.TellAsync(asked.Id.Then("open"), sale, new SaleCommand.Open(sale, asked.Till, order, ServiceMode.EatIn, asked.By));
        var seated = await register.SeatAsync(asked.Id.Then("seat"), sale, asked.Table, covers: 0, asked.By);

        if (seated is { TableRefusal: null, SaleRefusal: null })
        {
            return await AddAsync(asked, sale);
        }

        // Somebody was quicker at the table: the bill that was opened only for it would wait for nobody.
        await register.TellAsync(asked.Id.Then("leave"), sale, new SaleCommand.Abandon("", asked.By));
        var (host, now) = await HostOfAsync(asked.Table);
        return now.Visit is { } others ? await OnBillAsync(asked with { Table = host }, others) : Refused(GuestFault.NotSeated);
    }

    // All guests of a visit share one open bill, whoever of them was first: its id follows from the visit.
    private async Task<GuestAnswer> OnBillAsync(GuestOrder asked, TableVisit visit)
    {
        for (var number = 1; number <= BillsMax; number++)
        {
            var id = BillOf(visit.Order, number);
            var sale = await register.ReadAsync(id);

            if (sale.Find(asked.Lines[0].Id) is not null || sale is { Stage: SaleStage.Open, Pending: null, Card: null })
            {
                return await AddAsync(asked, id);
            }

            if (sale.Stage is SaleStage.Absent)
            {
                return await BeginAsync(asked, id, visit.Order);
            }
        }

        return Refused(GuestFault.TooOften);
    }

    private async Task<GuestAnswer> BeginAsync(GuestOrder asked, SaleId sale, OrderId order)
    {
        await register.TellAsync(asked.Id.Then("open"), sale, new SaleCommand.Open(sale, asked.Till, order, ServiceMode.EatIn, asked.By));
        var added = await grains.GetGrain<ITableGrain>(asked.Table.Value).TellAsync(
            asked.Id.Then("sit"), new TableCommand.AddSale(asked.Table, sale, order, asked.By));

        if (added.Refusal is null)
        {
            return await AddAsync(asked, sale);
        }

        await register.TellAsync(asked.Id.Then("leave"), sale, new SaleCommand.Abandon("", asked.By));
        return Refused(GuestFault.NotSeated);
    }

    private async Task<GuestAnswer> AddAsync(GuestOrder asked, SaleId sale)
    {
        // What is sent says at which table: the bill must know it first.
        await sales.UntilAsync(view => view.Find(sale) is { } now && (now.Table is not null || now.Stage is not SaleStage.Open), Patience, clock);

        if ((await register.ReadAsync(sale)).Find(asked.Lines[0].Id) is null
            && (await register.TellAsync(asked.Id.Then("lines"), sale, new SaleCommand.AddLines(asked.Lines, asked.By))).Refusal is { } refusal)
        {
            await LeaveIfEmptyAsync(asked, sale);
            return new(Fault: null, refusal, Sale: null);
        }

        if (await ComposeAsync(asked, sale) is { } unfit && await TakeBackAsync(asked, sale))
        {
            return new(Fault: null, unfit, Sale: null);
        }

        var sent = await register.SendAsync(asked.Id.Then("send"), sale, asked.By);
        return sent switch
        {
            { DayIsFull: true } => Refused(GuestFault.DayIsFull),
            { Refusal: SaleRefusal.NothingToSend or SaleRefusal.AlreadySealed or SaleRefusal.AlreadySettled or null } =>
                new(Fault: null, Refusal: null, sale), // Drinks from the shelf, or sent by the guest beside.
            { Refusal: { } notSent } => new(Fault: null, notSent, Sale: null),
        };
    }

    private async Task<SaleRefusal?> ComposeAsync(GuestOrder asked, SaleId sale)
    {
        for (var at = 0; at < asked.Menus.Count; at++)
        {
            var wanted = asked.Menus[at];

            // One that finds itself among the lines is there by now, and so is one of an answer that was lost.
            if ((await register.ReadAsync(sale)).Adjusted.Any(known => known.Menu == wanted.Menu && wanted.Lines.All(known.Lines.Contains)))
            {
                continue;
            }

            var told = await register.TellAsync(
                asked.Id.Then($"menu-{at}"),
                sale,
                new SaleCommand.ComposeMenu(
                    new($"{asked.Id}-menu-{at}"),
                    catalogue.Current.Catalogue.Menus[wanted.Menu],
                    [.. wanted.Lines.Select(line => new LinePart(line, Quantity.One))],
                    asked.By));

            if (told.Refusal is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    // A guest who was shown the price of a menu is not sold its dishes one by one. What the kitchen has is no question any more.
    private async Task<bool> TakeBackAsync(GuestOrder asked, SaleId sale)
    {
        var own = asked.Lines.Select(line => line.Id).ToHashSet();
        var lines = (await register.ReadAsync(sale)).Lines.Where(line => own.Contains(line.Id)).ToList();

        if (lines.Exists(line => line.IsSent))
        {
            return false;
        }

        foreach (var line in lines)
        {
            await register.TellAsync(asked.Id.Then($"back-{line.Id}"), sale, new SaleCommand.RemoveLine(line.Id, "", asked.By));
        }

        await LeaveIfEmptyAsync(asked, sale);
        return true;
    }

    // A dish of a menu may come from a department that has no page of its own; whether it belongs to the menu, the bill decides.
    private bool AreOnCard(ValueList<NewLine> lines, ValueList<GuestMenuLines> menus)
    {
        var card = catalogue.Current.Catalogue;
        var inMenus = menus.SelectMany(menu => menu.Lines).ToHashSet();

        return menus.All(menu => card.Menus.GetValueOrDefault(menu.Menu)?.PriceIn(ServiceMode.EatIn) is not null)
            && lines.All(line => line.Article.Id is not { } id || !card.Articles.TryGetValue(id, out var article)
                || (inMenus.Contains(line.Id) ? !article.IsArchived : card.IsOnCard(article)));
    }

    private async Task LeaveIfEmptyAsync(GuestOrder asked, SaleId sale)
    {
        if (await register.ReadAsync(sale) is { Stage: SaleStage.Open, Lines.IsEmpty: true })
        {
            await register.TellAsync(asked.Id.Then("leave"), sale, new SaleCommand.Abandon("", asked.By));
        }
    }

    private async Task<(TableId Table, Table State)> HostOfAsync(TableId table)
    {
        var state = await grains.GetGrain<ITableGrain>(table.Value).ReadAsync();
        return state.JoinedTo is { } host ? (host, await grains.GetGrain<ITableGrain>(host.Value).ReadAsync()) : (table, state);
    }

    private bool Admits(TableId table, CommandId id)
    {
        var now = clock.GetUtcNow();

        lock (_gate)
        {
            if (!_lately.TryGetValue(table, out var lately))
            {
                _lately[table] = lately = [];
            }

            lately.RemoveAll(order => order.At + Window < now);

            if (lately.Any(order => order.Id == id))
            {
                return true; // The same order again, after an answer that was lost.
            }

            if (lately.Count >= OrdersMax)
            {
                return false;
            }

            lately.Add((id, now));
            return true;
        }
    }

    private static SaleId BillOf(OrderId order, int number) =>
        new($"guest-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(order.Value)))[..32]}-{number}");

    private static GuestAnswer Refused(GuestFault fault) => new(fault, Refusal: null, Sale: null);

    private sealed record GuestOrder(
        CommandId Id, TableId Table, TillId Till, ValueList<NewLine> Lines, ValueList<GuestMenuLines> Menus, Actor By);
}
