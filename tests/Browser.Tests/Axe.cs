namespace RetailPos.Browser.Tests;

/// <summary>What axe finds on a page. There is no list of exceptions.</summary>
internal static class Axe
{
    private static readonly string Script = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "assets", "axe.min.js"));

    public static async Task<IEnumerable<string>> FaultsAsync(Screen screen, string where)
    {
        if (!await screen.Page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await screen.Page.EvaluateAsync(Script);
        }

        // Colours are judged where they end, not half-way through a fade.
        var faults = await screen.Page.EvaluateAsync<string[]>("""
            async () => {
              await Promise.all(document.getAnimations().filter(a => a.effect?.getComputedTiming().iterations !== Infinity).map(a => a.finished.catch(() => {})));
              const result = await axe.run(document, { resultTypes: ['violations'], preload: false });
              return result.violations.flatMap(rule => rule.nodes.slice(0, 5).map(node =>
                `${rule.id} (${rule.impact}): ${node.html.slice(0, 200)} — ${node.failureSummary.replaceAll('\n', ' ')}`));
            }
            """);
        return faults.Select(fault => $"{where}: {fault}");
    }
}
