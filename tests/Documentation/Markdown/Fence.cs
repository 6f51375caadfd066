namespace FlagsDownloader.Documentation.Markdown;

/// <summary>A fenced block.</summary>
/// <param name="Document">The document's path from the root.</param>
/// <param name="Line">The line of the opening fence, from 1.</param>
/// <param name="Heading">The heading that it stands under; empty before the first.</param>
/// <param name="Language">The first word after the fence; empty where there is none.</param>
/// <param name="File">The file that the block is, from <c>file=PATH</c> after the language; null where none is named.</param>
/// <param name="Lines">What is between the fences.</param>
internal sealed record Fence(
    string Document, int Line, string Heading, string Language, string? File, IReadOnlyList<string> Lines)
{
    public string Text => string.Join('\n', Lines) + "\n";

    public string Place => $"{Document}:{Line}";
}
