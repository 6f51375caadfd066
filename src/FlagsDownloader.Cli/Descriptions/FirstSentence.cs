namespace FlagsDownloader.Cli.Descriptions;

/// <summary>The first sentence of several.</summary>
internal static class FirstSentence
{
    /// <returns>Without its full stop.</returns>
    public static string Of(string text)
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
