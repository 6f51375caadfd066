namespace FlagsDownloader.Cli.Progress;

/// <summary>What the second bar shows.</summary>
/// <param name="Key">Tells one child from the next, which gets a bar and a clock of its own.</param>
/// <param name="Share">How much of it is done, from 0 to 1.</param>
/// <param name="Message">What stands below it.</param>
internal sealed record ChildBarView(int Key, double Share, string Message);
