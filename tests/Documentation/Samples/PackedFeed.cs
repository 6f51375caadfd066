using FlagsDownloader.Documentation.Commands;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Documentation.Samples;

/// <summary>
/// The packages of this source, packed into a folder, and beside it the samples that use them: outside of the repository, as a stranger
/// would have them.
/// </summary>
public sealed class PackedFeed : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private readonly TemporaryFolder _folder = new();
    private readonly Surroundings _surroundings = new(FlagsExecutable.FullName);

    public PackedFeed()
    {
        var packages = TestVariables.Text("FLAGS_PACKAGES") ?? Pack();
        Assert.NotEmpty(Directory.GetFiles(packages, "FlagsDownloader.CommandLine.*.nupkg"));
        // The packages of others come from where the user's come from, and those that the user has already are not fetched again.
        var others = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Directory.CreateDirectory(others);
        File.WriteAllText(
            _folder.At("NuGet.config"),
            $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="cache" /></config>
              <fallbackPackageFolders><add key="others" value="{others}" /></fallbackPackageFolders>
              <packageSources><add key="packed" value="{packages}" /></packageSources>
            </configuration>
            """);
    }

    /// <summary>Copies a sample, and builds it. A machine that can restore no packages skips the test.</summary>
    /// <param name="sample">Its folder in samples/.</param>
    /// <param name="used">Other samples that it refers to.</param>
    /// <returns>The folder with the built program.</returns>
    public string Build(string sample, params string[] used)
    {
        foreach (var file in used.Append(sample).SelectMany(name => Repository.FilesBelow(Repository.PathOf($"samples/{name}"))))
        {
            Write(file, File.ReadAllText(Repository.PathOf(file)));
        }

        return BuildProject($"samples/{sample}");
    }

    /// <summary>Writes a file of a program.</summary>
    /// <param name="path">Its path below the folder of the feed.</param>
    /// <param name="text">Its content.</param>
    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.At(path))!);
        File.WriteAllText(_folder.At(path), text);
    }

    /// <summary>Builds a program that has been written.</summary>
    /// <returns>The folder with the built program.</returns>
    public string BuildProject(string folder)
    {
        using var build = Start($"dotnet build {folder} -nodeReuse:false -nologo -verbosity:quiet");
        Assert.True(build.Wait(Patience), $"The build of {folder} did not end. It printed:\n{string.Join('\n', build.Lines)}");
        var printed = string.Join('\n', build.Lines);
        if (printed.Contains("error NU1301", StringComparison.Ordinal))
        {
            Assert.Skip($"No packages can be restored here: {build.Lines.First(line => line.Contains("NU1301", StringComparison.Ordinal))}");
        }

        Assert.True(build.ExitCode == 0, $"The build of {folder} failed:\n{printed}");
        return _folder.At($"{folder}/bin/Debug/net10.0");
    }

    /// <summary>Starts a command in the folder of the feed.</summary>
    internal ShellCommand Start(string command) => new(command, _folder.FullName, Variables);

    /// <summary>Runs a command, and returns its exit code and its lines.</summary>
    public (int ExitCode, string Output) Run(string command)
    {
        using var running = Start(command);
        Assert.True(running.Wait(Patience), $"'{command}' did not end. It printed:\n{string.Join('\n', running.Lines)}");
        return (running.ExitCode, string.Join('\n', running.Lines));
    }

    public void Dispose()
    {
        _surroundings.Dispose();
        _folder.Dispose();
    }

    private string Pack()
    {
        var (code, output) = Run($"'{Repository.PathOf("scripts/pack")}' packages");
        Assert.True(code == 0, $"scripts/pack failed:\n{output}");
        return _folder.At("packages");
    }

    // With the network: packages may have to be fetched.
    private IEnumerable<KeyValuePair<string, string>> Variables => _surroundings.Variables
        .Where(variable => !variable.Key.EndsWith("_proxy", StringComparison.Ordinal))
        .Append(new("DOTNET_CLI_TELEMETRY_OPTOUT", "1"))
        .Append(new("NUGET_PACKAGES", ""));
}
