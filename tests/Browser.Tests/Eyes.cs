namespace RetailPos.Browser.Tests;

/// <summary>How people see: as most do, without any colour, and the three ways of seeing fewer colours than most.</summary>
internal static class Eyes
{
    public const string Usual = "none";
    public const string Greyscale = "achromatopsia";

    public static readonly string[] All = [Usual, Greyscale, "deuteranopia", "protanopia", "tritanopia"];

    public static async Task SeeAsync(Screen screen, string eye)
    {
        var browser = await screen.Page.Context.NewCDPSessionAsync(screen.Page);
        await browser.SendAsync("Emulation.setEmulatedVisionDeficiency", new Dictionary<string, object> { ["type"] = eye });
    }
}
