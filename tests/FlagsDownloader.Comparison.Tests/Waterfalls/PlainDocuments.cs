using FlagsDownloader.Documents;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Tests.Waterfalls;

/// <summary>Run documents with round numbers.</summary>
internal static class PlainDocuments
{
    /// <summary>An item that reaches its first steps one second apart from 1 s on, each on another thread, and then ends.</summary>
    /// <remarks>As in documents of earlier versions, the connection is there when the request is sent.</remarks>
    /// <param name="steps">How many of the eight steps before the outcome it reaches.</param>
    public static OutcomeDocument Item(int steps = 8)
    {
        double? Time(int step) => step <= steps ? step : null;
        int? Thread(int step) => step <= steps ? 20 + step : null;
        return new OutcomeDocument(
            "BR",
            0,
            "http://127.0.0.1:8000/flags/br/br.gif",
            "ok",
            43,
            1,
            "BR.gif",
            null,
            ServerDelaySeconds: 0.5,
            new StepsDocument<double?>(Time(1), Time(2), Time(3), null, null, Time(4), Time(5), Time(6), Time(7), Time(8), steps + 1),
            new StepsDocument<double?>(1, 1, 1, null, 1, null, 1, 1, 1, 1, null),
            new StepsDocument<int?>(Thread(1), Thread(2), Thread(3), null, null, Thread(4), Thread(5), Thread(6), Thread(7), Thread(8), 21 + steps));
    }

    /// <summary>A run of these items only.</summary>
    public static RunDocument Create(params OutcomeDocument[] items) => new RandomDocuments(1).Next(bound: 2, items: 0) with
    {
        Interrupted = false,
        Outcomes = items,
        Totals = new TotalsDocument(items.Length, 0, 0, 0, items.Sum(item => item.Bytes)),
        ElapsedSeconds = items.Select(item => item.Times[DownloadStep.Finished] ?? 0).Max(),
        Options = new RandomDocuments(1).Next(bound: 2).Options with { WithNames = false, Codes = items.Length },
    };
}
