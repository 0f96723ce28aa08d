using RetailPos.Grains.Contracts.Desks;

namespace RetailPos.Register.Office;

/// <summary>Copies of the house: whether there are any, where they lie, and one more at a tap.</summary>
public sealed partial class BackupsScreen(IBackupDesk desk) : RegisterPart, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private BackupStanding _standing = null!;
    private bool _isMaking;
    private (string Text, bool IsRefusal)? _said;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _standing = desk.Standing;
    }

    private string When(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Clock.LocalTimeZone).ToString("g", Culture);

    private string NewestOf(BackupStanding standing) =>
        standing.Files is [var newest, ..] ? Words["BackupsNewest", When(newest.MadeAt)] : Words["BackupsNone"];

    private async Task MakeAsync()
    {
        if (_isMaking)
        {
            return;
        }

        (_isMaking, _said) = (true, null);
        StateHasChanged();

        try
        {
            var made = await desk.MakeAsync(new("", "office"), _gone.Token);
            _said = (Words["BackupsMade", made.Name], false);
        }
        catch (OperationCanceledException)
        {
            // Whoever left the page does not wait for its answer.
            return;
        }
        catch (Exception fault)
        {
            _said = (WordsOf(fault), true);
        }

        _isMaking = false;
        _standing = desk.Standing;
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
