using FlagsDownloader.Documentation.Building;
using FlagsDownloader.Documentation.Commands;
using FlagsDownloader.Documentation.Markdown;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Documentation;

/// <summary>
/// Builds the code of docs/adding-a-strategy.md in a copy of the sources and runs its commands with it. Also builds the C# blocks of all
/// other documents.
/// </summary>
public sealed class AddingAStrategyTests : IDisposable
{
    private const string Cli = "src/FlagsDownloader.Cli";

    // All in one build, so that shared projects are built once.
    private const string Everything =
        """
        <Project DefaultTargets="Build">
          <ItemGroup>
            <Part Include="src/FlagsDownloader.Cli/FlagsDownloader.Cli.csproj;../my-program/my-program.csproj;../loose-blocks/loose-blocks.csproj" />
          </ItemGroup>
          <Target Name="Restore">
            <MSBuild Projects="@(Part)" Targets="Restore" Properties="RestoreLockedMode=false" />
          </Target>
          <Target Name="Build">
            <MSBuild Projects="@(Part)" BuildInParallel="true" Properties="Configuration=Release;TargetFramework=net10.0" />
          </Target>
        </Project>
        """;

    // Analyzers only for the library, which has the new file; the rest was checked before.
    private const string Judged =
        """
        <Project>
          <PropertyGroup>
            <RunAnalyzers Condition="'$(MSBuildProjectName)' != 'FlagsDownloader'">false</RunAnalyzers>
          </PropertyGroup>
        </Project>
        """;

    private static readonly TimeSpan BuildPatience = TimeSpan.FromMinutes(30);

    private readonly SourceCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    [SecondTier("it builds the programs once more; a block that does not apply is found by SourceCopyTests")]
    public void Page_AppliedToACopyOfTheSources_BuildsAndDoesWhatIsShown()
    {
        var page = MarkdownDocument.Read(DocumentRuns.BuiltApart);
        var blocks = page.Fences.Where(fence => fence.File is not null).ToList();
        Assert.Equal(["csharp", "csharp", "csharp", "diff", "xml", "csharp"], blocks.Select(block => block.Language));
        blocks.ForEach(_copy.Apply);
        Assert.NotEmpty(LooseBlocks.All);
        LooseBlocks.Write(_copy);
        Build();

        using var built = new Surroundings(Path.Combine(_copy.Root, Cli, "bin/Release/net10.0/flags"));
        using var server = new ShellCommand("flags-server --only LOCAL --port 0", _copy.Root, built.Variables);
        Assert.True(server.Wait(BuildPatience), "The server did not start.");
        var port = new Uri(server.Lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]).Port;
        foreach (var step in page.Fences.Where(fence => fence.Language == "console").SelectMany(ConsoleStep.Of))
        {
            Run(step, built, port);
        }
    }

    private void Run(ConsoleStep step, Surroundings surroundings, int port)
    {
        // Built above. The server is on a free port; the program is not built again.
        if (step.Command.StartsWith("dotnet build ", StringComparison.Ordinal))
        {
            return;
        }

        var line = step.Command
            .Replace("localhost:8000", $"localhost:{port}", StringComparison.Ordinal)
            .Replace("dotnet run ", "dotnet run --no-build --configuration Release ", StringComparison.Ordinal);
        using var command = new ShellCommand(line, _copy.Root, surroundings.Variables);
        Assert.True(command.Wait(BuildPatience), $"{step.Place} did not end.");
        var printed = string.Join('\n', command.Lines);
        Assert.True(command.ExitCode == 0, $"{step.Place} ended with exit code {command.ExitCode}:\n{printed}");
        Assert.True(OutputPattern.Of(step.Shown).Difference(command.Lines) is not { } difference, $"{step.Place}: {OutputPattern.Of(step.Shown).Difference(command.Lines)}\n{printed}");
    }

    private void Build()
    {
        File.WriteAllText(Path.Combine(_copy.Root, "everything.proj"), Everything);
        File.WriteAllText(Path.Combine(_copy.Root, "Directory.Build.targets"), Judged);
        using var surroundings = new Surroundings(FlagsExecutable.FullName);
        using var command = new ShellCommand("dotnet msbuild everything.proj -restore -maxCpuCount -nodeReuse:false -p:NuGetAudit=false -nologo -verbosity:quiet", _copy.Root, surroundings.Variables);
        Assert.True(command.Wait(BuildPatience), $"The build did not end. It printed:\n{string.Join('\n', command.Lines)}");
        Assert.True(command.ExitCode == 0, $"The build failed:\n{string.Join('\n', command.Lines)}");
    }
}
