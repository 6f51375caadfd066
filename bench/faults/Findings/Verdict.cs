using FlagsDownloader.Faults.Scenarios;

namespace FlagsDownloader.Faults.Findings;

/// <summary>The verdict on a run in a few words, which depends on the measurements only.</summary>
/// <param name="Remarks">The complaints, the worst first; empty for the best result that the fault allows.</param>
/// <param name="IsComplete">Whether every flag exists.</param>
/// <param name="IsFalseSuccess">Whether the program reports success although the result is wrong.</param>
internal sealed record Verdict(IReadOnlyList<string> Remarks, bool IsComplete, bool IsFalseSuccess)
{
    /// <summary>All flags are right.</summary>
    public const string Right = "right";

    /// <summary>Unavailable flags are missing, there are no other files, and the exit code is not 0.</summary>
    public const string Clean = "clean";

    /// <summary>No complaints.</summary>
    public bool IsGood => Remarks.Count == 0;

    /// <summary>The text of a table cell.</summary>
    public string Text => IsGood ? (IsComplete ? Right : Clean) : string.Join(", ", Remarks);

    /// <summary>Creates the verdict on a run.</summary>
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

        remarks.AddRange(RequestBehaviour.FindComplaints(scenario, seen.Requests ?? []));

        return new Verdict(remarks, wrong.Count + missing.Count == 0, exit == 0 && wrong.Count + missing.Count > 0);
    }

    /// <summary>A wrong state of a file, in a few words.</summary>
    public static string WordFor(FileState state) => state switch
    {
        FileState.Old => "old version",
        FileState.Truncated => "truncated file",
        FileState.TooLong => "too long file",
        FileState.Spliced => "two versions spliced",
        FileState.NotAFlag => "error page saved",
        FileState.Different => "wrong bytes",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "This state is not wrong."),
    };
}
