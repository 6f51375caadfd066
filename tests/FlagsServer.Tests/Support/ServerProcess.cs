using System.Diagnostics;
using System.Runtime.InteropServices;
using FlagsDownloader.Testing;

namespace FlagsServer.Tests.Support;

/// <summary>The real executable.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private ServerProcess(Process process) => Process = process;

    public Process Process { get; }

    /// <summary>The lines that the start prints, without the last one, "Ready".</summary>
    public List<string> Lines { get; } = [];

    /// <summary>The last line that the start prints.</summary>
    public string Ready { get; private set; } = "";

    /// <summary>The second column of a line.</summary>
    public Uri Address(int profile = 0) => new(Lines[profile].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);

    /// <summary>Starts the executable and waits until it is ready.</summary>
    public static async Task<ServerProcess> StartAsync(params string[] arguments)
    {
        var server = new ServerProcess(Process.Start(StartInfo(arguments))!);
        using var patience = new CancellationTokenSource(Patience);
        while (await server.Process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("Ready", StringComparison.Ordinal))
            {
                server.Ready = line;
                return server;
            }

            server.Lines.Add(line);
        }

        Assert.Fail("Ended before it was ready: " + await server.Process.StandardError.ReadToEndAsync());
        return server;
    }

    /// <summary>Runs the executable to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var start = StartInfo(arguments);
        start.WorkingDirectory = folder ?? "";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return await ReadAsync(start);
    }

    /// <summary>Runs another program to its end.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> RunOtherAsync(string program, params string[] arguments) =>
        ReadAsync(Redirected(program, arguments));

    /// <summary>Starts a shell script whose <c>$0</c> is the executable.</summary>
    public static Process StartParent(string script)
    {
        var start = StartInfo([]);
        var executable = start.FileName;
        start.FileName = "bash";
        foreach (var argument in new[] { "-c", script, executable })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Sends a signal by name.</summary>
    public async Task SignalAsync(string signal) =>
        Assert.Equal(0, (await RunOtherAsync("kill", $"-{signal}", $"{Process.Id}")).ExitCode);

    /// <summary>Waits for the end.</summary>
    public async Task<int> ExitCodeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await Process.WaitForExitAsync(patience.Token);
        return Process.ExitCode;
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
        }

        Process.Dispose();
    }

    private static async Task<(int ExitCode, string Output, string Errors)> ReadAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, output, await errors);
    }

    private static ProcessStartInfo StartInfo(IReadOnlyList<string> arguments)
    {
        var start = Redirected(FlagsExecutable.NamedServer ?? Path.Combine(AppContext.BaseDirectory, "flags-server"), arguments);
        // The executable looks for the runtime in the usual folders; that of the tests may be in another one.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory());
        return start;
    }

    private static ProcessStartInfo Redirected(string program, IReadOnlyList<string> arguments) => new(program, arguments)
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
