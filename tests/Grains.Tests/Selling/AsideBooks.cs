using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Tests.Selling;

/// <summary>What is put aside: nobody cooks any of it before all of it is paid, and given up nothing of it is left.</summary>
internal static class AsideBooks
{
    public static void Read(Sale before, SaleEvent happened, Sale after)
    {
        switch (happened)
        {
            case SaleEvent.LinesSent:
                Books.Hold(
                    !before.IsPutAside || (before.Due.IsZero && before.Forgone.IsZero),
                    $"{before.Id} is put aside, and was sent with {before.Due} still due and {before.Forgone} forgone.");
                break;
            case SaleEvent.PutAsideSet { IsOn: true }:
                Books.Hold(!before.Lines.Any(line => line.IsSent), $"{before.Id} was put aside though the kitchen has something of it.");
                break;
            case SaleEvent.RefundConfirmed when before.Stage is not SaleStage.Settled:
                Books.Hold(before is { IsPutAside: true, Stage: SaleStage.Sealed }, $"{before.Id} was {before.Stage}, and money went back.");
                Books.Hold(after.Forgone == before.Due, $"{before.Id} was given up with {before.Due} due, and {after.Forgone} of it are forgone.");
                Books.Hold(after.Refunded == before.Paid, $"{before.Id} was given up with {before.Paid} paid, and {after.Refunded} went back.");
                Books.Hold(after is { Stage: SaleStage.Settled, Due.IsZero: true }, $"{before.Id} was given up, and is {after.Stage} with {after.Due} due.");
                break;
        }
    }
}
