using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Office;

/// <summary>Which keys the register has, where, for whom and within which limits. What is saved holds at every register at once.</summary>
public sealed partial class KeysScreen : HouseRulesPage
{
    private readonly Dictionary<(ActionKeyRow, int), ElementReference> _keys = [];
    private KeysForm _form = KeysForm.Of(ActionRules.Default);
    private ValueList<PaymentKey>? _payments;
    private ActionKeyRow? _held;
    private ActionKeyRow? _over;
    private (ActionKeyRow Row, int Places)? _pressed;
    private string _moved = "";
    private (string Text, bool IsRefusal)? _read;

    private ValueList<PaymentKey> Payments => _payments ?? Rules.Payments.Keys;

    private bool IsTouched => _form.Rules != Rules.Actions || !Payments.Equals(Rules.Payments.Keys);

    private IEnumerable<(ActionType Type, string Word)> Types => ActionTypes.All
        .Select(type => (type, ActionWords.Of(type, Words)))
        .OrderBy(type => type.Item2, StringComparer.Create(Culture, ignoreCase: true));

    protected override void Fill() => (_form, _payments, _read) = (KeysForm.Of(Rules.Actions), null, null);

    protected override bool Follow(HouseRules before)
    {
        var isTouched = _form.Rules != KeysForm.Of(before.Actions).Rules;
        var isMoved = Rules.Actions != before.Actions;
        _form = isMoved && !isTouched ? KeysForm.Of(Rules.Actions) : _form;
        return isMoved && isTouched && _form.Rules != Rules.Actions;
    }

    private void Retake() => TakeOver();

    private string NameOf(ActionKeyRow row) => row.Name.Trim() is { Length: > 0 } name ? name
        : row is { Known: ActionType.Pay, Pays.Length: > 0 } && Payments.FirstOrDefault(key => key.Id.Value == row.Pays) is { } pays ? PaymentWords.Of(pays, Words)
        : row.Known is { } type ? ActionWords.Of(type, Words)
        : Words["KeysInert", row.Type];

    private void Add()
    {
        _form.Add();
        Touch();
    }

    private void Remove(ActionKeyRow row)
    {
        _form.Remove(row);
        Touch();
    }

    private void StartAgain()
    {
        _form = KeysForm.Of(ActionRules.Default);
        Touch();
    }

    private void Move(ActionKeyRow row, int places)
    {
        _pressed = (row, places);
        Place(row, _form.Keys.IndexOf(row) + places);
    }

    private void Drop(int at)
    {
        if (_held is { } held)
        {
            LetGo();
            Place(held, at);
        }
    }

    private void LetGo() => (_held, _over) = (null, null);

    private void Place(ActionKeyRow row, int at)
    {
        _form.Place(row, at);
        _moved = Words["KeysMoved", NameOf(row), _form.Keys.IndexOf(row) + 1, _form.Keys.Count];
        Touch();
    }

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        Touch();

        if (chosen.File.Size > KeyFile.BytesMax)
        {
            _read = (Words["KeysFileTooLarge", KeyFile.BytesMax / 1024], true);
            return;
        }

        using var reader = new StreamReader(chosen.File.OpenReadStream(KeyFile.BytesMax));
        TakeFrom(await reader.ReadToEndAsync());
    }

    private void TakeFrom(string text)
    {
        if (KeyFile.Read(text) is not { } layout)
        {
            _read = (Words["KeysFileUnread"], true);
            return;
        }

        (_form, _payments) = (KeysForm.Of(new(layout.Actions)), layout.Payments.IsEmpty ? null : layout.Payments);
        _read = (Words["KeysImported", layout.Actions.Count, layout.Payments.Count], false);
    }

    // Two sections of the rules: whichever the hub refuses, the page says why, and keeps what was not saved.
    private async Task SaveAllAsync()
    {
        var (actions, payments) = (_form.Rules, Payments);

        if (!payments.Equals(Rules.Payments.Keys))
        {
            await SaveAsync(new HouseRulesCommand.SetPayments(Rules.Payments with { Keys = payments }, By));
        }

        if (Said is not { IsRefusal: true })
        {
            await SaveAsync(new HouseRulesCommand.SetActions(actions, By));
        }

        if (Said is { IsRefusal: false })
        {
            (_payments, _read) = (null, null);
        }
    }

    // What moves in the page loses the focus; whoever moves by keyboard presses the same key again.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_pressed is { } pressed && _keys.TryGetValue(pressed, out var key))
        {
            _pressed = null;
            await key.FocusAsync();
        }
    }
}
