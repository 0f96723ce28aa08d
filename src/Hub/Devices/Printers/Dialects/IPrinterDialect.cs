namespace RetailPos.Hub.Devices.Printers.Dialects;

/// <summary>One make's commands. Pure: the same paper is the same bytes.</summary>
public interface IPrinterDialect
{
    /// <summary>The whole job: from waking the printer to the knife.</summary>
    byte[] Write(Paper paper);
}
