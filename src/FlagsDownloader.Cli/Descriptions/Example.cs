namespace FlagsDownloader.Cli.Descriptions;

/// <summary>An example of a command line.</summary>
/// <param name="CommandLine">The command line, as typed in a shell.</param>
/// <param name="Meaning">Its effect, in a sentence.</param>
internal sealed record Example(string CommandLine, string Meaning);
