using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>
/// The sale that a register has in front of it: puts what the cashier does to the hub, one thing after the other, and knows
/// only what the hub has said.
/// </summary>
/// <remarks>
/// Used from one screen's dispatcher. It holds no rule: what may be done, the hub decides. What is asked of it lies beside, in a
/// file for each subject.
/// </remarks>
public sealed partial class SaleInHand(
    IRegisterDesk desk,
    IKitchenDesk kitchen,
    IFeed<SalesView> feed,
    ITillScreens screens,
    Func<ModeRules> modes,
    Func<Accumulation> accumulates,
    TillId till,
    TimeProvider clock,
    ILogger log,
    CancellationToken gone)
{
    /// <summary>A feed follows its journal within milliseconds. One that takes longer is stale, and the corner says so.</summary>
    private static readonly TimeSpan FeedPatience = TimeSpan.FromSeconds(5);

    private readonly Turns _turns = new(till, log, gone);
    private SaleId? _current = screens.Showing(till);

    public SalesView View { get; private set; } = SalesView.Empty;

    /// <summary>What the hub says of the sale in hand; null between two sales.</summary>
    public Sale? Sale => _current is { } id ? View.Find(id) : null;

    /// <summary>Something was asked of the hub and it has not answered yet.</summary>
    public bool IsAsking => _turns.IsTaken;

    private Actor By => new("", till.Value);

    /// <summary>Of two views the one with the higher position is the truth.</summary>
    public bool See(SalesView view)
    {
        if (view.Position <= View.Position && !ReferenceEquals(View, SalesView.Empty))
        {
            return false;
        }

        View = view;
        return true;
    }

    /// <summary>Takes up a sale, or none: the sale that was in hand stays open and waits in the list.</summary>
    public void TakeUp(SaleId? sale)
    {
        _current = sale;
        screens.Show(till, sale);
    }

    public Task<Answer> AbandonAsync(string reason) => InTurnAsync(async () =>
    {
        var answer = await TellAsync(new SaleCommand.Abandon(reason, By));

        if (!answer.IsRefusal)
        {
            TakeUp(null);
        }

        return answer;
    });

    public static CommandId NewCommand() => new(NewId());

    private static string NewId() => Guid.CreateVersion7().ToString("N");

    private static bool IsOver(Sale sale) => sale.Stage is SaleStage.Settled or SaleStage.Abandoned;

    /// <returns>Why no sale could be opened; null when one is in hand.</returns>
    private async Task<Answer?> OpenIfNoneAsync()
    {
        if (Sale is { } sale && !IsOver(sale))
        {
            return null;
        }

        var id = new SaleId(NewId());
        var said = await desk.TellAsync(
            NewCommand(), id, new SaleCommand.Open(id, till, new(NewId()), NextMode, By, IsModeSaid: _chosenMode is not null));
        await ReachAsync(said.Position);

        if (said.Refusal is { } refusal)
        {
            return new Answer.SaleRefused(refusal);
        }

        _chosenMode = null;
        TakeUp(id);
        return null;
    }

    // Somebody else was quicker at the table: a sale opened only for it would wait in the list for nobody.
    private async Task LeaveIfEmptyAsync()
    {
        if (Sale is { Lines.Count: 0, Customer: "" })
        {
            await TellAsync(new SaleCommand.Abandon("", By));
        }
    }

    private async Task<Answer> TellAsync(SaleCommand command)
    {
        if (_current is not { } sale)
        {
            return new Answer.SaleRefused(SaleRefusal.NotOpen);
        }

        var said = await desk.TellAsync(NewCommand(), sale, command);
        await ReachAsync(said.Position);
        return said.Refusal is { } refusal ? new Answer.SaleRefused(refusal) : new Answer.Done();
    }

    private async Task ReachAsync(long position)
    {
        using var patience = new CancellationTokenSource(FeedPatience, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, gone);

        try
        {
            See(await feed.ReachAsync(position, stop.Token));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // It is on disk, and the feed will bring it. Until then the status corner says that the screen is behind.
        }
    }

    private Task<Answer> InTurnAsync(Func<Task<Answer>> ask) => _turns.TakeAsync(async () =>
    {
        var answer = await ask();
        // Whoever stands here works on it: its guest may see it, though somebody else stood here before.
        screens.Show(till, _current);
        return answer;
    });
}
