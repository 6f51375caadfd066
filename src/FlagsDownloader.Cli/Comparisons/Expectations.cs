using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Predictions;
using FlagsDownloader.Cli.Terminals;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>What the user expects of a comparison, with the questions that were asked.</summary>
/// <param name="Questions">The questions; null if none were asked.</param>
/// <param name="Predictions">The answers; null for one that was skipped.</param>
internal sealed record Expectations(ComparisonQuestions? Questions, IReadOnlyList<Prediction?> Predictions)
{
    /// <summary>None.</summary>
    public static Expectations None { get; } = new(null, []);

    /// <summary>Asks on the terminal, with <c>--predict</c>.</summary>
    /// <param name="options">The options.</param>
    /// <param name="contenders">The contenders, of which there are at least two.</param>
    /// <param name="interrupted">Cancelled by Ctrl-C.</param>
    public static Expectations Ask(ComparisonOptions options, IReadOnlyList<Contender> contenders, CancellationToken interrupted)
    {
        if (!options.Predict)
        {
            return None;
        }

        var questions = new ComparisonQuestions(contenders);
        return new Expectations(questions, Interview.AskOnTerminal(questions.Questions, interrupted));
    }

    /// <summary>Writes the answers beside what was measured, a line each, with an empty line before; nothing without answers.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="analysis">What was measured.</param>
    public void WriteAnswer(StyledText output, ComparisonAnalysis analysis)
    {
        string[] lines = [.. Questions?.Answer(Predictions, analysis) ?? []];
        if (lines.Length > 0)
        {
            output.WriteLine();
        }

        foreach (var line in lines)
        {
            output.WriteWrapped(line);
        }
    }
}
