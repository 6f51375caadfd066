namespace FlagsDownloader.Cli.Spinners;

/// <summary>Shows a spinner while a slow function runs.</summary>
/// <param name="screen">Draws the frames.</param>
/// <param name="writeLine">Receives a line that shows the spinner as an object, before it spins.</param>
/// <param name="duration">How long the slow function takes.</param>
/// <param name="cancellationToken">Ends it early.</param>
/// <returns>The slow function's answer, and the number of frames drawn.</returns>
/// <exception cref="OperationCanceledException">The token was cancelled.</exception>
internal delegate (int Answer, int Frames) Supervisor(
    SpinnerScreen screen, Action<string> writeLine, TimeSpan duration, CancellationToken cancellationToken);
