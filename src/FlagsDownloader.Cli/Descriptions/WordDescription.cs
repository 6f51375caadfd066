namespace FlagsDownloader.Cli.Descriptions;

/// <summary>A word that can be written as a value.</summary>
/// <param name="Text">The word.</param>
/// <param name="Meaning">What it means, in some words; empty where it speaks for itself.</param>
internal sealed record WordDescription(string Text, string Meaning);
