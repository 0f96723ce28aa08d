namespace RetailPos.Hub.Domain.SoldOut;

/// <summary>Every reason a sold-out command can be refused, in the order the decider checks them.</summary>
public enum SoldOutRefusal
{
    ArticleInvalid,
    NameInvalid,
    TooMany,
}
