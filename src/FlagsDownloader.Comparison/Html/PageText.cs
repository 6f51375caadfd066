using System.Globalization;
using FlagsDownloader.Comparison.Charts;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Printing;

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
            [var first, var second, _, _, .. var more] => $"{first}, {second} and {more.Count + 2} others",
            _ => WordList.Join(names, "and"),
        });
    }

    /// <summary>The work in a few words.</summary>
    public static void Lead(Markup markup, ReportContents contents)
    {
        int rounds = contents.Results.Rounds;
        markup.Element(
            "p class=\"lead\"",
            $"{Style.Counted(contents.Results.Contenders.Count, "contender")}, {Files(contents.Results.Work)} each, {Style.Counted(rounds, "round")}.")
            .Raw("\n");
    }

    /// <summary>The work in one sentence, and its details.</summary>
    public static void Work(Markup markup, ReportContents contents)
    {
        var work = contents.Results.Work;
        int rounds = contents.Results.Rounds;
        var files = work.Repeat == 1 ? Files(work) : $"{Style.Counted(work.Codes, "flag")}, each {work.Repeat} times,";
        markup.Raw("<p>Each of ")
            .Text(Style.Counted(contents.Results.Contenders.Count, "contender"))
            .Text($" downloaded {files} in ")
            .Text(rounds == 1 ? "one round" : $"{rounds} rounds of shuffled order")
            .Text($", every run a process of its own, from {Source(work)}{(work is { EmbeddedServer: true, IsEncrypted: true } ? " over TLS" : "")}")
            .Text(Faults(work.Delay, work.ErrorRate))
            .Raw(".</p>\n<dl class=\"facts\">");
        Fact(work.IsList ? "Hosts" : "Server", work.IsList ? HostNames.List(work.Hosts) : $"{work.Site}, {work.Address}");
        Fact("List", work.ListSha256 is { } digest ? $"{Style.Counted(work.Addresses, "file")}, SHA-256 {digest}" : null);
        Fact("Recording", work.Recording is null ? null : $"{work.Recording}, SHA-256 {work.RecordingSha256}");
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

    public static void Verdict(Markup markup, ReportContents contents)
    {
        markup.Raw("<div class=\"verdict\">");
        foreach (var line in contents.Analysis.Verdict)
        {
            markup.Element("p", line);
        }

        markup.Raw("</div>\n");
    }

    public static void Notes(Markup markup, ReportContents contents)
    {
        foreach (var note in contents.Results.Notes)
        {
            markup.Element("li", note).Raw("\n");
        }
    }

    private static string Files(Work work) => Style.Counted(work.Items, work.IsList ? "file" : "flag");

    private static string Source(Work work) =>
        work.Recording is { } recording ? $"a replay of {recording} on this machine"
        : work.EmbeddedServer ? "a server started for it"
        : work.IsList ? HostNames.List(work.Hosts)
        : work.Site;

    private static string Faults(string? delay, string? errorRate)
    {
        var late = delay is null or "0" ? null : $"held every answer back for {delay} s";
        var wrong = errorRate is null or "0" ? null : $"let {errorRate} of the requests fail";
        var both = string.Join(" and ", new[] { late, wrong }.OfType<string>());
        return both.Length == 0 ? "" : $", which {both}";
    }
}
