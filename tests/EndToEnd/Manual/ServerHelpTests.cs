using System.Diagnostics;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Manual;

/// <summary>Compares the server's options in the help of `flags` with the server's own help.</summary>
public sealed class ServerHelpTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Help_OfServe_HasTheOptionsOfTheServer()
    {
        var server = Options(Server("--help"));
        // A child of `flags serve` is always embedded.
        Assert.True(server.Remove("--embedded"));

        Assert.Equal(server, Options(FlagsProcess.Run(_folder.Path, "serve", "--help").Output));
    }

    [Fact]
    public void Completions_OfFaults_AreThoseOfTheServer()
    {
        // Every second line has a fault's options, the line above its name.
        var faults = Server("--list-faults").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != ' ')
            .Select(line => line.Split(' ', 2))
            .Select(parts => $"{parts[0]}\t{parts[1].Trim()}".Replace("'", "''", StringComparison.Ordinal));
        var script = FlagsProcess.Run(_folder.Path, "completions", "powershell").Output;

        var offered = script.Split("'serve --fault' = @(\n")[1].Split(" )\n")[0].Split('\n').Select(line => line.Trim().TrimEnd(',').Trim()[1..^1]);

        Assert.Equal(faults, offered);
    }

    [Fact]
    public void Version_OfServe_IsTheServers()
    {
        var result = FlagsProcess.Run(_folder.Path, "serve", "--version");

        Assert.Equal(Server("--version"), result.Output);
        Assert.Matches(@"^flags-server \d+\.\d+\.\d+ \(\.NET \d+\.\d+\.\d+\)\n$", result.Output);
    }

    // The two programs break lines in different places, and mark options that may be repeated in different ways.
    private static Dictionary<string, string> Options(string help)
    {
        var lines = string.Join(' ', help.Split("Options:\n")[1].Split("\n\n")[0].Split('\n').Select(line => line.TrimStart(' ') is ['-', ..] option && line.IndexOf('-') == 2 ? $"\n{option}" : line.Trim()));
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(option => option.Trim().Split("  ", 2))
            .Where(option => !option[0].EndsWith("--help", StringComparison.Ordinal))
            .ToDictionary(
                option => option[0].TrimEnd('.'),
                option => option[1].Trim().Replace(" May be repeated.", "", StringComparison.Ordinal),
                StringComparer.Ordinal);
    }

    private static string Server(string argument)
    {
        var executable = FlagsExecutable.ServerOf(FlagsProcess.Executable);
        using var server = Process.Start(new ProcessStartInfo(executable, [argument]) { RedirectStandardOutput = true })!;
        var output = server.StandardOutput.ReadToEnd();
        server.WaitForExit();
        return output;
    }
}
