using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Office;

/// <summary>What the house takes as money. What is saved holds at every register at once.</summary>
public sealed partial class PaymentsScreen : HouseRulesPage
{
    private PaymentForm _form = PaymentForm.Of(PaymentRules.Default);

    private PaymentKeyRow? _held;
    private PaymentKeyRow? _over;

    protected override void Fill() => _form = PaymentForm.Of(Rules.Payments);

    protected override bool Follow(HouseRules before)
    {
        var isTouched = _form.Rules != PaymentForm.Of(before.Payments).Rules;
        var isMoved = Rules.Payments != before.Payments;
        _form = isMoved && !isTouched ? PaymentForm.Of(Rules.Payments) : _form;
        return isMoved && isTouched && _form.Rules != Rules.Payments;
    }

    private void Add()
    {
        _form.Add();
        Touch();
    }

    private void Move(PaymentKeyRow row, int by)
    {
        _form.Move(row, by);
        Touch();
    }

    private void Drop(int at)
    {
        if (_held is { } held)
        {
            LetGo();
            _form.Place(held, at);
            Touch();
        }
    }

    private void LetGo() => (_held, _over) = (null, null);

    private Task SaveAsync() => SaveAsync(new HouseRulesCommand.SetPayments(_form.Rules, By));
}
