using System.Globalization;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Watch;
using RetailPos.Register.Home;

namespace RetailPos.Register.Office;

/// <summary>The sealed journal for its owner: one seal recomputed before their eyes, or every chain walked to its end.</summary>
public sealed partial class FiscalScreen(IFiscalDesk desk, IFeed<TillsView> tills, IFeed<ChainWatchView> watch, HouseTills house) : RegisterPart, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IDisposable? _following;
    private FiscalTab _tab;
    private bool _isNoting;
    private string _reason = "";
    private (string Text, bool IsRefusal)? _heard;
    private bool _isAsking;
    private bool _isMissing;
    private string _till = "";
    private FiscalChainKind _kind = FiscalChainKind.Tickets;
    private string _number = "1";
    private SealProof? _proof;
    private ChainsProof? _all;
    private ChainsProgress _said = new(0, 0);
    private string? _fault;

    private ChainWatch Watch => watch.Current.Watch;

    // What the last papers of the tills must fit: whoever has put an old journal back sees it here.
    private IEnumerable<(TillId Till, KindEnd End)> Ends => tills.Current.Tills.OrderBy(till => till.Key.Value, StringComparer.Ordinal)
        .SelectMany(till => till.Value.Chains.Ends.Select(end => (till.Key, end)));

    private IEnumerable<string> TillIds => tills.Current.Tills.Keys.Select(till => till.Value).Order(StringComparer.Ordinal);

    private long? NumberTyped =>
        long.TryParse(_number, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _till = TillIds.FirstOrDefault() ?? "";
        _following = watch.Subscribe(_ => OnScreenAsync(StateHasChanged));
    }

    public void Dispose()
    {
        _following?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    private static bool IsGood(SealProof proof) => proof is { Fault: null, IsLinked: true };

    private long EndOf(FiscalChainKind kind) => _till.Length > 0 ? tills.Current.Of(new(_till)).EndOf(kind).Number : 0;

    private string IsOn(FiscalTab tab) => _tab == tab ? "true" : "false";

    private async Task NoteAsync()
    {
        if (_isNoting || string.IsNullOrWhiteSpace(_reason))
        {
            return;
        }

        (_isNoting, _heard) = (true, null);

        try
        {
            // Those that are on the page now: what is found meanwhile rings by itself.
            ValueList<FoundFault> seen = [.. Watch.Open.Select(open => open.Fault)];
            var told = await desk.AcknowledgeAsync(new(Guid.CreateVersion7().ToString("N")), seen, _reason.Trim(), new("", "office"));
            _heard = told.Refusal is { } refusal ? (RefusalText.Of(refusal, Words), true) : (Words["FiscalNotedSaid"].Value, false);

            if (told.Refusal is null)
            {
                _reason = "";
                await watch.ReachAsync(told.Position, _gone.Token);
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception fault)
        {
            _heard = (WordsOf(fault), true);
        }
        finally
        {
            _isNoting = false;
        }
    }

    private Task ProveAsync() => AskAsync(async () =>
    {
        if (NumberTyped is { } number && _till.Length > 0)
        {
            _proof = await desk.ProveAsync(new(_till), _kind, number, _gone.Token);
        }

        _isMissing = _proof is null;
    });

    private Task WalkAsync() => AskAsync(async () =>
        _all = await desk.ProveAllAsync(said => OnScreenAsync(() =>
        {
            _said = said;
            StateHasChanged();
        }), _gone.Token));

    private async Task AskAsync(Func<Task> ask)
    {
        (_isAsking, _fault, _proof, _isMissing, _all, _said) = (true, null, null, false, null, new(0, 0));

        try
        {
            await ask();
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception fault)
        {
            _fault = WordsOf(fault);
        }
        finally
        {
            _isAsking = false;
        }
    }

    private string ChainWords(FiscalChainKind kind) => Words[$"FiscalChain{kind}"];

    private string FaultWords(FiscalFaultKind kind) => Words[$"FiscalFault{kind}"];

    private string RecordWords(FoundFault fault) => fault is { Till: { } till, Chain: { } chain }
        ? Words["FiscalRecordOf", ChainWords(chain), fault.Number, till]
        : Words["FiscalHeads"];

    private string Moment(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Clock.LocalTimeZone).ToString("g", Culture);
}

internal enum FiscalTab
{
    One,
    All,
    Ends,
}
