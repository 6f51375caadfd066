using System.Text;
using FlagsDownloader.Bench.Peers.Setup;

namespace FlagsDownloader.Bench.Peers.Report;

/// <summary>The measured part of docs/performance.md. The text above and below it stays.</summary>
internal static class Page
{
    private const string Begin = "<!-- Written by scripts/bench peers, from here -->\n";
    private const string End = "<!-- to here. -->\n";

    private static string Path => System.IO.Path.Combine(Sources.Repository, "docs/performance.md");

    /// <summary>Creates the text.</summary>
    /// <param name="sections">The sections of the workloads.</param>
    /// <param name="began">The start of the first run.</param>
    /// <param name="took">The duration of all runs.</param>
    /// <param name="versions">The programs.</param>
    /// <param name="fileSystem">The file system of the saved files.</param>
    public static string Of(
        IReadOnlyList<Section> sections, DateTimeOffset began, TimeSpan took, IEnumerable<string> versions, string fileSystem)
    {
        var page = new StringBuilder();
        page.Append($"Measured on {began:yyyy-MM-dd} in {took.TotalMinutes:0.0} minutes, on {Machine.Facts}. Files were saved on {fileSystem}.\n\n");
        page.AppendJoin("; ", versions).Append(".\n\n");

        var goals = sections.SelectMany(section => section.Goals).ToList();
        if (goals.Count > 0)
        {
            page.Append("### Goals\n\n")
                .Append("Of `flags` with its default strategy, eventloop. A goal is reached, or not, if the whole interval lies on one side.\n\n");
            var table = new Table("", ["goal", "asked", "measured [95 %]", "", "best other strategy"]);
            foreach (var goal in goals)
            {
                table.Add(goal.What, goal.Asked, goal.Measured, goal.Verdict, goal.Best);
            }

            table.WriteTo(page);
        }

        foreach (var section in sections)
        {
            page.Append($"### {section.Title}\n\n{section.Text}\n\n");
            foreach (var table in section.Tables)
            {
                table.WriteTo(page);
            }
        }

        return page.ToString();
    }

    /// <summary>Whether the document has a mark for the tables.</summary>
    public static bool HasPlace => File.Exists(Path) && Split() is not null;

    /// <summary>Replaces the measured part of the document.</summary>
    /// <returns>The file.</returns>
    public static string Write(string text)
    {
        var (above, below) = Split()!.Value;
        File.WriteAllText(Path, $"{above}{Begin}\n{text}{End}{below}");
        return Path;
    }

    private static (string Above, string Below)? Split()
    {
        var page = File.ReadAllText(Path);
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        return begin < 0 || end < begin ? null : (page[..begin], page[(end + End.Length)..]);
    }
}
