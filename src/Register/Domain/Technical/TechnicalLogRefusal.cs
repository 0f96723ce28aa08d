namespace RetailPos.Register.Domain.Technical;

/// <summary>Every reason a technical event can be refused.</summary>
public enum TechnicalLogRefusal
{
    /// <summary>A number that is none of the list's.</summary>
    CodeUnknown,
}
