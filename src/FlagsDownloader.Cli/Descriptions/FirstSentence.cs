namespace FlagsDownloader.Cli.Descriptions;

/// <summary>Takes the first sentence of a text.</summary>
internal static class FirstSentence
{
    /// <returns>The sentence without its full stop.</returns>
    public static string From(string text)
    {
        for (var end = text.IndexOf(". ", StringComparison.Ordinal); end >= 0; end = text.IndexOf(". ", end + 1, StringComparison.Ordinal))
        {
            if (char.IsUpper(text[end + 2]))
            {
                return text[..end];
            }
        }

        return text.TrimEnd('.');
    }
}
