namespace FlagsDownloader.Cli.Predictions;

/// <summary>What the reader expects.</summary>
/// <param name="Text">The answer as it is shown, with its unit: <c>10x</c>.</param>
/// <param name="Number">Its number; null for a choice.</param>
internal sealed record Prediction(string Text, double? Number = null);
