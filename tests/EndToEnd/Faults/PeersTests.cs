using System.Reflection;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Faults;

/// <summary>`scripts/faults` with a few faults: it finds what curl does wrong, and nothing wrong with `flags`.</summary>
[SecondTier("a table of several programs and faults takes long; FaultMatrixTests have every fault in every run")]
public sealed class PeersTests : IDisposable
{
    private static readonly string Executable = Path.GetFullPath(
        typeof(PeersTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "FaultsExecutable").Value!);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Faults_OfAFewKinds_AreReportedOfCurlAndNotOfFlags()
    {
        var result = FlagsProcess.RunShell(
            _folder.Path, $"'{Executable}' resume-new html cut flaky --program curl --program flags --output table.md");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Output);
        var rows = File.ReadLines(_folder.Of("table.md"))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .SkipWhile(cells => cells is not ["fault", _, "curl", "flags"])
            .Skip(2)
            .TakeWhile(cells => cells.Length == 4)
            .Select(cells => $"{cells[0]}: {cells[2]}; {cells[3]}")
            .ToList();
        // In the order of the catalogue, not of the command line. The exit code of curl is 18: a part of a file was transferred.
        Assert.Equal(
            [
                "flaky: right; right",
                "cut: truncated file, exit 18; clean",
                "html: **error page saved, exit 0**; clean",
                "resume-new: **two versions spliced, exit 0**; right",
            ],
            rows.Take(4));
    }

    [Fact]
    public void Faults_OfAnUnknownKind_NamesTheKnownOnes()
    {
        var result = FlagsProcess.RunShell(_folder.Path, $"'{Executable}' hail");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("faults: 'hail' is not a fault: write 404, 418, ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_ForAProgramThatIsNotInstalled_SayHowToInstallIt()
    {
        // A PATH with only the programs that `faults` itself needs.
        var result = FlagsProcess.RunShell(_folder.Path, $"PATH=/nowhere '{Executable}' 404 --program aria2c --program flags");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("faults: aria2c is not installed: apt-get install aria2", result.ErrorLines);
        Assert.Contains(result.OutputLines, line => line.StartsWith("| 404 | Not Found | not installed | ", StringComparison.Ordinal));
    }
}
