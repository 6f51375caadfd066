using System.Diagnostics;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Runs a process, alone at a time, and measures it from outside.</summary>
/// <param name="time">The clock.</param>
public sealed class ProcessMeter(TimeProvider time)
{
    // Often enough for a peak of memory, seldom enough not to be in the way: one look takes some 30 µs.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs a process to its end.</summary>
    /// <param name="start">How; its output is redirected.</param>
    /// <param name="samples">Whether memory and threads are sampled; a program that says them itself is left alone.</param>
    /// <param name="limit">After this time it is ended.</param>
    /// <param name="cancellation">Ends the process, and those that it started.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ProcessMeasurement Run(ProcessStartInfo start, bool samples, TimeSpan limit, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.UseShellExecute = false;
        using var process = new Process { StartInfo = start };

        var cpuBefore = ChildrenCpu.Read();
        var startedAt = time.GetUtcNow();
        var began = time.GetTimestamp();
        process.Start();
        process.StandardInput.Close();
        var output = ReadToEnd(process.StandardOutput.BaseStream);
        var complaint = LastLine(process.StandardError);
        using var sampler = samples ? new ProcessSampler(process.Id) : null;

        var timedOut = false;
        while (!process.WaitForExit(Interval))
        {
            sampler?.Sample();
            timedOut = time.GetElapsedTime(began) > limit;
            if (!timedOut && !cancellation.IsCancellationRequested)
                continue;
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            break;
        }

        var elapsed = time.GetElapsedTime(began);
        cancellation.ThrowIfCancellationRequested();
        var exitCode = process.ExitCode;
        return new ProcessMeasurement(
            startedAt,
            elapsed,
            exitCode,
            ChildrenCpu.Read() - cpuBefore,
            sampler?.PeakMemoryBytes,
            sampler?.PeakThreads,
            output.GetAwaiter().GetResult(),
            complaint.GetAwaiter().GetResult(),
            timedOut);
    }

    private static async Task<byte[]> ReadToEnd(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all).ConfigureAwait(false);
        return all.ToArray();
    }

    private static async Task<string> LastLine(StreamReader reader)
    {
        var last = "";
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
            last = string.IsNullOrWhiteSpace(line) ? last : line.Trim();
        return last;
    }
}
