using System.CommandLine;

namespace FlagsDownloader.Cli.Descriptions;

/// <summary>Options of a command that stand together in its help and in the manual.</summary>
/// <param name="Title">The heading, such as <c>The server</c>.</param>
/// <param name="Options">In the order in which they are shown.</param>
internal sealed record OptionGroup(string Title, IReadOnlyList<Option> Options)
{
    /// <summary>The command's argument, shown before the options. Default: none.</summary>
    public Argument? Argument { get; init; }

    /// <summary>A sentence about several of the options, shown under the heading. Default: none.</summary>
    public string Note { get; init; } = "";
}
