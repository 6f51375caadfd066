namespace FlagsDownloader.Cli.Descriptions;

/// <summary>A command with examples for its help and for the manual.</summary>
internal interface IHasExamples
{
    /// <summary>Two to six, the simplest first.</summary>
    IReadOnlyList<Example> Examples { get; }
}
