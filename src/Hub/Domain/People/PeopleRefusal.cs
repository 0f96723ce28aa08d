namespace RetailPos.Hub.Domain.People;

/// <summary>Every reason a command to the people can be refused, in the order the decider checks them.</summary>
public enum PeopleRefusal
{
    PersonIdInvalid,
    NameInvalid,
    RolesInvalid,
    PlaceInvalid,
    SecretsMissing,

    /// <summary>4–8 figures.</summary>
    PinInvalid,

    /// <summary>8–128 signs.</summary>
    PasswordInvalid,

    /// <summary>Somebody was quicker: the house has its administrator.</summary>
    NotTheFirst,
    AlreadyThere,
    NoSuchPerson,
    TooManyPeople,

    /// <summary>Two people of one name could not be told apart on a tile, nor in the journal.</summary>
    NameTaken,

    /// <summary>Somebody must be able to let the others in.</summary>
    LastAdministrator,

    /// <summary>An administrator without this right could never give it back.</summary>
    AdministratorKeepsPeople,
    PersonInactive,

    /// <summary>Who works here is needed by name.</summary>
    PersonActive,
    NoSuchSecret,
    LockedOut,

    /// <summary>On the way up somebody must prove who it is.</summary>
    SecretNeeded,
}
