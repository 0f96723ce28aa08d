namespace RetailPos.Register.Domain.Technical;

/// <summary>Every reason a technical event can be refused.</summary>
public enum TechnicalRefusal
{
    /// <summary>A number that is none of the list's.</summary>
    CodeUnknown,
}
