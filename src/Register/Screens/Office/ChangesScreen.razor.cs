using System.Collections;
using System.Globalization;
using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;

namespace RetailPos.Register.Office;

/// <summary>Who changed what, before and after, newest first: read from the journal when it is asked for, a page at a time.</summary>
public sealed partial class ChangesScreen(IChangesDesk desk, IFeed<CatalogueView> catalogue) : RegisterPart, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private readonly List<ChangeRow> _rows = [];
    private ChangesWish _wish = new();
    private ValueList<string> _people = [];
    private bool _hasMore;
    private bool _isLooking;
    private int _looks;
    private string? _fault;

    protected override async Task OnInitializedAsync()
    {
        base.OnInitialized();
        await LookAsync();
    }

    private Task SetAsync(ChangesWish wish)
    {
        _wish = wish;
        return LookAsync();
    }

    private Task LookAsync() => ReadAsync(_wish, isMore: false);

    private Task OlderAsync() => ReadAsync(_wish with { Before = _rows[^1].Position }, isMore: true);

    private async Task ReadAsync(ChangesWish wish, bool isMore)
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
                (_hasMore, _people) = (page.HasMore, page.People);
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (RightRefusedException refused)
        {
            _fault = RefusalText.Of(refused.Right, refused.Standing, Words);
        }
        catch (Exception)
        {
            _fault = Words["HubFault"];
        }
        finally
        {
            _isLooking = look != _looks && _isLooking;
        }
    }

    private string When(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Clock.LocalTimeZone) is var local ? $"{local.ToString("d MMM yyyy", Culture)} {Time(at)}" : "";

    private string WhoOf(Actor by) => by.Person.Length > 0 ? by.Person : Words["ChangesNobody"];

    private string PlaceOf(Actor by) => WordOr($"Place{by.Place}", by.Place);

    // "Saignant · EatIn": an item is called by its own name, and a mode or a role by the house's word for it.
    private string OfWords(string of) => string.Join(" · ", of.Split(" · ").Select(part => WordOr(part, NameOf(part))));

    private string Said(ChangedField field, object? value) => value switch
    {
        null => "",
        // A picture's name is made of its content, and says nothing to anybody.
        string { Length: > 0 } when field.Name is "Image" or "LogoImage" => Words["ChangesPicture"],
        string text => text,
        bool isOn => Words[isOn ? "Yes" : "No"],
        Money amount => Amount(amount),
        Rate rate => Percent(rate),
        StationId id => catalogue.Current.Catalogue.Stations.GetValueOrDefault(id)?.Name ?? id.Value,
        DepartmentId id => catalogue.Current.Catalogue.Departments.GetValueOrDefault(id)?.Name ?? id.Value,
        ArticleId id => catalogue.Current.Catalogue.Articles.GetValueOrDefault(id)?.Name ?? id.Value,
        ChoiceSetId id => catalogue.Current.Catalogue.ChoiceSets.GetValueOrDefault(id)?.Name ?? id.Value,
        Hub.Domain.Floor.Spot spot => $"{spot.X} × {spot.Y}",
        GeoPoint point => string.Create(Culture, $"{point.LatitudeMicrodegrees / 1_000_000m} ; {point.LongitudeMicrodegrees / 1_000_000m}"),
        DateOnly day => day.ToString("d", Culture),
        DayOfWeek day => Culture.DateTimeFormat.GetDayName(day),
        Enum word => string.Join(", ", $"{word}".Split(", ").Select(one => WordOr($"{word.GetType().Name}{one}", WordOr(one, one)))),
        int points when field.Name.EndsWith("Points", StringComparison.Ordinal) =>
            points < 0 ? $"−{Percent(new(-points))}" : Percent(new(points)),
        int minute when field.Name is "FromMinute" or "UntilMinute" =>
            $"{(minute / 60).ToString("00", CultureInfo.InvariantCulture)}:{(minute % 60).ToString("00", CultureInfo.InvariantCulture)}",
        int number when field.Name is "Hue" => Words[$"Hue{number}"],
        int number => number.ToString("N0", Culture),
        IEnumerable list => string.Join(", ", list.Cast<object?>().Select(item => Said(field, item))),
        _ => $"{value}",
    };

    private string NameOf(string id) => catalogue.Current.Catalogue.Articles.GetValueOrDefault(new(id))?.Name ?? id;

    private string WordOr(string key, string otherwise) => key.Length > 0 && Words[key] is { ResourceNotFound: false } word ? word.Value : otherwise;

    private static ChangeSubject? SubjectOf(string chosen) => Enum.TryParse<ChangeSubject>(chosen, out var subject) ? subject : null;

    private static DateOnly? DayOf(string typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
