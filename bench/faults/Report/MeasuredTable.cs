using System.Text;
using FlagsDownloader.Faults.Findings;
using FlagsDownloader.Faults.Scenarios;

namespace FlagsDownloader.Faults.Report;

/// <summary>What the verdicts were derived from, a line for each run.</summary>
internal static class MeasuredTable
{
    public static void Write(
        StringBuilder page, FaultsOptions options, IReadOnlyDictionary<(string Scenario, string Program), Observation> seen)
    {
        page.Append("""
            ## What was measured

            `requests`: all that the server saw. `attempts`: the most at a single flag that went wrong, and the seconds from the first of
            them to the last.

            | fault | program | exit | seconds | right | wrong | missing | left beside | requests | attempts |
            |---|---|---|---|---|---|---|---|---|---|

            """);
        foreach (var scenario in options.Scenarios)
        {
            foreach (var program in options.Programs)
            {
                if (seen.TryGetValue((scenario.Name, program.Name), out var observation))
                {
                    page.Append(Line(scenario, program.Name, observation)).Append('\n');
                }
            }
        }
    }

    private static string Line(Scenario scenario, string program, Observation seen)
    {
        var files = seen.Folder.Files;
        var wrong = files.Where(file => file.IsWrong).Select(file => $"{file.Code} {Verdict.WordFor(file.State)}");
        var missing = files.Where(file => file.State == FileState.Missing).Select(file => file.Code);
        string[] cells =
        [
            scenario.Name,
            program,
            seen.Run.ExitCode?.ToString() ?? "killed",
            $"{seen.Run.Seconds:0.0}",
            $"{files.Count(file => file.State == FileState.Right)} of {files.Count}",
            string.Join("; ", wrong),
            string.Join(' ', missing),
            string.Join(' ', seen.Folder.Leftovers.Select(name => $"`{name}`")),
            seen.Requests is { } requests ? $"{requests.Count}{Conditions(requests)}" : "unknown",
            Attempts(seen.Requests ?? []),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string Attempts(IReadOnlyList<ServedRequest> requests) =>
        Manners.Attempts(requests).OrderByDescending(target => target.Count).ThenBy(Manners.Span).FirstOrDefault() is { } most
            ? $"{most.Count} in {Manners.Span(most):0.0} s"
            : "";

    // Whether a resumed download asked for a part, and whether it made sure that the part belongs to what it has.
    private static string Conditions(IReadOnlyList<ServedRequest> requests) => requests.LastOrDefault(request => request.Range is not null) switch
    {
        null => "",
        { IfRange: null } => ", Range without If-Range",
        _ => ", Range with If-Range",
    };
}
