using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Technical;
using RetailPos.Register.Home;

namespace RetailPos.Register.Office;

/// <summary>What happened to the machinery, newest first; each chain was walked from its beginning when the page was read.</summary>
public sealed partial class TechnicalScreen(ITechnicalDesk desk, HouseTills tills) : RegisterPart, IDisposable
{
    private const string House = "house:";

    private readonly CancellationTokenSource _gone = new();
    private readonly List<TechnicalRow> _rows = [];
    private TechnicalWish _wish = new([]);
    private TechnicalPage _page = new([], HasMore: false, [], []);
    private bool _isLooking;
    private bool _isSealedText;
    private int _looks;
    private string? _fault;

    protected override async Task OnInitializedAsync()
    {
        base.OnInitialized();
        _wish = new(tills.Ids);
        await LookAsync();
    }

    private Task SetAsync(TechnicalWish wish)
    {
        _wish = wish;
        return LookAsync();
    }

    private TechnicalWish At(string chosen) => chosen == House
        ? _wish with { Till = null, IsHouse = true }
        : _wish with { Till = chosen.Length == 0 ? null : new TillId(chosen), IsHouse = false };

    private Task LookAsync() => ReadAsync(_wish, isMore: false);

    private Task OlderAsync() => ReadAsync(_wish with { Before = _rows[^1].Record.At }, isMore: true);

    private async Task ReadAsync(TechnicalWish wish, bool isMore)
    {
        var look = ++_looks;
        (_fault, _isLooking) = (null, true);

        try
        {
            var page = await desk.ReadAsync(wish, _gone.Token);

            // Who chooses quickly asks twice: the last question counts.
            if (look == _looks)
            {
                if (!isMore)
                {
                    _rows.Clear();
                }

                _rows.AddRange(page.Rows);
                _page = page;
            }
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
            _isLooking = look != _looks && _isLooking;
        }
    }

    private string PlaceOf(TillId? till) => till is { } known ? tills.NameOf(known) : Words["TechnicalOfHouse"];

    private static string When(DateTimeOffset at) => at.ToString("G", Culture);

    private static TechnicalCode? CodeOf(string chosen) => Enum.TryParse<TechnicalCode>(chosen, out var code) ? code : null;

    private static DateOnly? DayOf(string typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)
            ? day
            : null;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
