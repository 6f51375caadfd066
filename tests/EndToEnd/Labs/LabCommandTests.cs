using System.Text.Json;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>The command `flags lab`. Each lesson has its own tests.</summary>
public sealed class LabCommandTests : IDisposable
{
    private static readonly string[] Lessons =
    [
        "multitasking", "coroutines", "tasks", "sleep", "loop", "sockets", "colours", "threads", "objects", "callbacks", "wait",
        "futures", "queues", "spinner", "memory", "executor", "subprocesses", "server", "latency",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Lab_WithoutAName_ListsTheLessonsInTheOrderToLearnThem()
    {
        var result = FlagsProcess.Run(_folder.Path, "lab");

        var listed = result.OutputLines.Where(line => line.StartsWith("  ", StringComparison.Ordinal)).ToList();
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(Lessons, listed.Select(line => line.Trim().Split(' ')[0]));
        Assert.All(listed, line => Assert.True(line.Trim().Split(' ', 2)[1].Trim().Length is > 10 and <= 60, line));
        Assert.All(result.OutputLines, line => Assert.True(line.Length <= 80, line));
        Assert.Empty(result.Error);
    }

    [Fact]
    public void Lab_ANameInCapitals_IsTheSameLesson()
    {
        var result = FlagsProcess.Run(_folder.Path, "lab", "OBJECTS");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("objects: ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Lab_Code_PrintsTheLessonsSourceAndRunsNothing()
    {
        var result = FlagsProcess.Run(_folder.Path, "lab", "sleep", "--code");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("using ", result.Output, StringComparison.Ordinal);
        Assert.Contains("class SleepLesson : ILesson", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("=> Two naps", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Lab_Json_PrintsOneDocumentAndNothingElse()
    {
        var result = FlagsProcess.Run(_folder.Path, "lab", "objects", "--json");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        using var document = JsonDocument.Parse(result.Output);
        Assert.Equal(
            ["schema_version", "lesson", "elapsed_seconds", "figures", "conclusions"],
            document.RootElement.EnumerateObject().Select(property => property.Name));
    }

    [Theory]
    [InlineData("bogus")]
    [InlineData("sleeping")]
    [InlineData("bogus", "--code")]
    [InlineData("bogus", "--json")]
    [InlineData("sleep", "--code", "--json")]
    [InlineData("--json")]
    [InlineData("--code")]
    [InlineData("sleep", "loop")]
    [InlineData("sleep", "--bogus")]
    public void Lab_BadInput_IsOneLineThatSaysWhatToTypeAndExitCode2(params string[] arguments)
    {
        var result = FlagsProcess.Run(_folder.Path, ["lab", .. arguments]);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.StartsWith("flags: ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Lab_UnknownName_ListsTheKnownOnes()
    {
        var result = FlagsProcess.Run(_folder.Path, "lab", "bogus");

        Assert.Contains("'bogus' is not a lesson", result.Error, StringComparison.Ordinal);
        Assert.All(Lessons, lesson => Assert.Contains(lesson, result.Error, StringComparison.Ordinal));
    }

    [Fact]
    [SecondTier("a lesson more; NoBar_Obstacle is at a terminal in every run")]
    public void Lab_OnADumbTerminal_DrawsNothingInPlace()
    {
        var result = FlagsProcess.RunShell(
            _folder.Path,
            $"script -qec \"'{FlagsProcess.Executable}' lab multitasking\" /dev/null",
            new Dictionary<string, string> { ["TERM"] = "dumb" });

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain('\e', result.Output);
        Assert.Contains("A ########........########", result.Output, StringComparison.Ordinal);
    }
}
