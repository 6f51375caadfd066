using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Comparison.Waterfalls;

namespace FlagsDownloader.Comparison.Html;

/// <summary>The places in the page that the script draws into, and their descriptions in words.</summary>
internal static class WaterfallSection
{
    private static readonly FigureStyle Style = FigureStyle.Page;

    public static void WritePlots(Markup markup, ReportContents contents)
    {
        for (int place = 0; place < contents.Waterfalls.Count; place++)
        {
            var waterfall = contents.Waterfalls[place];
            var name = contents.NameOf(waterfall.Contender);
            markup.Raw($"<section class=\"run\" aria-labelledby=\"run-{place}\">\n<div class=\"head\">").Element($"h3 id=\"run-{place}\"", Heading(contents, waterfall))
                .Raw($"<button type=\"button\" class=\"fit\" data-run=\"{place}\">Zoom to this run</button></div>\n").Element($"p class=\"small\" id=\"said-{place}\"", InWords(waterfall))
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
            markup.Raw($"<section class=\"arrivals\" data-run=\"{place}\">\n<h3>").Text(name)
                .Raw(" <output class=\"count\"></output></h3>\n<ol aria-label=\"").Text($"Files in the order in which they came: {name}")
                .Raw("\"></ol>\n</section>\n");
        }
    }

    private static string Heading(ReportContents contents, Waterfall waterfall)
    {
        var contender = contents.Results.Contenders[waterfall.Contender];
        var view = waterfall.AsServerSaw ? ", as the server saw it" : "";
        return $"{contender.Name}, {(contender.Bound == 1 ? "one request at a time" : $"at most {Style.Count.Write(contender.Bound)} at once")}{view}";
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
            + $"{string.Join(", ", ends)}. {ThreadsInWords(waterfall)}";
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
