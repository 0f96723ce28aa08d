namespace RetailPos.Grains.Contracts;

/// <summary>How people say who they are. Section <c>People</c>; config/README.md lists every key.</summary>
public sealed class PeopleSettings
{
    public const string Section = "People";

    /// <summary>Shorter, and a cashier types a PIN between two guests.</summary>
    public const int IdleMinutesMin = 1;

    /// <summary>A day: whoever wants no end at all wants nobody to sign in.</summary>
    public const int IdleMinutesMax = 1_440;

    /// <summary>Whether anybody must say who it is. Off is for a house of one: everything is done under the till's name.</summary>
    public SignIn SignIn { get; set; } = SignIn.Required;

    /// <summary>After so many minutes in which a device did nothing, whoever was signed in there is out. 1–1440.</summary>
    public int IdleMinutes { get; set; } = 120;

    /// <summary>Whether each change of hands at a register asks for a secret, and not only the way up.</summary>
    public bool SwitchAsks { get; set; }

    public bool IsOff => SignIn is SignIn.Off;
}

public enum SignIn
{
    Required,
    Off,
}
