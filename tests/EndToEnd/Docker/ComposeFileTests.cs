using System.Text.RegularExpressions;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Docker;

/// <summary>Checks docker-compose.yml and the Dockerfiles against the programs, without Docker. scripts/docker-demo uses Docker.</summary>
public sealed partial class ComposeFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compose_ServersVariables_AreUnderstood()
    {
        var variables = ServerVariable().Matches(File.ReadAllText(RepositoryRoot.PathOf("docker-compose.yml")))
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);
        Assert.Equal("0.1", variables["FlagsServer__profiles__DELAY__delay"]);
        variables["FlagsServer__profiles__DELAY__delay"] = "0.25";

        using var server = FlagsProcess.Start(_folder.Path, ["serve", "--port", "0"], variables);
        server.WaitForOutput("Ready");

        Assert.Contains("delay 0.25 s, no errors, seed 0", server.Output, StringComparison.Ordinal);
        Assert.Contains("delay 0.1 s, 25% answered 418, seed 0", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    [SecondTier("a comparison; Compose_ServersVariables reads the file in every run")]
    public void Compose_Guard_IsValid()
    {
        var guard = File.ReadAllText(RepositoryRoot.PathOf("docker-compose.yml")).Split("\n  guard:")[1];
        var arguments = ListedArgument().Matches(guard).Select(match => Variable().Replace(match.Groups["argument"].Value, "${value}")).ToList();
        Assert.Contains("--assert=eventloop >= 5x sequential", arguments);

        // One round over two flags shows that every option and the assertion are understood.
        var result = FlagsProcess.Run(_folder.Path, ["compare", .. arguments.Where(argument => !argument.StartsWith("--rounds", StringComparison.Ordinal)), "--rounds=1", "BR", "FR"]);

        Assert.True(result.ExitCode is 0 or 3, result.Error);
        Assert.Contains("'eventloop >= 5x sequential'", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flags-server/Dockerfile", "flags-server/FlagsServer.csproj")]
    [InlineData("src/FlagsDownloader.Cli/Dockerfile", "src/FlagsDownloader.Cli/FlagsDownloader.Cli.csproj")]
    public void Dockerfile_BeforeTheRestore_HasEveryProjectWithItsDependencies(string dockerfile, string project)
    {
        var text = File.ReadAllText(RepositoryRoot.PathOf(dockerfile));
        var before = text[..text.IndexOf("RUN dotnet restore", StringComparison.Ordinal)];

        Assert.All(Closure(RepositoryRoot.PathOf(project)), path =>
        {
            var folder = Path.GetRelativePath(RepositoryRoot.PathOf("."), Path.GetDirectoryName(path)!);
            Assert.Contains($"COPY {folder}/{Path.GetFileName(path)} {folder}/packages.lock.json {folder}/", before, StringComparison.Ordinal);
            // The settings for all projects of a folder name the target framework.
            var shared = $"{folder.Split('/')[0]}/Directory.Build.props";
            if (File.Exists(RepositoryRoot.PathOf(shared)))
            {
                Assert.Contains($"COPY {shared} ", before, StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public void DockerDemo_WithoutDocker_SaysSo()
    {
        var programs = string.Join(' ', "bash", "dirname", "mktemp");
        var result = FlagsProcess.RunShell(
            _folder.Path,
            $"for program in {programs}; do ln -s \"$(command -v $program)\" .; done; PATH=$PWD '{RepositoryRoot.PathOf("scripts/docker-demo")}'");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("docker-demo: docker is not installed", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Closure(string project) =>
        ProjectReference().Matches(File.ReadAllText(project))
            .Select(match => Path.GetFullPath(match.Groups["path"].Value, Path.GetDirectoryName(project)!))
            .SelectMany(Closure)
            .Prepend(project)
            .Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"^ +(?<name>FlagsServer__\w+): \$\{FLAGS_\w+:-(?<value>[^}]*)\}$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ServerVariable();

    [GeneratedRegex(@"^ +- (?<argument>--.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ListedArgument();

    [GeneratedRegex(@"\$\{FLAGS_\w+:-(?<value>[^}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();

    [GeneratedRegex("<ProjectReference Include=\"(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ProjectReference();
}
