using System.Globalization;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;

namespace RetailPos.Register.Office;

/// <summary>What was drawn for companies' books, newest first.</summary>
public sealed partial class InvoicesScreen(IFeed<InvoicesView> feed) : RegisterPart, IDisposable
{
    /// <summary>What is looked through by eye. A few letters more find the rest.</summary>
    private const int RowsMax = 200;

    private IDisposable? _subscription;
    private InvoicesView _view = InvoicesView.Empty;
    private string _typed = "";

    private ValueList<InvoiceRow> Found => [.. _view.All.Where(IsFound).Take(RowsMax)];

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _subscription = feed.Subscribe(view => _ = OnScreenAsync(() => Hear(view)));
        _view = feed.Current;
    }

    private void Hear(InvoicesView view)
    {
        if (view.Position > _view.Position)
        {
            _view = view;
            StateHasChanged();
        }
    }

    private bool IsFound(InvoiceRow row) => _typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(
            $"{row.Name} {row.Buyer}", word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0);

    public void Dispose() => _subscription?.Dispose();
}
