using Microsoft.Extensions.Options;

namespace RetailPos.Hub.Demo;

/// <summary>How lively the demo restaurant is. Section <c>Demo</c>, read by the demo command only.</summary>
public sealed class DemoSettings
{
    public const string Section = "Demo";

    /// <summary>Whether guests come, cooks cook and tables pay by themselves. Without, the restaurant is furnished and waits.</summary>
    public bool Service { get; set; } = true;
}

/// <summary>True and false are both fine; what is neither, and every key but these, is named before the doors open.</summary>
internal sealed class DemoSettingsCheck : IValidateOptions<DemoSettings>
{
    public ValidateOptionsResult Validate(string? name, DemoSettings options) => ValidateOptionsResult.Success;
}
