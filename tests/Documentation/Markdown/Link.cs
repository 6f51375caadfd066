namespace FlagsDownloader.Documentation.Markdown;

/// <summary>A link as it is written.</summary>
internal sealed record Link(string Document, int Line, string Target)
{
    public bool IsRelative => !Target.Contains("://", StringComparison.Ordinal) && !Target.StartsWith("mailto:", StringComparison.Ordinal);
}
