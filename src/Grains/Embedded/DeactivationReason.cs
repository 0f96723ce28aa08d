namespace RetailPos.Grains.Embedded;

/// <summary>Why an activation ends.</summary>
public readonly record struct DeactivationReason
{
    public DeactivationReason(DeactivationReasonCode code, string text) : this(code, exception: null, text)
    {
    }

    public DeactivationReason(DeactivationReasonCode code, Exception? exception, string text)
    {
        ReasonCode = code;
        Exception = exception;
        Description = text;
    }

    public DeactivationReasonCode ReasonCode { get; }

    public string Description { get; }

    public Exception? Exception { get; }

    public override string ToString() => Exception is null
        ? $"{ReasonCode}: {Description}"
        : $"{ReasonCode}: {Description}. Exception: {Exception}";
}

/// <summary>The codes of Orleans that this host gives, under their names there.</summary>
public enum DeactivationReasonCode : byte
{
    None,

    /// <summary>The host is stopping.</summary>
    ShuttingDown,

    /// <summary>Nobody called for a while.</summary>
    ActivationIdle,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested,

    /// <summary>More activations are awake than the limit, and this one was idle longest.</summary>
    RuntimeRequested,
}
