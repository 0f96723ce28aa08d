using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Office;

/// <summary>A page on which a section of the house's rules is written. What is saved holds at every register at once.</summary>
/// <remarks>What somebody else has saved does not wipe what is being typed here: it is said, and taken over on demand.</remarks>
public abstract class HouseRulesPage : RegisterPart, IDisposable
{
    private IDisposable? _subscription;
    private long _position;

    [Inject]
    private IHouseRulesDesk Desk { get; set; } = default!;

    [Inject]
    private IFeed<HouseRulesView> Feed { get; set; } = default!;

    protected static Actor By { get; } = new("", "office");

    /// <summary>What holds now, as far as this page has heard.</summary>
    protected HouseRules Rules { get; private set; } = HouseRules.Default;

    /// <summary>What came of the last press; null once something was touched.</summary>
    protected (string Text, bool IsRefusal)? Said { get; private set; }

    /// <summary>Somebody else has changed what was being typed here.</summary>
    protected bool IsOvertaken { get; private set; }

    /// <summary>Puts into the form what holds.</summary>
    protected abstract void Fill();

    /// <summary>Takes over what has moved and was not touched here.</summary>
    /// <param name="before">What held until now; <see cref="Rules"/> is what holds from now on.</param>
    /// <returns>Whether something has moved that was touched here.</returns>
    protected abstract bool Follow(HouseRules before);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _subscription = Feed.Subscribe(view => _ = OnScreenAsync(() => Show(view)));
        (_position, Rules) = (Feed.Current.Position, Feed.Current.Rules);
        Fill();
    }

    protected void TakeOver()
    {
        Fill();
        IsOvertaken = false;
    }

    protected void Touch() => Said = null;

    protected async Task SaveAsync(HouseRulesCommand command)
    {
        try
        {
            var told = await Desk.TellAsync(new(Guid.CreateVersion7().ToString("N")), command);
            Said = told.Refusal is { } refusal ? (RefusalText.Of(refusal, Words), true) : (Words["HouseSaved"].Value, false);

            if (told.Refusal is null)
            {
                IsOvertaken = false;
                Show(await Feed.ReachAsync(told.Position, CancellationToken.None));
            }
        }
        catch (RightRefusedException refused)
        {
            Said = (RefusalText.Of(refused.Right, refused.Standing, Words), true);
        }
        catch (Exception)
        {
            Said = (Words["HubFault"], true);
        }
    }

    /// <summary>Waits until this page has seen what was told past it.</summary>
    protected async Task ReachAsync(long position) => Show(await Feed.ReachAsync(position, CancellationToken.None));

    private void Show(HouseRulesView view)
    {
        if (view.Position <= _position || view.Rules == Rules)
        {
            return;
        }

        var before = Rules;
        (_position, Rules) = (view.Position, view.Rules);
        IsOvertaken |= Follow(before);
        StateHasChanged();
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _subscription?.Dispose();
}
