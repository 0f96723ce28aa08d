using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>What is sold by its weight, and who calls.</summary>
public sealed partial class RegisterScreen
{
    private WeightSource _askedWeight;
    private WeighPane? _weigh;
    private Article? _weighing;
    private (string Number, string Name)? _called;

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

    private async Task EnterGuestAsync((string Name, string Phone) guest)
    {
        var id = new CustomerId(SaleInHand.NewCommand().Value);
        await AskAsync(hand => hand.EnterAsync(Customers, id, new(guest.Name, guest.Phone, "")));

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
