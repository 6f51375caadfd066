using System.Collections;
using System.ComponentModel;
using System.Runtime.Versioning;

namespace Asyncio;

/// <content>Programs that run beside this one.</content>
public sealed partial class EventLoop
{
    private const string Shell = "/bin/sh";

    private readonly HashSet<Subprocess> _subprocesses = [];

    /// <summary>Starts a program; <c>asyncio.create_subprocess_exec</c>. For code that a loop runs, on Linux 5.3 or later.</summary>
    /// <param name="program">Its path, or a name without a slash, which is searched for on the PATH.</param>
    /// <param name="arguments">Its arguments, each as it is: no shell takes them apart.</param>
    /// <param name="options">How; null means <see cref="SubprocessOptions.Default"/>.</param>
    /// <returns>The program, started. Dispose of it, so that it is killed if its task is cancelled.</returns>
    /// <exception cref="Win32Exception">It cannot be started: there is no such program, for instance.</exception>
    /// <exception cref="DirectoryNotFoundException">The working directory does not exist.</exception>
    /// <exception cref="ArgumentException">An argument has a character 0, or a stream cannot go where it should.</exception>
    /// <exception cref="InvalidOperationException">No loop runs on this thread.</exception>
    [SupportedOSPlatform("linux")]
    public static ValueTask<Subprocess> CreateSubprocessExec(string program, IEnumerable<string> arguments, SubprocessOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(program);
        ArgumentNullException.ThrowIfNull(arguments);
        return new ValueTask<Subprocess>(GetRunningLoop().StartSubprocess(program, arguments, options ?? SubprocessOptions.Default));
    }

    /// <summary>Has a shell run a command; <c>asyncio.create_subprocess_shell</c>.</summary>
    /// <param name="command">The command, for <c>/bin/sh -c</c>. Never put text of others into it: a shell runs what it finds there.</param>
    /// <param name="options">How; null means <see cref="SubprocessOptions.Default"/>.</param>
    /// <inheritdoc cref="CreateSubprocessExec"/>
    [SupportedOSPlatform("linux")]
    public static ValueTask<Subprocess> CreateSubprocessShell(string command, SubprocessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        return CreateSubprocessExec(Shell, ["-c", command], options);
    }

    [SupportedOSPlatform("linux")]
    internal void Forget(Subprocess process) => _subprocesses.Remove(process);

    [SupportedOSPlatform("linux")]
    private Subprocess StartSubprocess(string program, IEnumerable<string> arguments, SubprocessOptions options)
    {
        if (options.Stdin == Redirect.Stdout || options.Stdout == Redirect.Stdout)
        {
            throw new ArgumentException($"Only {nameof(SubprocessOptions.Stderr)} can go where the output goes.", nameof(options));
        }

        if (options.WorkingDirectory is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The working directory {folder} does not exist.");
        }

        using var pipes = new SubprocessPipes(options);
        using var argumentStrings = new NativeStrings([program, .. arguments]);
        var variables = VariablesOf(options);
        using var variableStrings = new NativeStrings(variables.Select(static variable => $"{variable.Key}={variable.Value}"));
        var error = Posix.NoSuchFile;
        var id = 0;
        foreach (var path in PathsOf(program, variables))
        {
            error = Posix.Spawn(path, argumentStrings, variableStrings, pipes.ChildStreams, options, out id);
            if (error is not (Posix.NoSuchFile or Posix.NoAccess))
            {
                break;
            }
        }

        if (error != 0)
        {
            var reason = new Win32Exception(error).Message;
            throw new Win32Exception(error, $"Cannot start {program}: {reason}");
        }

        return Adopt(id, pipes);
    }

    [SupportedOSPlatform("linux")]
    private Subprocess Adopt(int id, SubprocessPipes pipes)
    {
        try
        {
            var process = new Subprocess(
                this, id, DescriptorSocket.Create(Posix.OpenProcess(id)), pipes.TakeStdin(this), pipes.TakeStdout(this), pipes.TakeStderr(this));
            _subprocesses.Add(process);
            return process;
        }
        catch
        {
            // It runs, and the caller has no handle of it.
            Posix.SendSignal(id, Posix.Kill);
            Posix.AwaitExit(id);
            throw;
        }
    }

    private void AbandonSubprocesses()
    {
        if (OperatingSystem.IsLinux())
        {
            foreach (var process in _subprocesses.ToArray())
            {
                process.Abandon();
            }
        }
    }

    private static IReadOnlyDictionary<string, string> VariablesOf(SubprocessOptions options) => options.Environment
        ?? Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(
            static entry => (string)entry.Key, static entry => (string?)entry.Value ?? string.Empty, StringComparer.Ordinal);

    private static IEnumerable<string> PathsOf(string program, IReadOnlyDictionary<string, string> variables) =>
        program.Contains('/', StringComparison.Ordinal)
            ? [program]
            : (variables.TryGetValue("PATH", out var path) ? path : "/bin:/usr/bin").Split(':')
                .Select(folder => Path.Combine(folder.Length == 0 ? "." : folder, program)).Where(File.Exists);
}
