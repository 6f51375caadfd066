using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tests.Waterfalls;

namespace FlagsDownloader.Comparison.Tests.Exports;

/// <summary>A comparison small enough to read: with one strategy, one other program, one round, and round numbers.</summary>
internal static class PlainResults
{
    public static RoundResults Create(string name = "eventloop") => new(
        RandomResults.CreateWork(1) with { Repeat = 2, PadTo = "130k" },
        [
            new Contender(name, 2) { Strategy = "eventloop", Awaits = true },
            new Contender("curl", 2) { Command = "curl -Z --parallel-max {m} -K {curl}", Version = "curl 7.88.1" },
        ],
        [
            RandomResults.Run(PlainDocuments.Create(PlainDocuments.Item() with { Attempts = 2, Reconnects = 1 })),
            RandomResults.Peer(new Random(1), 1, 1) with
            {
                ProcessSeconds = 3,
                Ok = 1,
                Errors = 1,
                NotFound = 0,
                Bytes = 43,
                Requests = 2,
                PeakInFlight = 2,
                Served =
                [
                    new ServedRequest("/flags/br/br.gif?copy=2", 1, 1, 0.5, 1.5, 200, 1, 43),
                    new ServedRequest("/flags/br/br.gif", 1, 2, 0.75, null, null, 0.5, 0),
                ],
            },
        ],
        ["wget2 is not installed: left out."]);
}
