namespace FlagsDownloader.Documentation.Markdown;

/// <summary>A link in a document.</summary>
internal sealed record Link(string Document, int Line, string Target)
{
    public bool IsRelative => !Target.Contains("://", StringComparison.Ordinal) && !Target.StartsWith("mailto:", StringComparison.Ordinal);
}
