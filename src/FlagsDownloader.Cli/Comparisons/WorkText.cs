using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Describes the work of a comparison in a sentence.</summary>
internal static class WorkText
{
    public static string Describe(RoundResults results)
    {
        var work = results.Work;
        var rounds = results.Runs.Select(run => run.Round).Distinct().Count();
        var files = work.Repeat == 1 ? Plural.Format(work.Codes, "flag") : $"{Plural.Format(work.Codes, "flag")}, {work.Repeat} times each";
        var delay = work.Delay is null or "0" ? "" : $", {work.Delay} s late";
        var errors = work.ErrorRate is null or "0" ? "" : $", {work.ErrorRate} of the requests fail";
        var embedded = work.EmbeddedServer ? "" : $" at {work.Address}";
        return $"{files} from {work.Site}{embedded}{delay}{errors}; {Plural.Format(rounds, "round")}, "
            + $"{Plural.Format(results.Contenders.Count, "contender")} in shuffled order in each.";
    }
}
