using FlagsDownloader.Cli.Descriptions;

namespace FlagsDownloader.Cli.Completions;

/// <summary>How completions are written for a shell.</summary>
/// <param name="Shell">The shell's name, as it is typed.</param>
/// <param name="Of">Writes the script for a program; with line ends, also after the last line.</param>
internal sealed record CompletionScript(string Shell, Func<CommandDescription, string> Of);
