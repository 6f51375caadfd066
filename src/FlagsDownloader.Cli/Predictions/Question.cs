namespace FlagsDownloader.Cli.Predictions;

/// <summary>A question about a run that has not begun yet.</summary>
/// <param name="Text">One line, which ends with a question mark.</param>
internal abstract record Question(string Text)
{
    /// <summary>Stands before the answer, on a line of its own.</summary>
    public abstract string Prompt { get; }

    /// <summary>What is an answer, for a reader whose answer was none.</summary>
    public abstract string Accepted { get; }

    /// <summary>Reads an answer.</summary>
    /// <param name="text">As typed, without spaces around it; not empty.</param>
    /// <returns>The answer as it is shown, with its unit; null if it is none.</returns>
    public abstract Prediction? Read(string text);
}
