using System.Globalization;
using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Printing;
using FlagsDownloader.Results;

namespace FlagsDownloader.Cli.Merges;

/// <summary>Reports the sums of the shards of a list, and what is not complete.</summary>
internal static class MergeReport
{
    /// <param name="output">Receives the lines.</param>
    /// <param name="runs">The shards.</param>
    public static void Write(TextWriter output, MergedRuns runs)
    {
        var totals = runs.Totals;
        output.WriteLine($"{runs.Count - runs.Missing.Count} of {Plural.Format(runs.Count, "shard")} of a list of {Plural.Format(runs.ListSize, runs.Noun)}.");
        FinalReport.WriteTally(
            output, new DownloadTally(totals.Ok, totals.NotFound, totals.Error, totals.Cancelled, totals.Bytes) { Unchanged = totals.Unchanged }, runs.Noun);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{totals.Bytes} bytes saved."));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Elapsed time: {runs.ElapsedSeconds:0.00}s, the longest of the shards"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Processor time: {runs.CpuSeconds:0.00}s, all shards together"));
    }

    /// <summary>Writes a line for each cause of errors, for each interrupted shard, and one for all missing ones.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="runs">The shards.</param>
    public static void WriteErrors(TextWriter output, MergedRuns runs)
    {
        foreach (var group in runs.Causes)
        {
            output.WriteLine(group.Describe());
        }

        foreach (var run in runs.Interrupted)
        {
            output.WriteLine(PrintableText.Line(
                $"flags: '{run.File}', shard {run.Shard.Index} of {runs.Count}, was interrupted: run it again, or download what is left with --failures FILE and then --retry-from FILE"));
        }

        if (runs.Missing.Count > 0)
        {
            var (noun, verb) = runs.Missing.Count == 1 ? ("shard", "is") : ("shards", "are");
            var numbers = FailureGroup.List([.. runs.Missing.Select(index => index.ToString(CultureInfo.InvariantCulture))], runs.Missing.Count);
            output.WriteLine($"flags: {noun} {numbers} of {runs.Count} {verb} missing: run --shard {runs.Missing[0]}/{runs.Count}{(runs.Missing.Count > 1 ? " and so on" : "")}, and merge all files");
        }
    }
}
