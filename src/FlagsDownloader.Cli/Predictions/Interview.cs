using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Predictions;

/// <summary>Asks the questions of <c>--predict</c>, one after the other.</summary>
/// <param name="output">Receives questions and hints.</param>
/// <param name="readLine">Reads a line; null at the end of the input.</param>
internal sealed class Interview(TextWriter output, Func<string?> readLine)
{
    /// <summary>Asks on the terminal. Where there is none, or this process may not read from it, it says so on standard error, and asks nothing.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="cancellationToken">Cancelled by Ctrl-C.</param>
    /// <returns>The answers, in the order of the questions; null for a question that was skipped or not asked.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<Prediction?> AskOnTerminal(IReadOnlyList<Question> questions, CancellationToken cancellationToken)
    {
        if (FindObstacle(TerminalState.Read()) is { } obstacle)
        {
            Console.Error.WriteLine($"flags: --predict asks nothing: {obstacle}");
            return [.. questions.Select(_ => (Prediction?)null)];
        }

        var reader = AnswerReader.OfStandardInput();
        try
        {
            return new Interview(Console.Error, () => reader.ReadLine(cancellationToken)).Ask(questions);
        }
        catch (OperationCanceledException)
        {
            // What follows, such as the shell's prompt, begins on a line of its own.
            Console.Error.WriteLine();
            throw;
        }
    }

    /// <summary>Why nothing can be asked; null if nothing prevents it.</summary>
    public static string? FindObstacle(TerminalState terminal) =>
        !terminal.InputIsTerminal ? "standard input is not a terminal"
        : !terminal.OutputIsTerminal ? "standard output is not a terminal"
        : !terminal.ErrorIsTerminal ? "standard error is not a terminal"
        : !terminal.IsInForeground ? "flags runs in the background"
        : null;

    /// <summary>Asks the questions.</summary>
    /// <returns>The answers, in the order of the questions; null for a question that was skipped.</returns>
    public IReadOnlyList<Prediction?> Ask(IReadOnlyList<Question> questions)
    {
        output.WriteLine("What do you expect? Enter skips a question.");
        var predictions = questions.Select(Ask).ToList();
        output.WriteLine();
        return predictions;
    }

    private Prediction? Ask(Question question)
    {
        output.WriteLine(question.Text);
        if (TryRead(question, out var prediction))
        {
            return prediction;
        }

        output.WriteLine($"  Please type {question.Accepted}; Enter skips.");
        if (!TryRead(question, out prediction))
        {
            output.WriteLine("  Skipped.");
        }

        return prediction;
    }

    /// <returns>Whether it was an answer, or a wish to skip the question.</returns>
    private bool TryRead(Question question, out Prediction? prediction)
    {
        output.Write(question.Prompt);
        output.Flush();
        var line = readLine();
        if (line is null)
        {
            // At the end of the input, no Enter has ended the line.
            output.WriteLine();
        }

        var text = (line ?? "").Trim();
        prediction = text.Length > 0 ? question.Read(text) : null;
        return text.Length == 0 || prediction is not null;
    }
}
