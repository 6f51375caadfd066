namespace FlagsDownloader.Cli.Descriptions;

/// <summary>An option as help, manual and completions show it.</summary>
/// <param name="Names">All that can be written: the short one first, then the one it is known by.</param>
/// <param name="Text">What it does, in sentences.</param>
/// <param name="Value">What it takes; null for a switch.</param>
/// <param name="Repeats">Whether it can be given several times.</param>
internal sealed record OptionDescription(IReadOnlyList<string> Names, string Text, ValueDescription? Value, bool Repeats)
{
    /// <summary>The first sentence, without its full stop: what has room beside a name.</summary>
    public string Summary => FirstSentence.Of(Text);
}
