using System.Text;
using System.Text.Json;
using FlagsDownloader.Comparison.Documents;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Documents;

namespace FlagsDownloader.Comparison.Tests.Documents;

/// <summary>Documents as texts of files, and the results of reading them.</summary>
internal static class SavedText
{
    public static DateTimeOffset MadeAt { get; } = new(2026, 3, 1, 12, 30, 0, TimeSpan.Zero);

    public static byte[] Write(RoundResults results) => JsonSerializer.SerializeToUtf8Bytes(
        ComparisonDocument.Create(results, Analyses.Create(results), "flags 0.1.0", MadeAt),
        ComparisonDocumentJson.Readable.ComparisonDocument);

    public static byte[] Write(RunDocument run) => JsonSerializer.SerializeToUtf8Bytes(run, RunDocumentJson.Readable.RunDocument);

    /// <summary>Reads texts as the files <c>1.json</c>, <c>2.json</c> and so on.</summary>
    public static SavedRunsResult Read(params byte[][] files) =>
        new SavedRuns(
            run => run.Outcomes.Count / (double)run.Options.Bound,
            run => new SlotAccount(0, 0, 0, 0, 0, 0, run.ElapsedSeconds, 0, 0, 0, 0, 0, 0, 0))
            .ReadContents(files.Select((content, index) => ($"{index + 1}.json", content)));

    public static SavedRunsResult Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>The complaint about unusable files.</summary>
    public static string Complaint(params byte[][] files)
    {
        var result = Read(files);
        Assert.False(result.IsUsable);
        Assert.Null(result.Results);
        Assert.DoesNotContain('\n', result.Complaint);
        return result.Complaint;
    }

    public static RoundResults Results(params byte[][] files)
    {
        var result = Read(files);
        Assert.True(result.IsUsable, result.Complaint);
        Assert.Null(result.Complaint);
        return result.Results;
    }
}
