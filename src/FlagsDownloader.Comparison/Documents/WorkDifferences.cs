using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Documents;

/// <summary>
/// Compares the work of two files. The address of a server that was started for the runs is ignored, because it changes each time. So
/// is everything that a single run's document does not contain.
/// </summary>
internal static class WorkDifferences
{
    /// <summary>Finds the differences, each as <c>codes 40, not 20</c>; none if the work is the same.</summary>
    public static IEnumerable<string> Between(SavedFile file, SavedFile other)
    {
        foreach (var (what, value, before) in Compared(file.Results.Work, other.Results.Work))
        {
            if (value != before)
            {
                yield return $"{what} {value}, not {before}";
            }
        }

        if (file.SingleRun is { } run && other.SingleRun is { } earlier)
        {
            if (run.WithNames != earlier.WithNames)
            {
                yield return $"names {(run.WithNames ? "asked for" : "not asked for")}";
            }

            if (run.Save != earlier.Save && file.Results.Contenders[0].Key == other.Results.Contenders[0].Key)
            {
                yield return $"files saved {run.Save}, not {earlier.Save}";
            }
        }
        else if (file.SingleRun is null && other.SingleRun is null)
        {
            foreach (var (what, value, before) in ComparedOfComparisons(file.Results.Work, other.Results.Work))
            {
                if (value != before)
                {
                    yield return $"{what} {value ?? "unknown"}, not {before ?? "unknown"}";
                }
            }
        }
    }

    private static IEnumerable<(string What, string Value, string Before)> Compared(Work work, Work other)
    {
        yield return ("site", work.Site, other.Site);
        yield return ("server", Server(work), Server(other));
        yield return ("codes", $"{work.Codes}", $"{other.Codes}");
        yield return ("repeat", $"{work.Repeat}", $"{other.Repeat}");
        yield return ("retries", $"{work.Retries}", $"{other.Retries}");
        yield return ("timeout", $"{work.TimeoutSeconds} s", $"{other.TimeoutSeconds} s");
    }

    private static IEnumerable<(string What, string? Value, string? Before)> ComparedOfComparisons(Work work, Work other)
    {
        yield return ("delay", work.Delay, other.Delay);
        yield return ("error rate", work.ErrorRate, other.ErrorRate);
        yield return ("padding", work.PadTo, other.PadTo);
        yield return ("seed", work.Seed, other.Seed);
        yield return ("machine", work.Machine, other.Machine);
    }

    private static string Server(Work work) => work.EmbeddedServer ? "started for the runs" : work.Address;
}
