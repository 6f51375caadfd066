namespace FlagsDownloader.Cli.Commands;

/// <summary>The files that a comparison leaves; null for those that nobody asked for.</summary>
internal sealed record CompareFiles(
    string? Report, string? Json, string? Csv, string? Markdown, string? Trace, string? Har)
{
    /// <summary>Makes sure, before the work begins, that each can be written: afterwards the work would be lost.</summary>
    /// <exception cref="UserErrorException">One cannot.</exception>
    public void Probe()
    {
        foreach (var path in new[] { Report, Json, Csv, Markdown, Trace, Har }.OfType<string>())
        {
            try
            {
                // What is there already stays until there is something to put in its place.
                using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
            {
                throw new UserErrorException($"cannot write '{path}': choose another place ({exception.Message.TrimEnd('.')})");
            }
        }
    }
}
