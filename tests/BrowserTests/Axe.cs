using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace FlagsDownloader.BrowserTests;

/// <summary>Runs axe-core, which finds violations of WCAG 2 and of good practice, in a page.</summary>
internal static class Axe
{
    private const string Run =
        """
        () => axe.run(document, { resultTypes: ['violations'] }).then(found =>
          found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`)))
        """;

    /// <summary>Returns a line for each element with a violation.</summary>
    public static async Task<string[]> ViolationsAsync(IPage page)
    {
        // Not as an element of the page, whose policy allows only its own script.
        await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        return await page.EvaluateAsync<string[]>(Run);
    }
}
