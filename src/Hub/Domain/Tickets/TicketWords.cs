namespace RetailPos.Hub.Domain.Tickets;

/// <summary>The words of a printed ticket, in the language of the house. Those with <c>{0}</c> have a place for what they are about.</summary>
public sealed record TicketWords(
    string EatIn,
    string TakeAway,
    string Table,
    string Covers,
    string Beeper,
    string Due,
    string Step,
    string Rush,
    string Late,
    string Changed,
    string Cancelled,
    string Allergy,
    string Contains,
    string Copy,
    string Training = "",
    string Guest = "{0}",
    string Next = "",
    string Held = "");
