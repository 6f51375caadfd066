using System.Diagnostics;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Assertions;
using FlagsDownloader.Comparison.Documents;
using FlagsDownloader.Comparison.Measurements;

namespace CiGuard;

/// <summary>One comparison for all tests of a class: OwnStrategy measures itself, and the tests judge the rounds that it saved.</summary>
public sealed class MeasuredRounds : IDisposable
{
    private readonly string _file = Path.GetTempFileName();
    private readonly RoundResults _results;
    private readonly ComparisonAnalysis _analysis;

    public MeasuredRounds()
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "OwnStrategy.dll"), "compare", "--strategies", "aimd,sequential",
            "--delay", "0.1", "--rounds", "6", "--quiet", "--export-json", _file,
        ];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        Table = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);

        var saved = new SavedRuns(IdealSchedule.Compute, run => SlotAccounting.Compute(run, null, null)).Read([_file]);
        _results = saved.Results ?? throw new InvalidDataException(saved.Complaint);
        _analysis = ComparisonAnalyst.Analyse(_results);
    }

    /// <summary>What the comparison printed.</summary>
    public string Table { get; }

    public AssertionResult Check(string sentence) => Assertion.Parse(sentence).Value!.Check(_results, _analysis);

    public void Dispose() => File.Delete(_file);
}
