using System.Diagnostics;

namespace FlagsDownloader.Faults.Running;

/// <summary>One run of a program.</summary>
/// <param name="ExitCode">The exit code; null if the program was killed.</param>
/// <param name="Seconds">From start to end.</param>
internal sealed record BoundedRun(int? ExitCode, double Seconds)
{
    /// <summary>Runs a program to its end, at most for <see cref="Limits.Patience"/>.</summary>
    /// <param name="executable">The path of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">The working folder.</param>
    /// <param name="home">The home folder, which is empty.</param>
    public static async Task<BoundedRun> OfAsync(string executable, IEnumerable<string> arguments, string folder, string home)
    {
        var start = new ProcessStartInfo(executable, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The user's settings must not affect a run.
        foreach (var name in start.Environment.Keys.Where(name => name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = home;
        start.Environment["LC_ALL"] = "C";

        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        using var patience = new CancellationTokenSource(Limits.Patience);
        var hung = false;
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            hung = true;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await Task.WhenAll(output, errors);
        return new BoundedRun(hung ? null : process.ExitCode, seconds);
    }

    /// <summary>
    /// Returns the version that a program reports: the first number with points in its first line, without build metadata.
    /// </summary>
    /// <param name="executable">Its path.</param>
    public static string VersionOf(string executable)
    {
        using var process = Process.Start(new ProcessStartInfo(executable, ["--version"]) { RedirectStandardOutput = true })!;
        var line = process.StandardOutput.ReadLine() ?? "";
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var version = line.Split(' ').FirstOrDefault(word => word.Length > 0 && char.IsAsciiDigit(word[0]) && word.Contains('.', StringComparison.Ordinal));
        return (version ?? line).Split('+')[0];
    }
}
