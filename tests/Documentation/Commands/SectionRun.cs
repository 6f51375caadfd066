using FlagsDownloader.Testing;

namespace FlagsDownloader.Documentation.Commands;

/// <summary>
/// Runs the commands of a section one after another, in a new folder. A server runs until the next one starts or the section ends.
/// </summary>
/// <param name="surroundings">The environment of the commands.</param>
internal sealed class SectionRun(Surroundings surroundings) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);

    // A lesson shows which tasks are done at a time. On a busy machine it may be late, but not each time.
    private const string LessonCommand = "flags lab ";
    private const int MaxRunsOfALesson = 5;

    // Other programs that the documents use.
    private static readonly string[] Others = ["curl", "jq", "wget", "wget2", "aria2c", "script"];

    private readonly TemporaryFolder _folder = new();
    private ShellCommand? _server;

    public string Folder => _folder.FullName;

    public List<StepResult> Run(IEnumerable<ConsoleStep> steps)
    {
        var results = steps.Select(step => Complaint(step)).ToList();
        if (EndServer() is { } complaint && results.Count > 0)
        {
            results[^1] = results[^1] with { Complaint = results[^1].Complaint ?? complaint };
        }

        return results;
    }

    public void Dispose()
    {
        _server?.Dispose();
        _folder.Dispose();
    }

    private StepResult Complaint(ConsoleStep step)
    {
        var rule = CommandRules.For(step);
        if (rule?.How == Treatment.NotRun)
        {
            return new StepResult(step, null);
        }

        if (Others.FirstOrDefault(program => Needs(step, program) && !InstalledProgram.IsThere(program)) is { } missing)
        {
            return new StepResult(step, null, missing);
        }

        return new StepResult(step, rule?.How == Treatment.CheckedOnly ? Check(step) : ExecuteInTime(step, rule?.ExitCode ?? 0));
    }

    private static bool Needs(ConsoleStep step, string program) =>
        step.Command.Split((char[])[' ', '\n', '|', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Contains(program)
        && !step.Command.Contains("--peer", StringComparison.Ordinal);

    private string? ExecuteInTime(ConsoleStep step, int exitCode)
    {
        var runs = step.Command.StartsWith(LessonCommand, StringComparison.Ordinal) ? MaxRunsOfALesson : 1;
        for (var run = 1; ; run++)
        {
            if (Execute(step, exitCode) is not { } complaint)
            {
                return null;
            }

            if (run == runs)
            {
                return complaint;
            }
        }
    }

    private string? Execute(ConsoleStep step, int exitCode)
    {
        var command = new ShellCommand(step.Command, Folder, surroundings.Variables);
        var inTime = true;
        try
        {
            if (command.MayServe && EndServer() is { } complaint)
            {
                return complaint;
            }

            inTime = command.Wait(Patience);
            if (!inTime)
            {
                return Explain(step, command.Lines, $"it still ran after {Patience.TotalSeconds:0} s: give it a rule in {nameof(CommandRules)}.cs if it has to take so long");
            }

            if (command.HasExited && command.ExitCode != exitCode)
            {
                return Explain(step, command.Lines, $"it ended with exit code {command.ExitCode} instead of {exitCode}: mend the command, or say in {nameof(CommandRules)}.cs "
                    + $"why it ends so ({nameof(Treatment)}.{nameof(Treatment.EndsWith)}) or is not to be run ({nameof(Treatment)}.{nameof(Treatment.NotRun)})");
            }

            return step.Shown.Count > 0 && OutputPattern.Of(step.Shown).Difference(command.Lines) is { } difference
                ? Explain(step, command.Lines, $"{difference} Put what it prints into the document, or '...' for lines that do not matter.")
                : null;
        }
        finally
        {
            if (inTime && !command.HasExited)
            {
                _server = command;
            }
            else
            {
                command.Dispose();
            }
        }
    }

    // The options are checked before the server is searched for.
    private string? Check(ConsoleStep step)
    {
        using var command = new ShellCommand(
            step.Command, Folder, surroundings.Variables.Append(new("FLAGS_SERVER", "/nowhere/flags-server")));
        return command.Wait(Patience) && command.ExitCode == 1 && command.Lines[^1].StartsWith("flags: flags-server is not at /nowhere", StringComparison.Ordinal)
            ? null
            : Explain(step, command.Lines, "its command line was not accepted");
    }

    private string? EndServer()
    {
        using var server = _server;
        _server = null;
        if (server is null)
        {
            return null;
        }

        return !server.Stop(StopPatience) ? $"The server did not end within {StopPatience.TotalSeconds:0} s of Ctrl-C."
            : server.ExitCode != 0 ? $"The server ended with exit code {server.ExitCode}:\n{string.Join('\n', server.Lines)}"
            : null;
    }

    private static string Explain(ConsoleStep step, IEnumerable<string> lines, string what) =>
        $"{step.Place}\n$ {step.Command}\n{what}\nIt printed:\n{string.Join('\n', lines)}";
}
