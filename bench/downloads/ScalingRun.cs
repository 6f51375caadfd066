using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace FlagsDownloader.Bench.Downloads;

/// <summary>All parts of a list, downloaded one after the other, and merged.</summary>
/// <param name="SlowestSeconds">From exec to exit, of the slowest part.</param>
/// <param name="CpuSeconds">The processor time of all parts together.</param>
/// <param name="PeakMemoryBytes">The resident memory of the part that took most.</param>
/// <param name="DocumentBytes">The size of the largest run document.</param>
/// <param name="MergeCpuSeconds">The processor time of `flags merge`.</param>
/// <param name="MergeMemoryBytes">Its resident memory.</param>
internal sealed record ScalingRun(
    double SlowestSeconds, double CpuSeconds, long PeakMemoryBytes, long DocumentBytes, double MergeCpuSeconds, long MergeMemoryBytes)
{
    /// <exception cref="InvalidOperationException">A program failed, or items are missing.</exception>
    public static ScalingRun Make(string list, int items, int parts)
    {
        var folder = Scratch.NewFolder();
        var documents = new List<string>();
        var (slowest, memory) = (0.0, 0L);
        for (var part = 1; part <= parts; part++)
        {
            var document = Path.Combine(folder, $"run-{part}.json");
            var (seconds, _, peak) = Execute(
                document,
                "download", "--input", list, "--name", "{n}.json", "--expect", "json", "-m", "64", "--update", "--json",
                "--shard", $"{part}/{parts}", "-o", Path.Combine(folder, $"shard-{part}"));
            documents.Add(document);
            (slowest, memory) = (Math.Max(slowest, seconds), Math.Max(memory, peak));
        }

        var sums = Path.Combine(folder, "merged.json");
        var (_, mergeCpu, mergeMemory) = Execute(sums, ["merge", "--json", .. documents]);
        using var merged = JsonDocument.Parse(File.ReadAllText(sums));
        var ok = merged.RootElement.GetProperty("totals").GetProperty("ok").GetInt32();
        if (ok != items)
        {
            throw new InvalidOperationException($"{ok} of {items} items were downloaded.");
        }

        return new ScalingRun(
            slowest,
            merged.RootElement.GetProperty("cpu_seconds").GetDouble(),
            memory,
            documents.Max(document => new FileInfo(document).Length),
            mergeCpu,
            mergeMemory);
    }

    private static (double Seconds, double CpuSeconds, long PeakBytes) Execute(string output, params string[] arguments)
    {
        // The shell is replaced by the program, whose output goes to a file: a pipe would have to be read meanwhile.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" > \"$OUTPUT\"", FlagsRun.Executable, .. arguments]);
        start.Environment["OUTPUT"] = output;
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var (cpu, peak) = (0.0, 0L);
        do
        {
            // The kernel's figures go with the process, so they are read while that runs, the last time some 20 ms before the end.
            (cpu, peak) = (Math.Max(cpu, CpuOf(process.Id)), Math.Max(peak, PeakOf(process.Id)));
        }
        while (!process.WaitForExit(20));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return process.ExitCode == 0 ? (seconds, cpu, peak) : throw new InvalidOperationException($"'flags {string.Join(' ', arguments)}' ended with {process.ExitCode}.");
    }

    private static long PeakOf(int process)
    {
        var line = Read(process, "status").Split('\n').FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    // Fields 14 and 15, in ticks of 10 ms (proc(5)); the second one, the name, ends with the last parenthesis.
    private static double CpuOf(int process)
    {
        var text = Read(process, "stat");
        var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length < 13 ? 0 : (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / 100.0;
    }

    private static string Read(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (IOException)
        {
            // It has just ended.
            return "";
        }
    }
}
