using FlagsDownloader.Documentation.Building;
using FlagsDownloader.Documentation.Commands;
using FlagsDownloader.Documentation.Markdown;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Documentation;

/// <summary>
/// The blocks of docs/adding-a-fault.md are applied to a copy of the sources, the server is built there with the rules of this
/// repository, and the page's commands are run with it.
/// </summary>
public sealed class AddingAFaultTests : IDisposable
{
    private const string Build = "dotnet build flags-server --configuration Release";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly SourceCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    [SecondTier("it builds the server once more; a block that does not apply is found by SourceCopyTests")]
    [Trait("tier", "second")]
    public void Page_AppliedToACopyOfTheSources_BuildsAndDoesWhatIsShown()
    {
        var page = MarkdownDocument.Read(DocumentRuns.FaultPage);
        var blocks = page.Fences.Where(fence => fence.File is not null).ToList();
        Assert.Equal(4, blocks.Count);
        blocks.ForEach(_copy.Apply);
        var steps = page.Fences.Where(fence => fence.Language == "console").SelectMany(ConsoleStep.Of).ToList();
        Assert.Equal(Build, steps[0].Command);

        using var surroundings = new Surroundings(FlagsExecutable.FullName);
        var built = Path.Combine(_copy.Root, "flags-server/bin/Release/net10.0");
        var variables = new Dictionary<string, string>(surroundings.Variables)
        {
            ["PATH"] = $"{built}:{surroundings.Variables["PATH"]}",
            ["FLAGS_SERVER"] = Path.Combine(built, "flags-server"),
        };
        Run($"{Build} --nologo --verbosity quiet -nodeReuse:false -p:RestoreLockedMode=false", [], variables);
        foreach (var step in steps.Skip(1))
        {
            Run(step.Command, step.Shown, variables);
        }
    }

    private void Run(string line, IReadOnlyList<string> shown, Dictionary<string, string> variables)
    {
        using var command = new ShellCommand(line, _copy.Root, variables);
        Assert.True(command.Wait(Patience), $"'{line}' did not end.");
        var printed = string.Join('\n', command.Lines);
        Assert.True(command.ExitCode == 0, $"'{line}' ended with exit code {command.ExitCode}:\n{printed}");
        Assert.True(shown.Count == 0 || OutputPattern.Of(shown).Difference(command.Lines) is null, $"'{line}' printed:\n{printed}");
    }
}
