using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Tills;

using Answer = Decision<TillEvent, TillRefusal>;

/// <summary>
/// A till of a house that is still learning. It does all that a till does, but every event is wrapped as
/// <see cref="TillEvent.Trained"/>, every sealed text begins with <see cref="TrainingMark.Word"/>, and its numbers and chains are its own:
/// whoever counts real records never meets one of these.
/// </summary>
internal static class Training
{
    /// <summary>What the command would do, beside the real chains.</summary>
    public static Answer Decide(Till till, TillCommand command, Func<Till, Sealing, Answer> decide, DateTimeOffset now, Sealing sealing)
    {
        // A till that has sealed for real is real for ever, whatever the house says.
        if (!till.IsTraining && till.Books.FirstAt is not null)
        {
            return TillRefusal.TrainingIsOver;
        }

        var answer = command is TillCommand.CloseDay or TillCommand.CloseOver or TillCommand.TakeSettling
            or TillCommand.DrawInvoice or TillCommand.DrawQuote or TillCommand.Pay { Tender.Mode: PaymentMode.OnAccount }
            ? TillRefusal.NotInTraining
            : decide(till, sealing with { Sealer = new MarkingSealer(sealing.Sealer) });

        return answer.Refusal is { } refusal ? refusal : [.. answer.Events.Select(happened => new TillEvent.Trained(happened, now))];
    }

    private sealed class MarkingSealer(ISealer sealer) : ISealer
    {
        public Seal Seal(string fields, ChainEnd previous) => sealer.Seal(TrainingMark.Word + fields, previous);

        public Seal Seal(string fields, ChainEnd previous, string? key) => sealer.Seal(TrainingMark.Word + fields, previous, key);
    }
}
