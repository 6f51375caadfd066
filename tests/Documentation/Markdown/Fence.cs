namespace FlagsDownloader.Documentation.Markdown;

/// <summary>A fenced block.</summary>
/// <param name="Document">The document's path from the root.</param>
/// <param name="Line">The line of the opening fence, from 1.</param>
/// <param name="Heading">The heading above it; empty before the first heading.</param>
/// <param name="Language">The first word after the fence; empty if there is none.</param>
/// <param name="File">The file of the block, from <c>file=PATH</c> after the language; null if there is none.</param>
/// <param name="Lines">The lines between the fences.</param>
internal sealed record Fence(
    string Document, int Line, string Heading, string Language, string? File, IReadOnlyList<string> Lines)
{
    public string Text => string.Join('\n', Lines) + "\n";

    public string Place => $"{Document}:{Line}";
}
