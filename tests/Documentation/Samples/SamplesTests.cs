using System.Diagnostics;
using FlagsDownloader.Documentation.Building;
using FlagsDownloader.Documentation.Commands;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Documentation.Samples;

/// <summary>Each program of one file in samples/ builds by the rules of this repository, and prints what samples/README.md shows.</summary>
public sealed class SamplesTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly SourceCopy _copy = new();
    private readonly Surroundings _surroundings = new(FlagsExecutable.FullName);

    public void Dispose()
    {
        _surroundings.Dispose();
        _copy.Dispose();
    }

    [Fact]
    [SecondTier("it builds the libraries once more; that they can be used so is in the tests of each library")]
    public void Samples_Run_PrintWhatTheyShow()
    {
        Assert.Equal(["hello quick, then hello slow"], Run("greet.cs"));

        using var server = RunningServer.Start(new ProcessStartInfo(FlagsExecutable.FullName, ["serve", "--only", "LOCAL", "--port", "0"]));

        var lines = Run("strategies.cs", server.Site.AbsoluteUri);

        Assert.Equal(["sequential", "threadpool", "eventloop", "parallel", "whenall", "channel", "adaptive", "blockingpool"], lines.Select(line => line.Split(' ')[0]));
        Assert.All(lines, line => Assert.Matches(@"^\w+ +20 flags in \d+\.\d\d s$", line));

        using var withoutAddress = Start("strategies.cs", "");
        Assert.Equal(2, withoutAddress.ExitCode);
        Assert.Equal(["strategies: write the address of the flags, e.g. http://127.0.0.1:8000/flags"], withoutAddress.Lines);
    }

    [Fact]
    public void Samples_All_AreTestedAndListed()
    {
        string[] all = ["AspNetCore/", "CiGuard/", "OwnStrategy/", "greet.cs", "strategies.cs"];
        var folder = Repository.PathOf("samples");
        var found = Directory.EnumerateFiles(folder, "*.cs").Select(path => Path.GetFileName(path))
            .Concat(Directory.EnumerateDirectories(folder).Select(path => $"{Path.GetFileName(path)}/"));
        var readme = File.ReadAllText(Repository.PathOf("samples/README.md"));

        Assert.Equal(all, found.Order(StringComparer.Ordinal));
        Assert.All(all, name => Assert.Contains($"]({name})", readme, StringComparison.Ordinal));
    }

    private string[] Run(string sample, string arguments = "")
    {
        using var command = Start(sample, arguments);
        Assert.True(command.ExitCode == 0, $"{sample} ended with exit code {command.ExitCode}:\n{string.Join('\n', command.Lines)}");
        return command.Lines;
    }

    private ShellCommand Start(string sample, string arguments)
    {
        var command = new ShellCommand($"dotnet run samples/{sample} {arguments}", _copy.Root, _surroundings.Variables);
        Assert.True(command.Wait(Patience), $"{sample} did not end.");
        return command;
    }
}
