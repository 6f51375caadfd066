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

    /// <summary>The same for two files of which the machine may be what changed.</summary>
    public static IEnumerable<string> BetweenVersions(SavedFile file, SavedFile other) => Between(
        file with { Results = file.Results with { Work = file.Results.Work with { Machine = null } } },
        other with { Results = other.Results with { Work = other.Results.Work with { Machine = null } } });

    private static IEnumerable<(string What, string Value, string Before)> Compared(Work work, Work other)
    {
        yield return ("site", work.Site, other.Site);
        yield return ("server", Server(work), Server(other));
        yield return ("addresses", $"{work.Addresses}", $"{other.Addresses}");
        yield return ("a list with the digest", Digest(work.ListSha256), Digest(other.ListSha256));
        yield return ("a recording with the digest", Digest(work.RecordingSha256), Digest(other.RecordingSha256));
        yield return ("codes", $"{work.Codes}", $"{other.Codes}");
        yield return ("repeat", $"{work.Repeat}", $"{other.Repeat}");
        yield return ("retries", $"{work.Retries}", $"{other.Retries}");
        yield return ("timeout", $"{work.TimeoutSeconds} s", $"{other.TimeoutSeconds} s");
    }

    private static IEnumerable<(string What, string? Value, string? Before)> ComparedOfComparisons(Work work, Work other)
    {
        yield return ("delay", work.Delay, other.Delay);
        yield return ("error rate", work.ErrorRate, other.ErrorRate);
        yield return ("faults", work.Faults ?? "none", other.Faults ?? "none");
        yield return ("padding", work.PadTo, other.PadTo);
        yield return ("seed", work.Seed, other.Seed);
        yield return ("machine", work.Machine, other.Machine);
    }

    private static string Server(Work work) =>
        !work.EmbeddedServer ? work.Address : work.IsEncrypted ? "started for the runs, with TLS" : "started for the runs";

    // Its first digits are enough to see that two lists or recordings differ.
    private static string Digest(string? sha256) => sha256 is { Length: > 12 } ? $"{sha256[..12]}…" : sha256 ?? "none";
}
