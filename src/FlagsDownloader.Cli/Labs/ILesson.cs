namespace FlagsDownloader.Cli.Labs;

/// <summary>A lesson: a short program that really does what it shows, and prints what happened.</summary>
internal interface ILesson
{
    /// <summary>The name on the command line, lower case.</summary>
    string Name { get; }

    /// <summary>Its subject, in at most 60 characters.</summary>
    string Summary { get; }

    /// <summary>What a reader is asked to predict before it runs.</summary>
    LessonQuestion Question { get; }

    /// <summary>The files of source, besides its own, that the lesson is about. They are embedded like its own.</summary>
    IReadOnlyList<string> OtherSources => [];

    /// <summary>
    /// Runs it, on a thread without an event loop. It ends with two or three lines through <see cref="LessonContext.Conclude"/>,
    /// whose figures are those of this run.
    /// </summary>
    /// <exception cref="OperationCanceledException">The context's token was cancelled.</exception>
    void Run(LessonContext context);
}
