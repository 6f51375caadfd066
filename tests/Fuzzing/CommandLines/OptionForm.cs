namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>An option in the help.</summary>
/// <param name="Names">Its names.</param>
/// <param name="Value">The name of its value; null for a switch.</param>
internal sealed record OptionForm(IReadOnlyList<string> Names, string? Value);
