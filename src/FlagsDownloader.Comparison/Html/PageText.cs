using FlagsDownloader.Comparison.Statistics;
using System.Globalization;

namespace FlagsDownloader.Comparison.Html;

/// <summary>The report's sentences.</summary>
internal static class PageText
{
    private static readonly FigureStyle Style = FigureStyle.Page;

    public static void Title(Markup markup, ReportContents contents)
    {
        var names = contents.Results.Contenders.Select(contender => contender.Name).Distinct().ToList();
        markup.Text(names switch
        {
            [] => "A comparison",
            [var only] => only,
            [.. var others, var last] => $"{string.Join(", ", others)} and {last}",
        });
    }

    /// <summary>The work in one sentence, and its details.</summary>
    public static void Summary(Markup markup, ReportContents contents)
    {
        var work = contents.Results.Work;
        int rounds = contents.Results.Runs.Select(run => run.Round).Distinct().Count();
        var files = work.Repeat == 1
            ? Style.Counted(work.Codes, "flag")
            : $"{Style.Counted(work.Codes, "flag")}, each {work.Repeat} times,";
        markup.Raw("<p class=\"lead\">Each of ")
            .Text(Style.Counted(contents.Results.Contenders.Count, "contender"))
            .Text($" downloaded {files} in ")
            .Text(rounds == 1 ? "one round" : $"{rounds} rounds of shuffled order")
            .Text($", every run a process of its own, from {(work.EmbeddedServer ? "a server started for it" : work.Site)}")
            .Text(Faults(work.Delay, work.ErrorRate))
            .Raw(".</p>\n<dl class=\"facts\">");
        Fact("Server", $"{work.Site}, {work.Address}");
        Fact("Delay", work.Delay is null ? null : $"{work.Delay} s");
        Fact("Failing requests", work.ErrorRate);
        Fact("Minimum size of a file", work.PadTo);
        Fact("Seed", work.Seed);
        Fact("Further attempts", work.Retries.ToString(CultureInfo.InvariantCulture));
        Fact("Time for an attempt", $"{work.TimeoutSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s");
        Fact("Machine", work.Machine);
        foreach (var peer in contents.Results.Contenders.Where(contender => contender is { IsPeer: true }).DistinctBy(peer => peer.Name))
        {
            Fact(peer.Name, string.Join(": ", new[] { peer.Version, peer.Command }.OfType<string>()));
        }

        Fact("Made by", contents.Program);
        Fact("Made on", contents.MadeAt.ToString("yyyy-MM-dd HH:mm 'UTC'zzz", CultureInfo.InvariantCulture));
        markup.Raw("</dl>\n");

        void Fact(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                markup.Raw("<div>").Element("dt", name).Element("dd", value).Raw("</div>");
            }
        }
    }

    public static void Verdict(Markup markup, ReportContents contents) =>
        markup.Element("p class=\"verdict\"", contents.Analysis.Verdict);

    public static void Notes(Markup markup, ReportContents contents)
    {
        foreach (var note in contents.Results.Notes)
        {
            markup.Element("li", note).Raw("\n");
        }
    }

    private static string Faults(string? delay, string? errorRate)
    {
        var late = delay is null or "0" ? null : $"held every answer back for {delay} s";
        var wrong = errorRate is null or "0" ? null : $"let {errorRate} of the requests fail";
        var both = string.Join(" and ", new[] { late, wrong }.OfType<string>());
        return both.Length == 0 ? "" : $", which {both}";
    }
}
