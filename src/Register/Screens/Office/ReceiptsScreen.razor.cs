using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Register.Office;

/// <summary>What stands on the house's receipts, and when they are printed; with what comes of it beside it, at every key.</summary>
public sealed partial class ReceiptsScreen(IReceiptWords wording) : HouseRulesPage
{
    private static readonly ReceiptFields[] Fields =
        [ReceiptFields.Mode, ReceiptFields.Table, ReceiptFields.CallNumber, ReceiptFields.Choices, ReceiptFields.Customer, ReceiptFields.Code];

    private ReceiptForm _form = ReceiptForm.Of(ReceiptRules.Default);
    private ReceiptPreview _preview;

    private Receipt Shown => ReceiptSample.Of(
        _preview, new(_form.Rules, wording.In(Culture), Site.Name, HouseSoftware.Name, Site.Currency, Rules.Country.Pack.Name) { Law = Rules.Country.Pack }, Words, Clock.GetLocalNow());

    protected override void Fill() => _form = ReceiptForm.Of(Rules.Receipts);

    protected override bool Follow(HouseRules before)
    {
        var (isTouched, hasMoved) = (_form.Rules != before.Receipts, Rules.Receipts != before.Receipts);
        _form = hasMoved && !isTouched ? ReceiptForm.Of(Rules.Receipts) : _form;
        return hasMoved && isTouched && _form.Rules != Rules.Receipts;
    }

    private void Toggle(ReceiptFields field)
    {
        _form.Toggle(field);
        Touch();
    }

    private void Paint(string image)
    {
        _form.LogoImage = image;
        Touch();
    }

    private Task SaveAsync() => SaveAsync(new HouseRulesCommand.SetReceipts(_form.Rules, By));
}
