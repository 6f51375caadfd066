using FlagsDownloader.Comparison.Charts;

namespace FlagsDownloader.Comparison.Html;

/// <summary>The links to the parts of the page.</summary>
internal static class PageLinks
{
    public static void Write(Markup markup, ReportContents contents)
    {
        markup.Raw("<nav aria-label=\"Parts of the page\">");
        Link("time", "Time");
        if (SweepSection.IsIn(contents))
        {
            Link("sweep", "Sweep");
        }

        if (contents.Waterfalls.Count > 0)
        {
            Link("runs", "Waterfalls", isScripted: true);
        }

        Link("figures", "Figures");
        Link("costs", "Costs");
        Link("account", "Accounts");
        if (contents.Waterfalls.Count > 0)
        {
            Link("race", "Files", isScripted: true);
        }

        Link("notes", "Notes");
        Link("work", "Work");
        markup.Raw("</nav>\n");

        // Without a script, a part that it draws is not there.
        void Link(string part, string text, bool isScripted = false) =>
            markup.Raw($"<a href=\"#{part}\"{(isScripted ? " class=\"scripted\" hidden" : "")}>{text}</a> ");
    }
}
