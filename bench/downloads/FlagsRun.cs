using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Bench.Downloads;

/// <summary>One run of the real `flags download --json`.</summary>
internal sealed record FlagsRun(
    double WallSeconds, double ElapsedSeconds, long PeakMemoryBytes, int PeakThreads, IReadOnlyList<string> Codes)
{
    public static string Executable { get; } =
        Environment.GetEnvironmentVariable("FLAGS")
        ?? typeof(FlagsRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "FlagsExecutable").Value!;

    /// <summary>Starts the server of this `flags`.</summary>
    public static RunningServer StartServer(params string[] arguments) =>
        RunningServer.Start(new ProcessStartInfo(Executable, ["serve", "--port", "0", .. arguments]));

    /// <summary>Runs `flags` and checks that it did all the work.</summary>
    public static FlagsRun Of(IEnumerable<string> arguments, int expected)
    {
        var start = new ProcessStartInfo(Executable, ["download", "--json", .. arguments])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Scratch.NewFolder(),
        };
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var wall = Stopwatch.GetElapsedTime(started).TotalSeconds;

        using var document = JsonDocument.Parse(output);
        var root = document.RootElement;
        var totals = root.GetProperty("totals");
        var done = totals.GetProperty("ok").GetInt32() + totals.GetProperty("not_found").GetInt32();
        if (done != expected)
        {
            throw new InvalidOperationException($"{done} of {expected} were done: {totals}");
        }

        return new FlagsRun(
            wall,
            root.GetProperty("elapsed_seconds").GetDouble(),
            root.GetProperty("peak_memory_bytes").GetInt64(),
            root.GetProperty("peak_threads").GetInt32(),
            [.. root.GetProperty("outcomes").EnumerateArray().Select(outcome => outcome.GetProperty("code").GetString()!)]);
    }
}
