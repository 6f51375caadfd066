using System.Text;
using System.Text.RegularExpressions;

namespace FlagsDownloader.Documentation.Markdown;

/// <summary>The part of Markdown that these documents use: headings with <c>#</c>, blocks with <c>```</c>, inline links.</summary>
internal sealed partial class MarkdownDocument
{
    private MarkdownDocument(string path) => Path = path;

    public string Path { get; }

    public List<Fence> Fences { get; } = [];

    public List<Link> Links { get; } = [];

    /// <summary>The anchors of the document.</summary>
    public HashSet<string> Anchors { get; } = new(StringComparer.Ordinal);

    /// <param name="path">From the root.</param>
    public static MarkdownDocument Read(string path) => Parse(path, File.ReadAllLines(Repository.PathOf(path)));

    public static MarkdownDocument Parse(string path, IReadOnlyList<string> lines)
    {
        var document = new MarkdownDocument(path);
        var heading = "";
        for (var index = 0; index < lines.Count; index++)
        {
            if (FenceLine().Match(lines[index]) is { Success: true } opening)
            {
                var begin = index;
                while (++index < lines.Count && lines[index].Trim() != opening.Groups["fence"].Value)
                {
                    // All of these lines are part of the block.
                }

                Assert.True(index < lines.Count, $"{path}:{begin + 1} opens a block that is not closed.");
                document.Fences.Add(new Fence(
                    path,
                    begin + 1,
                    heading,
                    opening.Groups["language"].Value,
                    opening.Groups["file"] is { Success: true, Value: var file } ? file : null,
                    [.. lines.Take(index).Skip(begin + 1)]));
                continue;
            }

            if (HeadingLine().Match(lines[index]) is { Success: true } title)
            {
                heading = title.Groups["text"].Value;
                document.AddAnchor(heading);
            }

            foreach (Match link in InlineLink().Matches(InlineCode().Replace(lines[index], "")))
            {
                document.Links.Add(new Link(path, index + 1, link.Groups["target"].Value));
            }
        }

        return document;
    }

    // GitHub's rule: lower case; letters, digits, - and _ stay; a space becomes -; a repeated name gets -1.
    private void AddAnchor(string heading)
    {
        var anchor = new StringBuilder();
        foreach (var letter in InlineLink().Replace(heading, match => match.Groups["text"].Value))
        {
            if (char.IsLetterOrDigit(letter) || letter is '-' or '_')
            {
                anchor.Append(char.ToLowerInvariant(letter));
            }
            else if (letter == ' ')
            {
                anchor.Append('-');
            }
        }

        var name = anchor.ToString();
        for (var copy = 1; !Anchors.Add(name); copy++)
        {
            name = $"{anchor}-{copy}";
        }
    }

    [GeneratedRegex(@"^\s*(?<fence>`{3,})(?<language>[^\s`]*)(\s+file=(?<file>\S+))?\s*$")]
    private static partial Regex FenceLine();

    [GeneratedRegex("^#{1,6} (?<text>.+?)\\s*$")]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"!?\[(?<text>[^\]]*)\]\((?<target>[^)\s]+)(\s+""[^""]*"")?\)")]
    private static partial Regex InlineLink();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();
}
