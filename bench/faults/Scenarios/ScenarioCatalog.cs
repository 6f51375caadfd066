using static FlagsDownloader.Faults.Scenarios.Scenario;

namespace FlagsDownloader.Faults.Scenarios;

/// <summary>All scenarios, in the order of the table's rows.</summary>
internal static class ScenarioCatalog
{
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(3);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("404", "Not Found") { Faults = $"404{Victims}", IsFinal = true },
        new("418", "I'm a teapot") { Faults = $"418{Victims}", IsFinal = true },
        new("429", "429 once, Retry-After: 3") { Faults = $"429:retry-after=3:first=1{Victims}", CanBeHad = true, RetryAfter = ComeAgain },
        new("500", "Internal Server Error, always") { Faults = $"500{Victims}" },
        new("503-seconds", "503 once, Retry-After: 3") { Faults = $"503:retry-after=3:first=1{Victims}", CanBeHad = true, RetryAfter = ComeAgain },
        new("503-date", "503 once, Retry-After: a date 3 s ahead") { Faults = $"503:retry-date=3:first=1{Victims}", CanBeHad = true, RetryAfter = ComeAgain },
        new("flaky", "503 twice, then well") { Faults = $"flaky{Victims}", CanBeHad = true },
        new("redirect", "a chain of three redirects") { Faults = $"redirect:hops=3{Victims}", CanBeHad = true },
        new("redirect-loop", "redirects without end") { Faults = $"redirect-loop{Victims}" },
        new("reset-once", "connection reset instead of an answer, once") { Faults = $"reset:first=1{Victims}", CanBeHad = true },
        new("reset", "connection reset instead of an answer, always") { Faults = $"reset{Victims}" },
        new("reset-body-once", "connection reset after 5,000 bytes, once") { Faults = $"reset-body:after=5000:first=1{Victims}", CanBeHad = true },
        new("reset-body", "connection reset after 5,000 bytes, always") { Faults = $"reset-body:after=5000{Victims}" },
        new("cut-once", "connection closed after 5,000 bytes, once") { Faults = $"cut:after=5000:first=1{Victims}", CanBeHad = true },
        new("cut", "connection closed after 5,000 bytes, always") { Faults = $"cut:after=5000{Victims}" },
        new("cut-chunked", "chunked body closed after 5,000 bytes, always") { Faults = $"cut-chunked:after=5000{Victims}" },
        new("stall-headers", "silence in the middle of the header, always") { Faults = $"stall-headers{Victims}" },
        new("stall-body-once", "silence after 5,000 bytes, once") { Faults = $"stall-body:after=5000:first=1{Victims}", CanBeHad = true },
        new("stall-body", "silence after 5,000 bytes, always") { Faults = $"stall-body:after=5000{Victims}" },
        new("drip", "10,000 bytes a second: a flag takes 2 s") { Faults = $"drip:rate=10000{Victims}", CanBeHad = true },
        new("drip-slow", "1,500 bytes a second: a flag takes 14 s") { Faults = $"drip:rate=1500{Victims}" },
        new("bandwidth", "60,000 bytes a second for all together") { Faults = "bandwidth:rate=60000", VictimPrefix = "", CanBeHad = true },
        new("html", "200 with an HTML page instead of a GIF") { Faults = $"html{Victims}" },
        new("length-short", "Content-Length 100 bytes too small") { Faults = $"wrong-length:by=-100{Victims}" },
        new("length-long", "Content-Length 100 bytes too large") { Faults = $"wrong-length:by=100{Victims}" },
        new("endless", "a body without end, at 5 MB/s") { Faults = "endless@/flags/br/* bandwidth:rate=5M@/flags/br/*", VictimPrefix = "BR" },
        new("huge-headers", "a header of 1 MB, then the flag") { Faults = $"huge-headers{Victims}" },
        new("busy", "429 beyond two requests at once, Retry-After: 3")
        {
            Faults = "busy:over=2:retry-after=3", VictimPrefix = "", Delay = "0.3", CanBeHad = true, RetryAfter = ComeAgain,
        },
        new("refuse", "connections refused") { Faults = "refuse", VictimPrefix = "" },
        new("refuse-2s", "connections refused for the first 2 s") { Faults = "refuse:for=2", VictimPrefix = "", CanBeHad = true },
        new("resume", "cut after 60,000 of 102,400 bytes, run again") { Second = SecondVersion.Same, CanBeHad = true },
        new("resume-new", "cut, run again: another picture of the same size by then") { Second = SecondVersion.SameSize, CanBeHad = true },
        new("resume-larger", "cut, run again: another picture in a larger file by then") { Second = SecondVersion.Larger, CanBeHad = true },
    ];
}
