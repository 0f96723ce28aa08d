namespace RetailPos.Register.Guest;

/// <param name="Answer">Empty while nothing was answered.</param>
public sealed record GuestStep(string Name, string Answer);
