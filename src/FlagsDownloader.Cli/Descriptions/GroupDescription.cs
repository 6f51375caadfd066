namespace FlagsDownloader.Cli.Descriptions;

/// <summary>A group of options as help and manual show it.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Note">A sentence about several of the options; empty for none.</param>
/// <param name="Argument">The command's argument where it belongs to this group; else null.</param>
/// <param name="Options">The options, without hidden ones.</param>
internal sealed record GroupDescription(string Title, string Note, ValueDescription? Argument, IReadOnlyList<OptionDescription> Options);
