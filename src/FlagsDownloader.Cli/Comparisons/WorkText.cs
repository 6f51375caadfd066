using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Describes the work of a comparison in a sentence.</summary>
internal static class WorkText
{
    public static string Describe(RoundResults results)
    {
        var work = results.Work;
        var rounds = results.Rounds;
        var noun = work.IsList ? "file" : "flag";
        var files = work.Repeat == 1 ? Plural.Format(work.Items, noun) : $"{Plural.Format(work.Codes, noun)}, {work.Repeat} times each";
        var delay = work.Delay is null or "0" ? "" : $", {work.Delay} s late";
        var errors = work.ErrorRate is null or "0" ? "" : $", {work.ErrorRate} of the requests fail";
        var source = work.IsList ? HostNames.List(work.Hosts) : work.EmbeddedServer ? work.Site : $"{work.Site} at {work.Address}";
        var encrypted = work is { EmbeddedServer: true, IsEncrypted: true } ? " over TLS" : "";
        var what = work.Recording is { } recording
            ? $"Replay of {recording}: {Plural.Format(work.Addresses, "address", "addresses")} of {HostNames.List(work.Hosts)}"
            : $"{files} from {source}{encrypted}{delay}{errors}";
        return $"{what}; {Plural.Format(rounds, "round")}, "
            + $"{Plural.Format(results.Contenders.Count, "contender")} in shuffled order.";
    }
}
