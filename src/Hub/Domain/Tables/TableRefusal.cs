namespace RetailPos.Hub.Domain.Tables;

/// <summary>Every reason a table command can be refused, in the order the decider checks them.</summary>
public enum TableRefusal
{
    /// <summary>Of the table, the sale or the order.</summary>
    IdInvalid,
    CoversOutOfRange,

    /// <summary>Another sale sits there: whoever asked is shown that one instead.</summary>
    Taken,
    NobodySits,

    /// <summary>The sale belongs to another visit.</summary>
    OtherOrder,
}
