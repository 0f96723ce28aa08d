namespace RetailPos.Register.Domain.Fiscal;

/// <summary>How a record of the training mode is known for ever: the form that its sealed text begins with is another one.</summary>
public static class TrainingMark
{
    /// <summary>TICKET1 becomes TRAINTICKET1.</summary>
    public const string Word = "TRAIN";

    extension(Seal seal)
    {
        public bool IsTraining => seal.Text.StartsWith(Word, StringComparison.Ordinal);
    }
}
