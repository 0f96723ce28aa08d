using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Fiscal;

/// <summary>The house leaves the school: who, when, and how far each till had trained. There is one of these in the life of a house.</summary>
public sealed record TrainingLeaving(DateTimeOffset At, Actor By, ValueList<TrainedTill> Tills);

/// <param name="Tickets">How many training tickets it sealed.</param>
/// <param name="Link">The end of their chain, so that none can be taken off it afterwards.</param>
public sealed record TrainedTill(TillId Till, long Tickets, string Link);
