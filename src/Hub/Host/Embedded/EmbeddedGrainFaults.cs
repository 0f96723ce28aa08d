using RetailPos.Grains.Embedded;

namespace RetailPos.Hub.GrainHosting;

/// <summary>Which exceptions of this grain host mean that a call was not begun and may be tried again.</summary>
public static class GrainHostFaults
{
    public static bool IsBusy(Exception fault) => fault is MailboxFullException;

    public static bool IsStopping(Exception fault) => fault is GrainHostStoppedException;
}
