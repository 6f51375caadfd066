namespace FlagsDownloader.Cli.Labs;

/// <summary>What clients of the character finder saw.</summary>
/// <param name="Answers">The number of right answers.</param>
/// <param name="Seconds">The time until all of them were there.</param>
/// <param name="MedianSeconds">The median of the clients' waits for an answer.</param>
/// <param name="MaxSeconds">The longest of them.</param>
internal sealed record FinderReport(int Answers, double Seconds, double MedianSeconds, double MaxSeconds);
