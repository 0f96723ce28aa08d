namespace RetailPos.Hub.Domain.People;

/// <summary>What somebody is in the house. A person may be several things: in a small house the one who cooks also cashes.</summary>
public enum Role
{
    Administrator,
    Manager,
    Employee,
    Accountant,
    Preparer,
    Courier,
}

public static class Roles
{
    /// <summary>How much is trusted to a role. Going up needs a secret; going down or sideways is a courtesy between colleagues.</summary>
    public static int RankOf(Role role) => role switch
    {
        Role.Administrator => 3,
        Role.Manager => 2,
        Role.Employee or Role.Accountant => 1,
        Role.Preparer or Role.Courier => 0,
    };
}
