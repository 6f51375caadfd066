namespace FlagsDownloader.Cli.Descriptions;

/// <summary>Something to type.</summary>
/// <param name="CommandLine">As it is typed in a shell.</param>
/// <param name="Meaning">What it does, in a sentence.</param>
internal sealed record Example(string CommandLine, string Meaning);
