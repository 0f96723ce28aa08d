using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>What is sold by its weight, and who calls.</summary>
public sealed partial class RegisterScreen
{
    private WeightSource _askedWeight;
    private WeighPane? _weigh;
    private Article? _weighing;
    private (string Number, string Name)? _called;
    private string? _tag;

    // What was typed before the article was tapped is its weight, as « 0,35 » is; with nothing typed the scale is asked.
    private bool AsksScale(Article article)
    {
        if (!article.IsWeighed || !_keypad.IsEmpty)
        {
            return false;
        }

        (_weighing, _pane, _said) = (article, Pane.Weigh, null);
        ForgetSearch();
        return true;
    }

    private Task WeighedAsync(Article article, Quantity weight, WeightSource source)
    {
        _weighing = null;
        return AddAsync(article.Id, weight, price: null, source);
    }

    // A card is nobody's article: it is a customer's, or will be whose it is given to.
    private Task ScannedTagAsync(Scan scan)
    {
        if (_customers.FindCode(scan.Code) is { } carded)
        {
            return AskThenCloseAsync(hand => hand.SetGuestAsync(carded.Facts.Name, carded.Facts.Phone, carded.Id));
        }

        if (Barcode.HasGoodCheckDigit(scan.Code) || NfcTag.Read(scan.Code) is not { } tag)
        {
            return UnknownScan(scan);
        }

        if (_customers.FindTag(tag) is { Id: { } id } known)
        {
            return AskThenCloseAsync(hand => hand.SetGuestAsync(known.Facts.Name, known.Facts.Phone, id));
        }

        (_called, _tag) = (("", ""), tag);
        Open(Pane.Guest);
        return Task.CompletedTask;
    }

    private async Task FoundGuestAsync(Customer known)
    {
        if (_tag is { } tag)
        {
            await AskAsync(hand => hand.ChangeCustomerAsync(Customers, known.Id!.Value, known.Facts with { Tag = tag }));
        }

        if (_tag is null || _said is not { IsRefusal: true })
        {
            await AskThenCloseAsync(hand => hand.SetGuestAsync(known.Facts.Name, known.Facts.Phone, known.Id!.Value));
        }
    }

    private async Task EnterGuestAsync((string Name, string Phone) guest)
    {
        var id = new CustomerId(SaleInHand.NewCommand().Value);
        await AskAsync(hand => hand.EnterAsync(Customers, id, new(guest.Name, guest.Phone, "", Tag: _tag ?? "")));

        if (_said is not { IsRefusal: true })
        {
            await AskThenCloseAsync(hand => hand.SetGuestAsync(guest.Name, guest.Phone, id));
        }
    }

    // A customer whom the house knows is the sale's; anybody else's number stands ready to be written down.
    private Task AnswerCallAsync(PhoneCall call)
    {
        if (_customers.Find(call.Number).Take(2).ToList() is [var only])
        {
            return AskThenCloseAsync(hand => hand.SetGuestAsync(only.Facts.Name, only.Facts.Phone, only.Id));
        }

        _called = (call.Number, call.Name);
        Open(Pane.Guest);
        return Task.CompletedTask;
    }
}
