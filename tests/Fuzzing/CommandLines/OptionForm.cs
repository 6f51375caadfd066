namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>An option as the help shows it.</summary>
/// <param name="Names">All of its names.</param>
/// <param name="Value">What its value is called; null for a switch.</param>
internal sealed record OptionForm(IReadOnlyList<string> Names, string? Value);
