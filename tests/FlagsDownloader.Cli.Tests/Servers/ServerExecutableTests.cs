using FlagsDownloader.Cli.Servers;
using FlagsDownloader.Cli.Tests.Commands;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Servers;

public sealed class ServerExecutableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string? _before = Environment.GetEnvironmentVariable(ServerExecutable.PathVariable);

    public void Dispose()
    {
        NameServer(_before);
        _folder.Dispose();
    }

    [Fact]
    public void Download_MissingServer_NamesTheSearchedPaths()
    {
        var run = DownloadWith(_folder.At("nothing"));

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal($"flags: flags-server is not at {_folder.At("nothing")}: set FLAGS_SERVER to its path\n", run.Errors);
    }

    [Fact]
    public void Download_AServerThatCannotBeStarted_SaysWhy()
    {
        File.WriteAllText(_folder.At("server"), "no program");

        var run = DownloadWith(_folder.At("server"));

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Matches($"^flags: cannot start {_folder.At("server")}: .*\n$", run.Errors);
    }

    [Fact]
    public void Serve_AServerThatCannotBeStarted_SaysWhy()
    {
        File.WriteAllText(_folder.At("server"), "no program");
        NameServer(_folder.At("server"));

        var run = CommandRun.Execute("serve");

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Matches($"^flags: cannot start {_folder.At("server")}: .*\n$", run.Errors);
    }

    [Theory]
    [InlineData("echo nonsense; exit 7", "flags: flags-server ended with exit code 7\n", 1)]
    [InlineData("echo too bad >&2; exit 1", "flags: too bad\n", 1)]
    [InlineData("echo write this instead >&2; exit 2", "flags: write this instead\n", 2)]
    [InlineData("echo Ready", "flags: flags-server ended with exit code 0\n", 1)]
    public void Download_AServerThatEndsBeforeItIsReady_IsQuoted(string script, string errors, int exitCode)
    {
        var run = DownloadWith(Script(script));

        Assert.Equal(((ExitCode)exitCode, errors), (run.ExitCode, run.Errors));
    }

    private string Script(string script)
    {
        var path = _folder.At("server");
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    // With a seed, a run always starts its own server, even if another one listens on this machine.
    private CommandRun DownloadWith(string server)
    {
        NameServer(server);
        return CommandRun.Execute("download", "BR", "-q", "--seed", "1", "-o", _folder.At("output"));
    }

#pragma warning disable RS0030 // The test is about this variable. The tests of this project run one by one, and Dispose restores it.
    private static void NameServer(string? path) => Environment.SetEnvironmentVariable(ServerExecutable.PathVariable, path);
#pragma warning restore RS0030
}
