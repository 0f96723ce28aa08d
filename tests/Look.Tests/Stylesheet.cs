using System.Globalization;
using System.Text.RegularExpressions;

namespace RetailPos.Look.Tests;

/// <summary>Reads the colours of a theme out of look.css, and measures contrast as WCAG 2.2 defines it.</summary>
internal static class Stylesheet
{
    private static readonly string Css = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "look.css"));

    public static double Contrast(string theme, string ink, string ground)
    {
        var one = Luminance(Colour(theme, ink));
        var other = Luminance(Colour(theme, ground));
        return (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);
    }

    /// <summary>How far apart two colours stay when all hue is gone, from 0 to 1.</summary>
    public static double GreyDistance(string theme, string one, string other) =>
        Math.Abs(Math.Cbrt(Luminance(Colour(theme, one))) - Math.Cbrt(Luminance(Colour(theme, other))));

    private static string Colour(string theme, string name)
    {
        const RegexOptions acrossLines = RegexOptions.Multiline | RegexOptions.Singleline;
        var block = Regex.Match(Css, $@"^\.theme-{theme} \{{(.*?)^\}}", acrossLines);
        var colour = Regex.Match(block.Groups[1].Value, $@"--{name}: (#[0-9a-f]{{6}});");
        Assert.True(colour.Success, $"--{name} of .theme-{theme} is not a six-digit colour in look.css");
        return colour.Groups[1].Value;
    }

    private static double Luminance(string colour) =>
        (0.2126 * Channel(colour, 1)) + (0.7152 * Channel(colour, 3)) + (0.0722 * Channel(colour, 5));

    private static double Channel(string colour, int at)
    {
        var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
