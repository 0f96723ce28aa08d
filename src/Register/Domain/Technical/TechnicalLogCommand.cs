using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Technical;

public abstract record TechnicalLogCommand
{
    private TechnicalLogCommand() { }

    /// <summary>The program starts.</summary>
    /// <param name="Version">Major, minor and the rest, with points between them.</param>
    /// <param name="Perimeter">The fingerprint of the code that sells and seals.</param>
    /// <param name="LastRecordedAt">Of the whole journal; null for an empty one.</param>
    public sealed record Start(string Version, string Perimeter, DateTimeOffset? LastRecordedAt, Actor By) : TechnicalLogCommand;

    public sealed record Stop(Actor By) : TechnicalLogCommand;

    /// <summary>Something has happened.</summary>
    /// <param name="Information">Cut and cleaned where it is too long or has signs that no paper can show: an event is never lost for its words.</param>
    /// <param name="At">When, in the site's own offset; null for now.</param>
    public sealed record Note(TechnicalCode Code, string Information, Actor By, DateTimeOffset? At = null) : TechnicalLogCommand;
}
