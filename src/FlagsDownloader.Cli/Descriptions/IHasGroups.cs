namespace FlagsDownloader.Cli.Descriptions;

/// <summary>A command with so many options that its help and the manual show them in groups.</summary>
internal interface IHasGroups
{
    /// <summary>The groups. An option in none of them, such as <c>--help</c>, is shown at the end of the last one.</summary>
    IReadOnlyList<OptionGroup> Groups { get; }
}
