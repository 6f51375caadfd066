using System.Text.Json;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Comparisons;

/// <summary>`flags compare --diff`: two saved comparisons beside each other.</summary>
public sealed class DiffTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Diff_TwoComparisons_PrintsTheTableExportsItAndChecksAssertions()
    {
        Save("before.json", "--delay", "0");
        File.Copy(Path.Combine(_folder.Path, "before.json"), Path.Combine(_folder.Path, "after.json"));

        var shown = Compare(
            "--input", "before.json", "--input", "after.json", "--diff", "--export-markdown", "diff.md",
            "--assert", "eventloop >= 0.0001x before.eventloop", "--assert", "eventloop.ok == 2");
        var json = Compare("--input", "before.json", "after.json", "--diff", "--json");
        var broken = Compare("--input", "before.json", "after.json", "--diff", "--assert", "eventloop.ok == 3");

        Assert.Equal((0, 2), (shown.ExitCode, shown.ErrorLines.Length));
        Assert.StartsWith("before: 2 rounds; flags ", shown.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^eventloop +2 +\d\.\d{3} +\d\.\d{3} ", shown.Output);
        Assert.StartsWith("# before and after\n", File.ReadAllText(Path.Combine(_folder.Path, "diff.md")), StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal("difference", document.RootElement.GetProperty("kind").GetString());
        Assert.Equal(3, broken.ExitCode);
    }

    [Fact]
    [SecondTier("three comparisons; Diff_TwoComparisons has two in every run")]
    public void Diff_OtherWorkOrAnUnknownName_IsRefusedInOneLine()
    {
        Save("before.json", "--delay", "0");
        Save("slow.json", "--delay", "0.01");
        Save("faulty.json", "--delay", "0", "--fault", "503@*/zz.gif");

        AssertRefused("'slow.json' is of other work than 'before.json': delay 0.01, not 0", "--input", "before.json", "slow.json", "--diff");
        AssertRefused("'faulty.json' is of other work than 'before.json': faults 503@*/zz.gif, not none", "--input", "before.json", "faulty.json", "--diff");
        AssertRefused("--diff compares two saved comparisons: give --input two files of --export-json, the earlier one first", "--input", "before.json", "--diff");
        File.Copy(Path.Combine(_folder.Path, "before.json"), Path.Combine(_folder.Path, "after.json"));
        AssertRefused(
            "There is no comparison 'old': there is before or after.",
            "--input", "before.json", "after.json", "--diff", "--assert", "eventloop <= 1.1x old.eventloop");
    }

    [Fact]
    public void Diff_OptionsThatItHasNoUseFor_AreRefused()
    {
        AssertRefused(
            "--diff has one table, also for --json, --export-json and --export-markdown: leave --report out",
            "--input", "a.json", "b.json", "--diff", "--report", "x.html");
        Assert.False(File.Exists(Path.Combine(_folder.Path, "x.html")));
    }

    private void Save(string file, params string[] options)
    {
        var saved = Compare(["BR", "FR", "--rounds", "2", "--strategies", "eventloop", "--quiet", "--export-json", file, .. options]);
        Assert.True(saved.ExitCode == 0, saved.Error);
    }

    private void AssertRefused(string message, params string[] arguments)
    {
        var result = Compare(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal($"flags: {message}", Assert.Single(result.ErrorLines));
    }

    private FlagsResult Compare(params string[] arguments) => FlagsProcess.Run(_folder.Path, ["compare", .. arguments]);
}
