using System.Text.Json;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>The output of a run of a lesson: a transcript, or JSON.</summary>
internal sealed class LessonOutput
{
    private const int Columns = 80;

    private LessonOutput(FlagsResult result) => Result = result;

    public FlagsResult Result { get; }

    /// <summary>The lines, without blank ones.</summary>
    public string[] Lines => Result.OutputLines;

    /// <summary>The closing lines, without their arrows.</summary>
    public string[] Conclusions => [.. Lines.Where(line => line.StartsWith("=> ", StringComparison.Ordinal)).Select(line => line[3..])];

    /// <summary>Runs a lesson with its output redirected, and checks the rules for every transcript.</summary>
    /// <param name="lesson">Its name.</param>
    /// <param name="temporary">The folder for its files. Default: a new folder.</param>
    public static LessonOutput Transcript(string lesson, string? temporary = null)
    {
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        // Through a file, because reading the output line by line would lose carriage returns.
        var file = elsewhere.Of("transcript.txt");
        var result = FlagsProcess.RunShell(
            folder.Path, $"flags lab {lesson} > '{file}'", new Dictionary<string, string> { ["TMPDIR"] = temporary ?? folder.Path });
        var output = new LessonOutput(result with { Output = File.ReadAllText(file) });
        output.AssertEndedWell();
        Assert.All(output.Lines, line => Assert.True(line.Length <= Columns, $"'{line}' is {line.Length} wide."));
        Assert.DoesNotContain(output.Result.Output, character => char.IsControl(character) && character != '\n');
        Assert.InRange(output.Conclusions.Length, 2, 3);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
        return output;
    }

    /// <summary>Runs a lesson for its figures.</summary>
    public static IReadOnlyDictionary<string, double> Figures(string lesson)
    {
        using var folder = new TemporaryFolder();
        var output = new LessonOutput(FlagsProcess.Run(folder.Path, "lab", lesson, "--json"));
        output.AssertEndedWell();
        using var document = JsonDocument.Parse(output.Result.Output);
        Assert.Equal(lesson, document.RootElement.GetProperty("lesson").GetString());
        Assert.InRange(document.RootElement.GetProperty("conclusions").GetArrayLength(), 2, 3);
        return document.RootElement.GetProperty("figures").EnumerateObject()
            .ToDictionary(figure => figure.Name, figure => figure.Value.GetDouble());
    }

    /// <summary>
    /// For results that need a machine in time, such as "the third one is still pending then". A busy machine may need several runs;
    /// a lesson that is wrong fails all ten.
    /// </summary>
    public static void InOneOfTenRuns(Action runAndAssert, Action? between = null) => TenRuns.OneSucceeds(runAndAssert, between);

    /// <summary>Interrupts a lesson after it has printed a text, and checks that it ends soon and leaves nothing.</summary>
    public static void AssertInterruptible(string lesson, string after)
    {
        using var folder = new TemporaryFolder();
        var result = Interrupt(folder, lesson, after);

        Assert.Equal(130, result.ExitCode);
        Assert.DoesNotContain("=> ", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Error);
        Assert.Empty(result.LeftBehind);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    /// <summary>
    /// Interrupts a lesson after it has printed a text. On a busy machine, the lesson may end before the signal is sent: then it is run
    /// again, up to ten times.
    /// </summary>
    public static FlagsResult Interrupt(TemporaryFolder folder, string lesson, string after)
    {
        for (var run = 1; ; run++)
        {
            // Without the runtime's sockets for debuggers, which a worker process leaves in the folder if it is killed.
            using var process = FlagsProcess.Start(
                folder.Path,
                ["lab", lesson],
                new Dictionary<string, string> { ["TMPDIR"] = folder.Path, ["DOTNET_EnableDiagnostics"] = "0" });
            process.WaitForOutput(after);
            _ = Signals.TrySend(process.Id, Signals.Interrupt);
            Eventually.True(() => process.HasExited, $"the end of '{lesson}' after Ctrl-C");
            var result = process.Wait();
            if (result.ExitCode != 0 || run == 10)
            {
                return result;
            }
        }
    }

    /// <summary>The place of the only line that contains a text.</summary>
    public int PlaceOf(string text)
    {
        var place = Assert.Single(Enumerable.Range(0, Lines.Length), place => Lines[place].Contains(text, StringComparison.Ordinal));
        return place;
    }

    private void AssertEndedWell()
    {
        Assert.Equal("", Result.Error);
        Assert.Equal(0, Result.ExitCode);
        Assert.Empty(Result.LeftBehind);
    }
}
