using RetailPos.Kernel;

namespace RetailPos.Register.SignIn;

/// <summary>The PINs of a demo's people, to be shown to whoever tries it. No other house has any.</summary>
public sealed record PinHints(ValueList<PinHint> All);

public sealed record PinHint(string Name, string Pin);
