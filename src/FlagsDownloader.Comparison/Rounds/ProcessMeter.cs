using System.Diagnostics;
using System.Text;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Runs one process at a time, and measures it from outside.</summary>
/// <param name="time">The clock.</param>
public sealed class ProcessMeter(TimeProvider time)
{
    // Often enough to see a peak of memory, and rarely enough not to disturb: one sample takes some 30 µs.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    // When a process ends, its output is in the pipe. Only processes that it started can write more, and they may be about to end.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    // A run's document has some hundred bytes for each item.
    private const int MaxOutputBytes = 512 * 1024 * 1024;
    private const int MaxIgnoredBytes = 1024 * 1024;
    private const int MaxComplaintBytes = 8 * 1024;

    /// <summary>The environment variable that marks the processes of a comparison.</summary>
    public const string MarkVariable = "FLAGS_COMPARISON";

    /// <summary>
    /// The value of <see cref="MarkVariable"/> in the environment of each process. The processes that it starts inherit it, and are found by it.
    /// Default: a new one.
    /// </summary>
    public string Mark { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>
    /// Whether this process starts no other process during a run. Then all its descendants belong to the run. Default: false, and a
    /// process that hides its environment and its parents is not found.
    /// </summary>
    public bool StartsNothingElse { get; init; }

    /// <summary>Runs a process until it ends, and kills the processes that it left running, where the system lists them.</summary>
    /// <param name="start">How to start it. Its output is redirected.</param>
    /// <param name="samples">
    /// Whether memory and threads are sampled. A program that reports them itself is not sampled. If it is sampled, only the first
    /// MiB of its output is kept, because the output is not used.
    /// </param>
    /// <param name="limit">The process is killed after this time.</param>
    /// <param name="cancellationToken">Kills the process, and those that it started.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The process cannot be started.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ProcessMeasurement Run(ProcessStartInfo start, bool samples, TimeSpan limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.UseShellExecute = false;
        start.Environment[MarkVariable] = Mark;
        using var process = new Process { StartInfo = start };
        var processes = new RunProcesses(Mark, StartsNothingElse);

        var cpuBefore = ChildrenCpu.Read();
        var startedAt = time.GetUtcNow();
        var began = time.GetTimestamp();
        process.Start();
        process.StandardInput.Close();
        var output = new BoundedOutput(process.StandardOutput.BaseStream, samples ? MaxIgnoredBytes : MaxOutputBytes, keepsEnd: false);
        var complaint = new BoundedOutput(process.StandardError.BaseStream, MaxComplaintBytes, keepsEnd: true);
        using var sampler = samples ? new ProcessSampler(process.Id, processes) : null;

        var timedOut = false;
        while (!process.WaitForExit(Interval))
        {
            sampler?.Sample();
            timedOut = time.GetElapsedTime(began) > limit;
            if (!timedOut && !cancellationToken.IsCancellationRequested)
            {
                continue;
            }

            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            break;
        }

        var elapsed = time.GetElapsedTime(began);
        var ends = Task.WhenAll(output.End, complaint.End);
        WaitFor(ends, cancellationToken);
        processes.End();
        // Now all writers have ended, except a process outside the run that inherited its output.
        WaitFor(ends, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return new ProcessMeasurement(
            startedAt,
            elapsed,
            process.ExitCode,
            ChildrenCpu.Read() - cpuBefore,
            sampler?.PeakMemoryBytes,
            sampler?.PeakThreads,
            output.Content,
            LastLineOf(complaint.Content),
            timedOut);
    }

    private static void WaitFor(Task task, CancellationToken cancellationToken)
    {
        try
        {
            _ = task.Wait((int)Grace.TotalMilliseconds, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The processes of the run have to end first.
        }
    }

    private static string LastLineOf(byte[] text) =>
        Encoding.UTF8.GetString(text).Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0) ?? "";
}
