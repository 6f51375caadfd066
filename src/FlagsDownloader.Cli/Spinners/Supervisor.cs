namespace FlagsDownloader.Cli.Spinners;

/// <summary>Has something spin while a slow function runs.</summary>
/// <param name="screen">Where the frames go.</param>
/// <param name="say">Takes the line that shows the spinner as an object, before it spins.</param>
/// <param name="duration">How long the slow function takes.</param>
/// <param name="cancellationToken">Ends it early.</param>
/// <returns>The slow function's answer, and how many frames were drawn meanwhile.</returns>
/// <exception cref="OperationCanceledException">The token was cancelled.</exception>
internal delegate (int Answer, int Frames) Supervisor(
    SpinnerScreen screen, Action<string> say, TimeSpan duration, CancellationToken cancellationToken);
