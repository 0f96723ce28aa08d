using System.Globalization;
using Microsoft.Extensions.Localization;

namespace RetailPos.Register.Office;

/// <summary>How large a file is, in the words of the page.</summary>
internal static class FileSize
{
    public static string SizeOf(this IStringLocalizer<Words> words, long bytes, CultureInfo culture) => bytes < 1_000_000
        ? words["SizeThousands", Math.Max(1, bytes / 1_000).ToString("N0", culture)]
        : words["SizeMillions", (bytes / 1_000_000).ToString("N0", culture)];
}
