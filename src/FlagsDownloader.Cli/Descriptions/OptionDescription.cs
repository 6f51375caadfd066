namespace FlagsDownloader.Cli.Descriptions;

/// <summary>An option as help, manual and completions show it.</summary>
/// <param name="Names">The names that are shown: a letter first, then the usual name.</param>
/// <param name="OtherNames">Other spellings of the usual name, which are understood and not shown.</param>
/// <param name="Text">Its description, in sentences.</param>
/// <param name="Value">Its value; null for a switch.</param>
/// <param name="Repeats">Whether it can be given several times.</param>
internal sealed record OptionDescription(
    IReadOnlyList<string> Names, IReadOnlyList<string> OtherNames, string Text, ValueDescription? Value, bool Repeats)
{
    /// <summary>The first sentence, without its full stop: it fits beside a name.</summary>
    public string Summary => FirstSentence.From(Text);

    /// <summary>All names that the parser understands.</summary>
    public IEnumerable<string> UnderstoodNames => Names.Concat(OtherNames);
}
