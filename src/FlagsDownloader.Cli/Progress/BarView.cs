namespace FlagsDownloader.Cli.Progress;

/// <summary>The state of a bar at one moment.</summary>
/// <param name="Done">The steps that are done.</param>
/// <param name="Total">All steps, at least 1.</param>
/// <param name="Message">The text below the bar.</param>
/// <param name="Child">A second bar below it; null for none.</param>
internal sealed record BarView(int Done, int Total, string Message, ChildBarView? Child = null);
