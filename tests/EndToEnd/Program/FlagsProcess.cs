using System.Diagnostics;
using System.Text;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Program;

/// <summary>A running `flags` in a test's folder. A mark finds the processes that it leaves.</summary>
internal sealed class FlagsProcess : IDisposable
{
    private const string MarkVariable = "FLAGS_TEST_MARK";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly string _mark = Guid.NewGuid().ToString("N");
    private readonly StringBuilder _stdout = new();
    private readonly StringBuilder _stderr = new();

    private FlagsProcess(string folder, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[MarkVariable] = _mark;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(_stdout, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_stderr, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <inheritdoc cref="FlagsExecutable"/>
    public static string Executable => FlagsExecutable.FullName;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Waits for a while, and checks whether the process still runs.</summary>
    public bool IsRunningAfter(int milliseconds) => !_process.WaitForExit(milliseconds);

    public string Output => Read(_stdout);

    public string Error => Read(_stderr);

    public static FlagsProcess Start(
        string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        new(folder, Executable, arguments, environment);

    /// <summary>Runs a shell command in which `flags` stands for the program.</summary>
    public static FlagsProcess StartShell(string folder, string command, IReadOnlyDictionary<string, string>? environment = null) =>
        new(folder, "/bin/bash", ["-c", $"flags() {{ '{Executable}' \"$@\"; }}; {command}"], environment);

    public static FlagsResult Run(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return process.Wait();
    }

    public static FlagsResult RunShell(string folder, string command, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = StartShell(folder, command, environment);
        return process.Wait();
    }

    public FlagsResult Wait()
    {
        if (!_process.WaitForExit(Patience))
        {
            throw new TimeoutException($"flags still ran after {Patience.TotalSeconds:0} s.\n{Output}\n{Error}");
        }
        // Again without a limit, which also waits for the end of the redirected streams.
        _process.WaitForExit();
        return new FlagsResult(_process.ExitCode, Output, Error, _mark);
    }

    /// <summary>Waits until the process has printed a text on stdout.</summary>
    public void WaitForOutput(string text) =>
        Eventually.True(() => Output.Contains(text, StringComparison.Ordinal) || HasExited, $"'{text}' on stdout", Patience);

    public void Signal(int signal) => Signals.Send(Id, signal);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (text)
        {
            text.Append(line).Append('\n');
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    /// <summary>The living processes that this one started, directly or not, by the mark in their environment.</summary>
    public static IReadOnlyList<string> ProcessesMarked(string mark) =>
        [.. Directory.EnumerateDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), out _))
            .Where(folder => ReadOrEmpty($"{folder}/environ").Contains($"{MarkVariable}={mark}", StringComparison.Ordinal))
            .Where(folder => !ReadOrEmpty($"{folder}/stat").Contains(") Z ", StringComparison.Ordinal))
            .Select(folder => ReadOrEmpty($"{folder}/cmdline").Replace('\0', ' '))];

    public IReadOnlyList<string> Relatives => ProcessesMarked(_mark);

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process has ended.
            return "";
        }
    }
}
