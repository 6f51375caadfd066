using System.Runtime.InteropServices;
using System.Text;
using FlagsDownloader.Faults.Findings;
using FlagsDownloader.Faults.Programs;
using FlagsDownloader.Faults.Running;

namespace FlagsDownloader.Faults.Report;

/// <summary>The page: a table of verdicts, their meaning, the method, and all measurements.</summary>
internal static class MarkdownReport
{
    private const string NotInstalled = "not installed";

    /// <summary>Writes the page.</summary>
    /// <param name="options">The rows and columns.</param>
    /// <param name="seen">The measurements by scenario and program, without programs that are not installed.</param>
    /// <param name="began">The start of the first run.</param>
    /// <param name="took">The duration of all runs.</param>
    public static string Of(
        FaultsOptions options,
        IReadOnlyDictionary<(string Scenario, string Program), Observation> seen,
        DateTimeOffset began,
        TimeSpan took)
    {
        var page = new StringBuilder("# The same faults, several programs\n\n");
        page.Append($"Written by `scripts/faults` on {began:yyyy-MM-dd} in {took.TotalSeconds:0} s, on {RuntimeInformation.OSDescription}, ")
            .Append($"{RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors.\n\n")
            .Append(string.Join("; ", options.Programs.DistinctBy(program => program.Executable).Select(Version)))
            .Append(".\n\n");
        WriteVerdicts(page, options, seen);
        WriteNotes(page, options, seen);
        page.Append(Words.Legend).Append('\n').Append(Words.OverHttp2).Append('\n').Append(Words.Method).Append('\n');
        WriteCommands(page, options);
        MeasuredTable.Write(page, options, seen);
        return page.ToString();
    }

    private static string Version(DownloadProgram program) => program.Path is { } path
        ? $"{Path.GetFileName(program.Executable)} {BoundedRun.VersionOf(path)}"
        : $"{program.Executable} is not installed (`apt-get install {program.Package}`)";

    private static void WriteVerdicts(
        StringBuilder page, FaultsOptions options, IReadOnlyDictionary<(string Scenario, string Program), Observation> seen)
    {
        page.Append("| fault | description |").AppendJoin("", options.Programs.Select(program => $" {program.Name} |")).Append('\n')
            .Append("|---|---|").Insert(page.Length, "---|", options.Programs.Count).Append('\n');
        var good = new int[options.Programs.Count];
        var falseSuccesses = new int[options.Programs.Count];
        foreach (var scenario in options.Scenarios)
        {
            page.Append($"| {scenario.Name} | {scenario.What} |");
            foreach (var (column, program) in options.Programs.Index())
            {
                if (!seen.TryGetValue((scenario.Name, program.Name), out var observation))
                {
                    page.Append($" {NotInstalled} |");
                    continue;
                }

                var verdict = Verdict.Of(scenario, observation);
                good[column] += verdict.IsGood ? 1 : 0;
                falseSuccesses[column] += verdict.IsFalseSuccess ? 1 : 0;
                page.Append(verdict.IsFalseSuccess ? $" **{verdict.Text}** |" : $" {verdict.Text} |");
            }

            page.Append('\n');
        }

        WriteSum("**right or clean**", good);
        WriteSum("**exit 0 though a flag is wrong or missing**", falseSuccesses);
        page.Append('\n');

        void WriteSum(string what, int[] counts) => page.Append($"| | {what} |")
            .AppendJoin("", options.Programs.Zip(counts, (program, count) =>
                program.Path is null ? $" {NotInstalled} |" : $" {count} of {options.Scenarios.Count} |"))
            .Append('\n');
    }

    private static void WriteNotes(
        StringBuilder page, FaultsOptions options, IReadOnlyDictionary<(string Scenario, string Program), Observation> seen)
    {
        var notes = (
            from scenario in options.Scenarios
            from program in options.Programs
            where program.Notes.ContainsKey(scenario.Name)
            where seen.TryGetValue((scenario.Name, program.Name), out var observation) && !Verdict.Of(scenario, observation).IsGood
            select $"- {scenario.Name}, {program.Name}: {program.Notes[scenario.Name]}\n").ToList();
        if (notes.Count > 0)
        {
            page.AppendJoin("", notes).Append('\n');
        }
    }

    private static void WriteCommands(StringBuilder page, FaultsOptions options)
    {
        page.Append("The command lines, for one flag:\n\n```sh\n");
        foreach (var program in options.Programs)
        {
            foreach (var resumes in new[] { false, true })
            {
                var job = new Job("$SITE", ["BR"], "$DIR", "urls.txt", resumes);
                page.Append(resumes ? $"# {program.Name}, resuming\n" : $"# {program.Name}\n")
                    .AppendJoin(' ', program.Arguments(job).Prepend(Path.GetFileName(program.Executable))).Append('\n');
            }
        }

        page.Append("```\n\n");
    }
}
