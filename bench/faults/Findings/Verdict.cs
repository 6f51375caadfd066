using FlagsDownloader.Faults.Scenarios;

namespace FlagsDownloader.Faults.Findings;

/// <summary>What a run comes to in a few words, derived from what was measured and from nothing else.</summary>
/// <param name="Remarks">What is wrong with it, the worst first; empty for a run that is as good as the fault allows.</param>
/// <param name="IsComplete">Whether every flag is there.</param>
/// <param name="Deceives">Whether the program says that all is well, and it is not.</param>
internal sealed record Verdict(IReadOnlyList<string> Remarks, bool IsComplete, bool Deceives)
{
    /// <summary>All is there and right.</summary>
    public const string Right = "right";

    /// <summary>What cannot be had is not there, nothing else is left, and the exit code says so.</summary>
    public const string Clean = "clean";

    /// <summary>Nothing to complain of.</summary>
    public bool IsGood => Remarks.Count == 0;

    /// <summary>For a cell.</summary>
    public string Text => IsGood ? (IsComplete ? Right : Clean) : string.Join(", ", Remarks);

    /// <summary>Judges a run.</summary>
    public static Verdict Of(Scenario scenario, Observation seen)
    {
        var exit = seen.Run.ExitCode;
        var exitWord = exit is { } code ? $"exit {code}" : "killed";
        var files = seen.Folder.Files;
        var wrong = files.Where(file => file.IsWrong).ToList();
        var missing = files.Where(file => file.State == FileState.Missing).ToList();
        var remarks = new List<string>();

        if (exit is null)
        {
            remarks.Add("hung");
        }

        if (wrong.Count > 0)
        {
            remarks.Add($"{WordFor(wrong.Max(file => file.State))}{(wrong.All(file => file.IsMarked) ? ", marked" : "")}, {exitWord}");
        }
        else if (missing.Count > 0 && exit == 0)
        {
            remarks.Add("missing, exit 0");
        }
        else if (missing.Count > 0 && scenario.CanBeHad)
        {
            remarks.Add($"gave up, {exitWord}");
        }
        else if (missing.Count == 0 && exit is not (0 or null))
        {
            remarks.Add($"right, but {exitWord}");
        }

        if (missing.Any(file => !scenario.IsVictim(file.Code)))
        {
            remarks.Add("healthy flags lost");
        }

        if (seen.Folder.Leftovers.Count > 0 && !wrong.Any(file => file.IsMarked))
        {
            remarks.Add("leftovers");
        }

        remarks.AddRange(Manners.Of(scenario, seen.Requests ?? []));

        return new Verdict(remarks, wrong.Count + missing.Count == 0, exit == 0 && wrong.Count + missing.Count > 0);
    }

    /// <summary>A state of a file that is not what was asked for, in a word or two.</summary>
    public static string WordFor(FileState state) => state switch
    {
        FileState.Old => "old version",
        FileState.Truncated => "truncated file",
        FileState.TooLong => "too long file",
        FileState.Spliced => "two versions spliced",
        FileState.NotAFlag => "error page saved",
        FileState.Different => "wrong bytes",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Nothing is wrong with it."),
    };
}
