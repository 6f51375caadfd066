namespace FlagsDownloader.Bench.Peers.Report;

/// <summary>A workload's part of the page.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Text">What was done, in a sentence or two.</param>
/// <param name="Tables">What was measured.</param>
/// <param name="Goals">What was to be reached; they stand in a table of their own at the top.</param>
internal sealed record Section(string Title, string Text, IReadOnlyList<Table> Tables, IReadOnlyList<Goal> Goals);
