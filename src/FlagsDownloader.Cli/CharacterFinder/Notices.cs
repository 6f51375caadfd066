namespace FlagsDownloader.Cli.CharacterFinder;

/// <summary>The licence of the names, which has to come with all copies of them.</summary>
internal static class Notices
{
    /// <summary>Reads THIRD-PARTY-NOTICES.md, which is embedded in the program.</summary>
    public static string Read()
    {
        const string resource = "third-party-notices.md";
        using var stream = typeof(Notices).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program lacks its resource {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
