namespace FlagsDownloader.Cli.Progress;

/// <summary>The state of the second bar.</summary>
/// <param name="Key">Identifies the child. Another key starts another bar, with its own clock.</param>
/// <param name="Share">The share that is done, from 0 to 1.</param>
/// <param name="Message">The text below it.</param>
internal sealed record ChildBarView(int Key, double Share, string Message);
