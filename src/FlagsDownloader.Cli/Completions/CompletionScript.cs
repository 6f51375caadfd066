using FlagsDownloader.Cli.Descriptions;

namespace FlagsDownloader.Cli.Completions;

/// <summary>The completions for a shell.</summary>
/// <param name="Shell">The name of the shell.</param>
/// <param name="Write">Writes the script for a program, with a line end after the last line.</param>
internal sealed record CompletionScript(string Shell, Func<CommandDescription, string> Write);
