using System.Text;
using FlagsDownloader.Faults.Findings;
using FlagsDownloader.Faults.Scenarios;

namespace FlagsDownloader.Faults.Report;

/// <summary>The measurements behind the verdicts, one line for each run.</summary>
internal static class MeasuredTable
{
    public static void Write(
        StringBuilder page, FaultsOptions options, IReadOnlyDictionary<(string Scenario, string Program), Observation> seen)
    {
        page.Append("""
            ## What was measured

            `requests`: all requests that the server received. `attempts`: the maximum for a single failing flag, and the seconds from the first to
            the last.

            | fault | program | exit | seconds | right | wrong | missing | other files | requests | attempts |
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
        RequestBehaviour.Attempts(requests).OrderByDescending(target => target.Count).ThenBy(RequestBehaviour.Span).FirstOrDefault() is { } most
            ? $"{most.Count} in {RequestBehaviour.Span(most):0.0} s"
            : "";

    // Whether a resumed download requested a range, and whether it checked that the range belongs to its partial file.
    private static string Conditions(IReadOnlyList<ServedRequest> requests) => requests.LastOrDefault(request => request.Range is not null) switch
    {
        null => "",
        { IfRange: null } => ", Range without If-Range",
        _ => ", Range with If-Range",
    };
}
