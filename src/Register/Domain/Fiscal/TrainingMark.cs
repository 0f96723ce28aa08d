using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Fiscal;

/// <summary>How a record of the training mode is known for ever: the form that its sealed text begins with is another one.</summary>
public static class TrainingMark
{
    /// <summary>TICKET1 becomes TRAINTICKET1.</summary>
    public const string Word = "TRAIN";

    // No till is called so: an id has no slash.
    private const string Chains = "/training";

    /// <summary>Under which name the training chains of a till are walked: beside the real ones, which have the same kinds.</summary>
    public static TillId ChainsOf(TillId till) => new(till.Value + Chains);

    /// <summary>The till whose stream holds the chains of that name.</summary>
    public static TillId TillOf(TillId chains) =>
        chains.Value.EndsWith(Chains, StringComparison.Ordinal) ? new(chains.Value[..^Chains.Length]) : chains;

    extension(Seal seal)
    {
        public bool IsTraining => seal.Text.StartsWith(Word, StringComparison.Ordinal);
    }
}
