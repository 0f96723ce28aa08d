namespace RetailPos.Hub.Domain.Devices;

public enum PrinterDialect
{
    /// <summary>ESC/POS over TCP, port 9100 as a rule.</summary>
    EscPos,

    /// <summary>Star Line Mode over TCP, port 9100 as a rule.</summary>
    StarLine,

    /// <summary>Epson's ePOS-Print over HTTP, port 80 as a rule.</summary>
    Epos,
}

/// <summary>By the number that ESC t takes.</summary>
public enum EscPosPage : byte
{
    /// <summary>Windows' Western page: every French letter, œ too, and the euro.</summary>
    Wpc1252 = 16,

    /// <summary>DOS's Western page with the euro, which every model knows; œ is written oe.</summary>
    Pc858 = 19,
}

public enum EscPosBuzzer
{
    None,
    Epson,

    /// <summary>ESC B, as most imitators have it.</summary>
    Common,
}

/// <summary>How a printer says it is.</summary>
public enum PrinterState
{
    Ready,

    /// <summary>Nobody answers at its address.</summary>
    Unreached,

    /// <summary>Somebody answers, and it is no printer that we understand.</summary>
    Unclear,
    CoverOpen,
    PaperOut,

    /// <summary>The knife, the head, the motor: it says that it cannot go on.</summary>
    Broken,

    /// <summary>Offline for a reason that it does not give.</summary>
    Offline,

    /// <summary>It says that it will never take this: a letter's address that nobody has.</summary>
    Refused,

    /// <summary>It does not let this house in as it is set up: a letter box whose server wants another secret, sender or encryption.</summary>
    Denied,
}
