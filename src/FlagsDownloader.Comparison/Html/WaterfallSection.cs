using FlagsDownloader.Comparison.Charts;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Comparison.Waterfalls;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Html;

/// <summary>The places in the page that the script draws into, and their descriptions in words.</summary>
internal static class WaterfallSection
{
    // The share of a request's time that a wait for a thread has to have to be worth a sentence.
    private const double MinToldWait = 0.1;

    private static readonly FigureStyle Style = FigureStyle.Page;

    public static void WritePlots(Markup markup, ReportContents contents)
    {
        for (int place = 0; place < contents.Waterfalls.Count; place++)
        {
            var waterfall = contents.Waterfalls[place];
            var name = contents.NameOf(waterfall.Contender);
            markup.Raw($"<section class=\"run\" data-contenders=\"{waterfall.Contender}\" aria-labelledby=\"run-{place}\">\n").Element($"h3 id=\"run-{place}\"", Heading(contents, waterfall)).Raw("\n")
                .Element($"p class=\"small\" id=\"said-{place}\"", InWords(waterfall))
                .Raw($"\n<div class=\"plot\"><canvas tabindex=\"0\" role=\"application\" aria-roledescription=\"waterfall\" aria-describedby=\"said-{place} keys\" data-run=\"{place}\" aria-label=\"")
                .Text($"Waterfall of {name}").Raw("\"></canvas><canvas class=\"over\" aria-hidden=\"true\"></canvas></div>\n")
                .Raw($"<details class=\"requests\" data-run=\"{place}\"><summary>")
                .Text($"The {Style.Counted(waterfall.Bars.Count, "request")} of {name} as a table").Raw("</summary></details>\n</section>\n");
        }
    }

    public static void WriteArrivals(Markup markup, ReportContents contents)
    {
        for (int place = 0; place < contents.Waterfalls.Count; place++)
        {
            var name = contents.NameOf(contents.Waterfalls[place].Contender);
            markup.Raw($"<section class=\"arrivals\" data-contenders=\"{contents.Waterfalls[place].Contender}\" data-run=\"{place}\">\n<h3>").Text(name)
                .Raw(" <output class=\"count\"></output></h3>\n<ol aria-label=\"").Text($"Files in the order in which they came: {name}")
                .Raw("\"></ol>\n</section>\n");
        }
    }

    private static string Heading(ReportContents contents, Waterfall waterfall)
    {
        var contender = contents.Results.Contenders[waterfall.Contender];
        var name = contents.NameOf(waterfall.Contender);
        var bound = name.Contains(" -m ", StringComparison.Ordinal) ? ""
            : contender.Bound == 1 ? ", one request at a time"
            : $", at most {Style.Count.Write(contender.Bound)} at once";
        return $"{name}{bound}{(waterfall.AsServerSaw ? ", as the server saw it" : "")}";
    }

    /// <summary>A description of the waterfall.</summary>
    private static string InWords(Waterfall waterfall)
    {
        int ok = waterfall.Bars.Count(bar => bar.Status == "ok");
        int notFound = waterfall.Bars.Count(bar => bar.Status == "not_found");
        int errors = waterfall.Bars.Count - ok - notFound;
        var ends = new List<string> { $"{Style.Count.Write(ok)} OK" };
        if (notFound > 0)
        {
            ends.Add($"{Style.Count.Write(notFound)} not found");
        }

        if (errors > 0)
        {
            ends.Add(Style.Counted(errors, "error"));
        }

        return $"Round {waterfall.Round}: {Style.Counted(waterfall.Bars.Count, "request")} in "
            + $"{Style.Seconds.Write(waterfall.DownloadEnd - waterfall.DownloadStart)} s on {Style.Counted(waterfall.Lanes, "slot")}, "
            + $"{string.Join(", ", ends)}. {ConnectionsInWords(waterfall)}{ThreadsInWords(waterfall)}{WaitInWords(waterfall)}";
    }

    private static string ConnectionsInWords(Waterfall waterfall) => waterfall.Connections == 0
        ? ""
        : $"The server saw {Style.Counted(waterfall.Connections, "connection")}. ";

    // No thread of a busy machine is there at once.
    private static string WaitInWords(Waterfall waterfall)
    {
        double waited = waterfall.Bars.SelectMany(bar => bar.Segments)
            .Where(segment => segment.Step is DownloadStep.Started or DownloadStep.Opening)
            .Sum(segment => segment.End - segment.Start);
        double whole = waterfall.Bars.Sum(bar => bar.End - bar.Start);
        return waited > whole * MinToldWait
            ? $" On average a request took {Style.Seconds.Write(whole / waterfall.Bars.Count)} s, and {Style.Seconds.Write(waited / waterfall.Bars.Count)} s of it was a wait for a thread."
            : "";
    }

    private static string ThreadsInWords(Waterfall waterfall)
    {
        var threads = WaterfallPayload.ThreadsOf(waterfall);
        if (threads.Count == 0)
        {
            return "What its threads did is not known.";
        }

        int marks = waterfall.Bars.Sum(bar => bar.Marks.Count);
        int busiest = waterfall.Bars.Sum(bar => bar.Marks.Count(mark => mark.ThreadId == threads[0]));
        var count = threads.Count == 1 ? "One thread" : Style.Counted(threads.Count, "thread");
        return waterfall.Awaits switch
        {
            true => $"{count} ran its code, and none was held by a request that only waits: thread {threads[0]} ran at "
                + $"{Style.Count.Write(busiest)} of {Style.Counted(marks, "moment")}.",
            false => $"{count} ran its code, each held by its request from beginning to end, also while that only waits.",
            null => $"{count} ran its code.",
        };
    }
}
