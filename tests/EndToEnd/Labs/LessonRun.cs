using System.Collections.Concurrent;
using System.Text.Json;
using FlagsDownloader.EndToEnd.Program;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>A lesson, run once redirected and once for its figures; the tests of a lesson share it.</summary>
internal sealed class LessonRun
{
    private const string ConclusionMark = "=> ";
    private static readonly ConcurrentDictionary<string, Lazy<LessonRun>> Runs = new();

    private LessonRun(string lesson)
    {
        using var folder = new TemporaryFolder();
        Transcript = FlagsProcess.Run(folder.Path, "lab", lesson);
        Json = FlagsProcess.Run(folder.Path, "lab", lesson, "--json");
    }

    /// <summary>The run that printed a transcript.</summary>
    public FlagsResult Transcript { get; }

    /// <summary>The run that printed one JSON document.</summary>
    public FlagsResult Json { get; }

    public JsonElement Document => JsonDocument.Parse(Json.Output).RootElement;

    /// <summary>The closing lines of the transcript, without their mark.</summary>
    public IReadOnlyList<string> Conclusions =>
    [
        .. Transcript.OutputLines
            .Where(line => line.StartsWith(ConclusionMark, StringComparison.Ordinal))
            .Select(line => line[ConclusionMark.Length..]),
    ];

    public static LessonRun Of(string lesson) => Runs.GetOrAdd(lesson, name => new(() => new LessonRun(name))).Value;

    /// <summary>Discards the runs, so that the lesson runs again on the next access.</summary>
    public static void Forget(string lesson) => Runs.TryRemove(lesson, out _);

    /// <summary>A figure of the run for figures.</summary>
    public double Figure(string name) => Document.GetProperty("figures").GetProperty(name).GetDouble();

    /// <summary>The number of the first line of the transcript that contains a text.</summary>
    public int LineOf(string text)
    {
        var line = Array.FindIndex(Transcript.OutputLines, line => line.Contains(text, StringComparison.Ordinal));
        Assert.True(line >= 0, $"No line has '{text}':\n{Transcript.Output}");
        return line;
    }
}
