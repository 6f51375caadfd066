using System.ComponentModel;
using System.Runtime.Versioning;
using System.Text;
using Asyncio;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>Programs that run beside the loop. Its selector watches their output and their end, and no thread waits for them.</summary>
internal sealed class SubprocessesLesson : ILesson
{
    private const string Shell = "/bin/sh";
    private const int Width = 80;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1.5);

    public string Name => "subprocesses";

    public string Summary => "three programs at once, their output as it comes, a timeout";

    public LessonQuestion Question => LessonQuestion.Seconds(
        "Three programs at once; the longest is killed after 1.5 s. How long in all?", "all_seconds");

    public void Run(LessonContext context)
    {
        if (!OperatingSystem.IsLinux())
        {
            context.WriteLine("The loop's selector watches a program by a descriptor of it, which Linux has.");
            context.Figure("programs_count", 0);
            context.Conclude("This system has no such descriptors: 0 programs were started.");
            context.Conclude("RunInExecutor with a .NET Process is the way here.");
            return;
        }

        RunOnLinux(context);
    }

    [SupportedOSPlatform("linux")]
    private static void RunOnLinux(LessonContext context) =>
        EventLoop.Run(loop => WatchPrograms(context, loop), cancellationToken: context.CancellationToken);

    [SupportedOSPlatform("linux")]
    private static async Task WatchPrograms(LessonContext context, EventLoop loop)
    {
        var (program, first) = (ThisProgram.Command[0], ThisProgram.Command.Skip(1).ToList());
        var shell = File.Exists(Shell);
        context.WriteLine("Three programs at once, and their lines as they come:");
        context.WriteLine("  tasks  this program's lesson 'tasks'");
        context.WriteLine(shell
            ? "  shell  a loop of sleep and echo; one of its lines goes to standard error"
            : $"  shell  is not here: {Shell} is missing, so it is this program's lesson 'objects'");
        context.WriteLine($"  spin   this program's spinner for an hour, with {Limit.TotalSeconds:0.0} s to end");
        context.WriteLine();
        context.RestartClock();
        var ticks = 0;
        var ticker = loop.CreateTask(Tick);
        var all = await EventLoop.Gather<Outcome>(
            () => Watch("tasks", program, [.. first, "lab", "tasks"]),
            () => shell
                ? Watch("shell", Shell, ["-c", "for i in 1 2 3; do echo line $i; sleep 0.2; done; echo an error >&2; exit 3"])
                : Watch("shell", program, [.. first, "lab", "objects"]),
            () => Watch("spin", program, [.. first, "spin", "--seconds", "3600"], Limit));

        ticker.Cancel();
        var (tasks, other, spin) = (all[0], all[1], all[2]);
        context.Figure("programs_count", all.Count(outcome => outcome.Started));
        context.Figure("tasks_exit_code", tasks.ReturnCode);
        context.Figure("tasks_lines_count", tasks.Lines);
        context.Figure("shell_exit_code", other.ReturnCode);
        context.Figure("shell_lines_count", other.Lines);
        context.Figure("shell_is_there", shell ? 1 : 0);
        context.Figure("killed_return_code", spin.ReturnCode);
        context.Figure("ticks_count", ticks);
        context.Figure("all_seconds", context.Elapsed.TotalSeconds);
        context.Conclude(
            $"{all.Count(outcome => outcome.Started)} programs at once: {all.Sum(outcome => outcome.Lines)} lines as they came, {context.Elapsed.TotalSeconds:0.00} s in all.");
        context.Conclude($"Exit codes {tasks.ReturnCode} and {other.ReturnCode}; the one out of time was killed by signal {-spin.ReturnCode}.");
        context.Conclude($"Meanwhile a task of the loop ticked {ticks} times: no thread waited.");

        async Task<Outcome> Watch(string name, string path, IReadOnlyList<string> arguments, TimeSpan? limit = null)
        {
            try
            {
                using var process = await EventLoop.CreateSubprocessExec(path, arguments, new SubprocessOptions
                {
                    Stdin = Redirect.DevNull,
                    Stdout = Redirect.Pipe,
                    Stderr = Redirect.Stdout,
                });
                var lines = 0;
                try
                {
                    await EventLoop.Timeout(limit, async () =>
                    {
                        while (await process.Stdout!.ReadLine() is { Length: > 0 } line)
                        {
                            lines++;
                            if (Encoding.UTF8.GetString(line).TrimEnd() is { Length: > 0 } text)
                            {
                                Print(name, text);
                            }
                        }
                    });
                }
                catch (TimeoutException)
                {
                    process.Kill();
                    Print(name, "... is out of time and is killed");
                }

                var code = await process.Wait();
                Print(name, code < 0 ? $"... was ended by signal {-code}" : $"... has ended with exit code {code}");
                return new Outcome(true, code, lines);
            }
            catch (Win32Exception e)
            {
                Print(name, $"... {e.Message}");
                return new Outcome(false, 0, 0);
            }
        }

        void Print(string name, string line)
        {
            const int margin = 18;
            context.Log($"{name,-6} {(line.Length > Width - margin ? line[..(Width - margin - 3)] + "..." : line)}");
        }

        async Task Tick()
        {
            while (true)
            {
                await EventLoop.Sleep(TimeSpan.FromMilliseconds(10));
                ticks++;
            }
        }
    }

    private sealed record Outcome(bool Started, int ReturnCode, int Lines);
}
