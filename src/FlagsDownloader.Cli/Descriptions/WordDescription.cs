namespace FlagsDownloader.Cli.Descriptions;

/// <summary>A word that can be a value.</summary>
/// <param name="Text">The word.</param>
/// <param name="Meaning">Its meaning, in a few words; empty if the word is clear.</param>
internal sealed record WordDescription(string Text, string Meaning);
