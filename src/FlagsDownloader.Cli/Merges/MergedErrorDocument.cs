namespace FlagsDownloader.Cli.Merges;

/// <summary>The items that failed in the same way.</summary>
/// <param name="Phase">The step that failed.</param>
/// <param name="Cause">The kind of failure.</param>
/// <param name="Message">One line for a person.</param>
/// <param name="Items">The number of items.</param>
internal sealed record MergedErrorDocument(string Phase, string Cause, string Message, int Items);
