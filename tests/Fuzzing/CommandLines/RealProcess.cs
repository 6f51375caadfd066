using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using FlagsDownloader.Fuzzing.Chance;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>Runs command lines with the real executable, each in a new folder.</summary>
internal static partial class RealProcess
{
    private const int SigTerm = 15;
    private const int MaxKept = 8_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs a command line. A server that is ready gets a signal to end.</summary>
    /// <exception cref="TimeoutException">The program does not end.</exception>
    public static ProgramRun Run(params string[] line)
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo(FlagsExecutable.FullName, line)
        {
            WorkingDirectory = Directory.CreateDirectory(folder.At("a/b/c/d")).FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Surroundings.Variables)
        {
            start.Environment[name] = value;
        }
        // Command lines in process have no server.
        start.Environment.Remove("FLAGS_SERVER");
        // A comparison with a server would run rounds for 12 s; other tests have comparisons.
        if (line is ["compare", ..])
        {
            start.Environment["FLAGS_SERVER"] = "/nowhere/flags-server";
        }

        using var process = new Process { StartInfo = start };
        var (output, errors) = (new StringBuilder(), new StringBuilder());
        process.OutputDataReceived += (_, text) =>
        {
            Keep(output, text.Data);
            if (text.Data is { } data && data.StartsWith("Ready", StringComparison.Ordinal) && line is ["serve", ..])
            {
                _ = Kill(process.Id, SigTerm);
            }
        };
        process.ErrorDataReceived += (_, text) => Keep(errors, text.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"flags still ran after {Patience.TotalSeconds:0} s: {CSharpLiteral.Of(line)}\n{output}\n{errors}");
        }

        // Again without a limit, which also waits for the end of the redirected streams.
        process.WaitForExit();
        return new ProgramRun(process.ExitCode, output.ToString(), errors.ToString());
    }

    private static void Keep(StringBuilder text, string? line)
    {
        lock (text)
        {
            if (line is not null && text.Length < MaxKept)
            {
                text.Append(line).Append('\n');
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
