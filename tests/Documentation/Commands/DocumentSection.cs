using FlagsDownloader.Documentation.Markdown;

namespace FlagsDownloader.Documentation.Commands;

/// <summary>Commands that belong together: those under one heading, or all from the start of a server to the end of the document.</summary>
/// <param name="Document">The document's path from the root.</param>
/// <param name="Heading">Its (first) heading.</param>
/// <param name="Steps">The commands.</param>
internal sealed record DocumentSection(string Document, string Heading, IReadOnlyList<ConsoleStep> Steps)
{
    /// <summary>Whether it starts a server on the usual ports, which no other section may use at the same time.</summary>
    public bool Serves => Steps.Any(IsServer);

    public static IEnumerable<DocumentSection> Of(MarkdownDocument document)
    {
        var sections = new List<DocumentSection>();
        foreach (var fence in document.Fences.Where(fence => fence.Language == "console"))
        {
            ConsoleStep[] steps = [.. ConsoleStep.Of(fence)];
            var index = sections.FindIndex(section => section.Serves || section.Heading == fence.Heading);
            if (index >= 0)
            {
                sections[index] = sections[index] with { Steps = [.. sections[index].Steps, .. steps] };
            }
            else
            {
                sections.Add(new DocumentSection(document.Path, fence.Heading, steps));
            }
        }

        return sections;
    }

    private static bool IsServer(ConsoleStep step) =>
        step.Name.Split(' ').SkipWhile(word => word.Contains('=', StringComparison.Ordinal)).Take(2) is var words
        && (words.First() == "flags-server" || words.SequenceEqual(["flags", "serve"]));
}
