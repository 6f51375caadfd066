using System.Collections.Concurrent;
using System.Diagnostics;
using FlagsDownloader.Cli.Limits;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Flags;

namespace FlagsDownloader.Cli.Servers;

/// <summary>A flags-server on a free port. It ends with this object or this process.</summary>
/// <remarks>
/// The server watches its standard input, which this process holds open. When this process ends, even by <c>kill -9</c>, the
/// input ends, and the server with it.
/// </remarks>
internal sealed class EmbeddedServer : IDisposable
{
    private const string ReadyLine = "Ready";
    private const string AuthorityLine = "CA ";
    private const string ReplayLabel = "REPLAY";
    private const int MaxMessages = 3;
    private const int Aborted = 134; // 128 + SIGABRT
    private const int RuntimeDidNotStart = 137;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2);

    private readonly Process _process;

    private EmbeddedServer(Process process, string label, Uri address, string? authorityFile)
    {
        _process = process;
        (Site, AuthorityFile) = (new FlagSite(label, address), authorityFile);
    }

    /// <summary>The site that it serves; of a replay, the first of its ports.</summary>
    public FlagSite Site { get; }

    /// <summary>The file with the certificate to trust, which the server removes at its end; null without TLS.</summary>
    public string? AuthorityFile { get; }

    /// <summary>Starts a server of one profile, and waits until it is ready.</summary>
    /// <param name="profile">The profile's site. The server has its label and another port.</param>
    /// <param name="faultInjection">Delays and faults other than the profile's own.</param>
    /// <param name="cancellationToken">Ends the wait and the server.</param>
    /// <exception cref="UserErrorException">It did not start.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static EmbeddedServer Start(FlagSite profile, FaultInjectionOptions faultInjection, CancellationToken cancellationToken) =>
        Start(profile.Label, ["--only", profile.Label, .. faultInjection.Arguments], cancellationToken);

    /// <summary>Starts a server that replays a recording, a port for each of its origins, and waits until it is ready.</summary>
    /// <param name="recording">The file of the recording.</param>
    /// <param name="list">The file for the replayed addresses, one a line. It is replaced.</param>
    /// <param name="faultInjection">The seed, and the version of HTTP. A recording has delays and faults of its own.</param>
    /// <param name="cancellationToken">Ends the wait and the server.</param>
    /// <exception cref="UserErrorException">It did not start: the file is no recording, or there are too few ports.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static EmbeddedServer StartReplay(string recording, string list, FaultInjectionOptions faultInjection, CancellationToken cancellationToken) =>
        Start(ReplayLabel, [$"--replay={recording}", $"--list={list}", .. faultInjection.Arguments], cancellationToken);

    private static EmbeddedServer Start(string label, IEnumerable<string> settings, CancellationToken cancellationToken)
    {
        var start = ServerExecutable.CreateStartInfo();
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        string[] arguments = ["--embedded", "--port=0", .. settings];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = new Process { StartInfo = start };
        try
        {
            var (address, authorityFile) = AwaitReady(process, cancellationToken);
            return new EmbeddedServer(process, label, address, authorityFile);
        }
        catch
        {
            Stop(process);
            throw;
        }
    }

    public void Dispose() => Stop(_process);

    // The server prints a line for each profile, "LOCAL http://127.0.0.1:40001/flags …", with TLS the line "CA /tmp/….pem …", and then
    // "Ready".
    private static (Uri Address, string? AuthorityFile) AwaitReady(Process process, CancellationToken cancellationToken)
    {
        using var lines = new BlockingCollection<string>();
        using var complaints = new BlockingCollection<string>();
        process.OutputDataReceived += (_, line) => Add(lines, line.Data);
        process.ErrorDataReceived += (_, line) => Add(complaints, line.Data);
        ServerExecutable.Start(process);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        Uri? address = null;
        string? authorityFile = null;
        while (lines.TryTake(out var line, (int)StartTimeout.TotalMilliseconds, cancellationToken))
        {
            if (line.StartsWith(ReadyLine, StringComparison.Ordinal) && address is not null)
            {
                return (address, authorityFile);
            }

            if (line.StartsWith(AuthorityLine, StringComparison.Ordinal))
            {
                // The path may have spaces. Two of them end it.
                authorityFile = line[AuthorityLine.Length..].Trim().Split("  ", 2)[0];
            }
            else if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var url, ..])
            {
                address ??= Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed : null;
            }
        }

        var ended = process.WaitForExit(StopTimeout);
        throw Failed(ended ? process.ExitCode : null, TakeAll(complaints));
    }

    // The process may have ended before its last lines have been read.
    private static List<string> TakeAll(BlockingCollection<string> complaints)
    {
        var all = new List<string>();
        while (all.Count < MaxMessages && complaints.TryTake(out var complaint, StopTimeout))
        {
            if (!string.IsNullOrWhiteSpace(complaint))
            {
                all.Add(complaint.Trim());
            }
        }

        return all;
    }

    // The last line is null. It completes the collection, which ends the wait for a server that ended before it was ready.
    private static void Add(BlockingCollection<string> lines, string? line)
    {
        try
        {
            if (line is null)
            {
                lines.CompleteAdding();
            }
            else
            {
                lines.Add(line);
            }
        }
        catch (Exception exception) when (exception is ObjectDisposedException or InvalidOperationException)
        {
            // The wait is over: the server is ready, or was given up.
        }
    }

    private static UserErrorException Failed(int? exitCode, List<string> complaints)
    {
        // The runtime ends a process for lack of a thread or memory. Its message is about the runtime's own parts.
        if (exitCode is Aborted or RuntimeDidNotStart)
        {
            var words = complaints.Count > 0 ? $" ({complaints[0]})" : "";
            return new UserErrorException($"flags-server could not run: {ExhaustedResources.Message}{words}", ExitCode.Failed);
        }

        var what = exitCode is null ? $"was not ready after {StartTimeout.TotalSeconds:0} s" : $"ended with exit code {exitCode}";
        return new UserErrorException(
            complaints.Count > 0 ? string.Join(" ", complaints) : $"flags-server {what}",
            exitCode == (int)ExitCode.Usage ? ExitCode.Usage : ExitCode.Failed);
    }

    private static void Stop(Process process)
    {
        using (process)
        {
            try
            {
                process.StandardInput.Close();
                if (!process.WaitForExit(StopTimeout))
                {
                    process.Kill(entireProcessTree: true);
                }
            }
            catch (InvalidOperationException)
            {
                // It never started.
            }
        }
    }
}
