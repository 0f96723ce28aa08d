using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;

namespace RetailPos.Displays.Leftovers;

/// <summary>Where whoever closes the day puts away what nobody has handed over: all at once, for one reason, in the journal.</summary>
public sealed partial class LeftoversScreen(
    IFeed<KitchenView> feed,
    IKitchenDesk desk,
    ILeftoverDesk leftovers,
    SiteSettings site,
    IStringLocalizer<Texts> texts,
    ILogger<Commands> log) : FeedScreen<KitchenView, LeftoverBoard>(feed)
{
    private static readonly Actor By = new("", "office");

    private readonly Commands _commands = new(desk, texts, log);
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);

    // Past services are chosen and today's is not, until somebody says otherwise of one.
    private readonly HashSet<OrderId> _turned = [];
    private string? _reason;
    private string? _refusal;
    private string _done = "";
    private bool _isAsking;

    private IStringLocalizer<Texts> Texts => texts;

    private SiteSettings Site => site;

    private string Reason => _reason ?? texts["LeftoversReasonUsual"];

    protected override void OnInitialized() => Listen();

    protected override LeftoverBoard Draw(KitchenView view) => LeftoverBoard.Of(view, leftovers.DayBegan);

    protected override string LastOrder(KitchenView view) => Newest.CallNumber(view);

    private static IEnumerable<(string Word, string? Why, ValueList<LeftoverRow> Rows)> Groups(LeftoverBoard board) =>
        new (string, string?, ValueList<LeftoverRow> Rows)[] { ("LeftoversPast", null, board.Past), ("LeftoversToday", "LeftoversTodayWhy", board.Today) }
            .Where(group => !group.Rows.IsEmpty);

    private bool IsChosen(LeftoverBoard board, LeftoverRow row) => board.Past.Contains(row) ^ _turned.Contains(row.Id);

    private ValueList<OrderId> Chosen(LeftoverBoard board) => [.. board.All.Where(row => IsChosen(board, row)).Select(row => row.Id)];

    private void Turn(OrderId order)
    {
        if (!_turned.Remove(order))
        {
            _turned.Add(order);
        }

        _done = "";
    }

    private async Task PutAwayAsync()
    {
        if (_isAsking || Board is not { } board || Chosen(board) is not { IsEmpty: false } chosen)
        {
            return;
        }

        (_isAsking, _done) = (true, "");
        _refusal = await _commands.PutAwayAsync(leftovers, chosen, Reason.Trim(), By);
        _isAsking = false;

        if (_refusal is null)
        {
            _turned.Clear();
            _done = texts[chosen.Count == 1 ? "LeftoversDoneOne" : "LeftoversDone", chosen.Count];
        }
    }

    private string When(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, _zone).ToString("ddd d MMM, HH:mm", CultureInfo.CurrentCulture);
}
