using System.Diagnostics;
using System.Text;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Runs a process, alone at a time, and measures it from outside.</summary>
/// <param name="time">The clock.</param>
public sealed class ProcessMeter(TimeProvider time)
{
    // Often enough for a peak of memory, seldom enough not to be in the way: one look takes some 30 µs.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    // What a process has written is in the pipe when it ends. Only others that it started can write more, and may be about to end.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    // A run's document has some hundred bytes for each item.
    private const int MaxOutputBytes = 512 * 1024 * 1024;
    private const int MaxIgnoredBytes = 1024 * 1024;
    private const int MaxComplaintBytes = 8 * 1024;

    /// <summary>The environment variable by which the processes of a comparison are known.</summary>
    public const string MarkVariable = "FLAGS_COMPARISON";

    /// <summary>
    /// The value of <see cref="MarkVariable"/> in the environment of each process, by which those that it starts are found again.
    /// Default: a new one.
    /// </summary>
    public string Mark { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>
    /// Whether this process starts no other process during a run: then all that it has to do with at the end of one are the
    /// run's. Default: false, and a process that hides its environment and its parents is not found.
    /// </summary>
    public bool StartsNothingElse { get; init; }

    /// <summary>Runs a process to its end, and ends those that it started and left running, where the system tells of them.</summary>
    /// <param name="start">How; its output is redirected.</param>
    /// <param name="samples">
    /// Whether memory and threads are sampled; a program that says them itself is left alone. Of the output of one that is
    /// sampled only the first MiB is kept, for it says nothing that counts.
    /// </param>
    /// <param name="limit">After this time it is ended.</param>
    /// <param name="cancellationToken">Ends the process, and those that it started.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
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
        // Now nobody can write any more, but for a stranger whom the run handed its output to.
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
            // What the run started has to be ended first.
        }
    }

    private static string LastLineOf(byte[] text) =>
        Encoding.UTF8.GetString(text).Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0) ?? "";
}
