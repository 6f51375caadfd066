using System.Collections;
using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Asyncio;

/// <content>Starts subprocesses.</content>
public sealed partial class EventLoop
{
    private const string Shell = "/bin/sh";

    /// <summary>Starts a subprocess; <c>asyncio.create_subprocess_exec</c>. Needs a running loop, and Linux 5.3 or later.</summary>
    /// <param name="program">The path of the program, or a name without a slash, which is searched for on the PATH.</param>
    /// <param name="arguments">The arguments. No shell interprets them.</param>
    /// <param name="options">Options; null means <see cref="SubprocessOptions.Default"/>.</param>
    /// <returns>The started subprocess. Dispose it, so that it is killed if the task is cancelled.</returns>
    /// <exception cref="Win32Exception">The program cannot be started, for instance because it does not exist.</exception>
    /// <exception cref="DirectoryNotFoundException">The working directory does not exist.</exception>
    /// <exception cref="ArgumentException">An argument contains a NUL character, or a redirect is not allowed for its stream.</exception>
    /// <exception cref="InvalidOperationException">No loop runs on this thread.</exception>
    [SupportedOSPlatform("linux")]
    public static ValueTask<Subprocess> CreateSubprocessExec(string program, IEnumerable<string> arguments, SubprocessOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(program);
        ArgumentNullException.ThrowIfNull(arguments);
        options ??= SubprocessOptions.Default;
        var loop = GetRunningLoop();
        return new ValueTask<Subprocess>(Create());

        async Task<Subprocess> Create()
        {
            var (transport, protocol) = await loop.SubprocessExec(
                () => new SubprocessStreamProtocol(loop, options.Limit), program, arguments, options);
            return new Subprocess(transport, protocol);
        }
    }

    /// <summary>Runs a command in a shell; <c>asyncio.create_subprocess_shell</c>.</summary>
    /// <param name="command">The command, for <c>/bin/sh -c</c>. Never put untrusted text into it: the shell would run it.</param>
    /// <param name="options">Options; null means <see cref="SubprocessOptions.Default"/>.</param>
    /// <inheritdoc cref="CreateSubprocessExec"/>
    [SupportedOSPlatform("linux")]
    public static ValueTask<Subprocess> CreateSubprocessShell(string command, SubprocessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        return CreateSubprocessExec(Shell, ["-c", command], options);
    }

    /// <summary>
    /// Starts a subprocess and creates a transport and a protocol for it. Returns after <see cref="ISubprocessProtocol.ConnectionMade"/> has run.
    /// <c>loop.subprocess_exec</c>.
    /// </summary>
    /// <typeparam name="TProtocol">The protocol.</typeparam>
    /// <param name="protocolFactory">Creates the protocol.</param>
    /// <param name="program">The path of the program, or a name without a slash, which is searched for on the PATH.</param>
    /// <param name="arguments">The arguments. No shell interprets them.</param>
    /// <param name="options">Options; null means <see cref="SubprocessOptions.Piped"/>.</param>
    /// <returns>The transport and the protocol. Close the transport, so that the process is killed if the task is cancelled.</returns>
    /// <exception cref="OperationCanceledException">The task was cancelled. The process is killed.</exception>
    /// <inheritdoc cref="CreateSubprocessExec"/>
    [SupportedOSPlatform("linux")]
    public async Task<(SubprocessTransport Transport, TProtocol Protocol)> SubprocessExec<TProtocol>(
        Func<TProtocol> protocolFactory, string program, IEnumerable<string> arguments, SubprocessOptions? options = null)
        where TProtocol : ISubprocessProtocol
    {
        ArgumentNullException.ThrowIfNull(protocolFactory);
        ArgumentException.ThrowIfNullOrEmpty(program);
        ArgumentNullException.ThrowIfNull(arguments);
        ThrowIfClosed();
        ThrowIfNotOnThread();
        var protocol = protocolFactory();
        var connected = CreateFuture<bool>();
        var transport = StartSubprocess(program, arguments, options ?? SubprocessOptions.Piped, protocol, connected);
        return await WhenConnected(transport, protocol, connected);
    }

    /// <summary>Runs a command in a shell and creates a transport and a protocol for it. <c>loop.subprocess_shell</c>.</summary>
    /// <param name="protocolFactory">Creates the protocol.</param>
    /// <param name="command">The command, for <c>/bin/sh -c</c>. Never put untrusted text into it: the shell would run it.</param>
    /// <param name="options">Options; null means <see cref="SubprocessOptions.Piped"/>.</param>
    /// <inheritdoc cref="SubprocessExec"/>
    [SupportedOSPlatform("linux")]
    public Task<(SubprocessTransport Transport, TProtocol Protocol)> SubprocessShell<TProtocol>(
        Func<TProtocol> protocolFactory, string command, SubprocessOptions? options = null)
        where TProtocol : ISubprocessProtocol
    {
        ArgumentNullException.ThrowIfNull(command);
        return SubprocessExec(protocolFactory, Shell, ["-c", command], options);
    }

    [SupportedOSPlatform("linux")]
    private SubprocessTransport StartSubprocess(
        string program, IEnumerable<string> arguments, SubprocessOptions options, ISubprocessProtocol protocol, Future<bool> connected)
    {
        if (options.Stdin == Redirect.Stdout || options.Stdout == Redirect.Stdout)
        {
            throw new ArgumentException($"Only {nameof(SubprocessOptions.Stderr)} can be redirected to {nameof(Redirect.Stdout)}.", nameof(options));
        }

        if (options.WorkingDirectory is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The working directory {folder} does not exist.");
        }

        using var pipes = new SubprocessPipes(options);
        using var argumentStrings = new NativeStrings([program, .. arguments]);
        var variables = GetVariables(options);
        using var variableStrings = new NativeStrings(variables.Select(static variable => $"{variable.Key}={variable.Value}"));
        var error = Posix.NoSuchFile;
        var id = 0;
        foreach (var path in FindPaths(program, variables))
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

        return CreateSubprocess(id, pipes, protocol, connected);
    }

    [SupportedOSPlatform("linux")]
    private SubprocessTransport CreateSubprocess(int id, SubprocessPipes pipes, ISubprocessProtocol protocol, Future<bool> connected)
    {
        Socket? descriptor = null;
        try
        {
            descriptor = DescriptorSocket.Create(Posix.OpenProcess(id));
            return new SubprocessTransport(this, id, descriptor, pipes.ParentEnds, protocol, connected);
        }
        catch
        {
            // The process runs, and the caller has no handle to it.
            descriptor?.Dispose();
            Posix.SendSignal(id, Posix.Kill);
            Posix.AwaitExit(id);
            throw;
        }
    }

    private static IReadOnlyDictionary<string, string> GetVariables(SubprocessOptions options) => options.Environment
        ?? Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(
            static entry => (string)entry.Key, static entry => (string?)entry.Value ?? string.Empty, StringComparer.Ordinal);

    private static IEnumerable<string> FindPaths(string program, IReadOnlyDictionary<string, string> variables) =>
        program.Contains('/', StringComparison.Ordinal)
            ? [program]
            : (variables.TryGetValue("PATH", out var path) ? path : "/bin:/usr/bin").Split(':')
                .Select(folder => Path.Combine(folder.Length == 0 ? "." : folder, program)).Where(File.Exists);
}
