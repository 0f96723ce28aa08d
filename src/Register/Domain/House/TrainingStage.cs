namespace RetailPos.Register.Domain.House;

/// <summary>Training mode, a way that is walked once: a new house learns, leaves the school, and never goes back.</summary>
public enum TrainingStage
{
    /// <summary>The house was real from its first day.</summary>
    Never,
    On,
    Left,
}
