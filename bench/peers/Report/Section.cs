namespace FlagsDownloader.Bench.Peers.Report;

/// <summary>A workload's part of the page.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Text">The method, in one or two sentences.</param>
/// <param name="Tables">The measurements.</param>
/// <param name="Goals">The goals, which are in a table at the top of the page.</param>
internal sealed record Section(string Title, string Text, IReadOnlyList<Table> Tables, IReadOnlyList<Goal> Goals);
