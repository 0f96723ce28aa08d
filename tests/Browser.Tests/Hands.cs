using Microsoft.Playwright;

namespace RetailPos.Browser.Tests;

/// <summary>
/// Somebody's hands at one screen, and how long they would have taken: a tap two seconds, a letter three tenths, and five
/// seconds to look around on every page that is new.
/// </summary>
public sealed class Hands(Screen screen)
{
    private const int TapMs = 2_000;
    private const int LetterMs = 300;
    private const int PageMs = 5_000;

    public int Taps { get; private set; }

    public int Letters { get; private set; }

    public int Pages { get; private set; } = 1;

    public TimeSpan Time => TimeSpan.FromMilliseconds((Taps * TapMs) + (Letters * LetterMs) + (Pages * PageMs));

    public async Task TapAsync(ILocator key)
    {
        Taps++;
        await key.ClickAsync();
    }

    public async Task TapAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await TapAsync(screen.Test(key));
        }
    }

    /// <summary>Leads to another page, which is looked at until it is there.</summary>
    public async Task GoAsync(string key, string page)
    {
        await TapAsync(key);
        await Assertions.Expect(screen.Test(page)).ToBeVisibleAsync();
        Pages++;
    }

    /// <summary>Taps a field and types into it, whatever stood there.</summary>
    public async Task FillAsync(string field, string text)
    {
        Taps++;
        Letters += text.Length;
        await screen.Test(field).FillAsync(text);
    }

    /// <summary>Types into what has the focus.</summary>
    public async Task TypeAsync(string text)
    {
        Letters += text.Length;
        await screen.Page.Keyboard.TypeAsync(text);
    }

    public async Task PressAsync(string key)
    {
        Letters++;
        await screen.Page.Keyboard.PressAsync(key);
    }
}
