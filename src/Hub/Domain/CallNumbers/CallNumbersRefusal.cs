namespace RetailPos.Hub.Domain.CallNumbers;

/// <summary>Every reason a call number can be refused.</summary>
public enum CallNumbersRefusal
{
    OrderIdInvalid,
    SeriesInvalid,

    /// <summary>All numbers of the service day are out.</summary>
    DayIsFull,
}
