namespace FlagsDownloader.Cli.Progress;

/// <summary>What a bar shows at one moment.</summary>
/// <param name="Done">Steps that are done.</param>
/// <param name="Total">Steps in all, at least 1.</param>
/// <param name="Message">What stands below the bar.</param>
/// <param name="Child">A second bar below it; null for none.</param>
internal sealed record BarView(int Done, int Total, string Message, ChildBarView? Child = null);
