using FlagsDownloader.Documentation.Markdown;

namespace FlagsDownloader.Documentation.Commands;

/// <summary>A command after <c>$ </c> in a <c>console</c> block, and the output that is shown under it.</summary>
/// <param name="Document">The document's path from the root.</param>
/// <param name="Line">The command's line, from 1.</param>
/// <param name="Command">The command as typed, including lines continued by a backslash.</param>
/// <param name="Shown">The shown output; empty if there is none.</param>
internal sealed record ConsoleStep(string Document, int Line, string Command, IReadOnlyList<string> Shown)
{
    private const string Prompt = "$ ";

    public string Place => $"{Document}:{Line}";

    /// <summary>The command without its comment and extra spaces, for rules.</summary>
    public string Name => string.Join(' ', WithoutComment.Split((char[])[' ', '\n', '\\'], StringSplitOptions.RemoveEmptyEntries));

    private string WithoutComment => Command.IndexOf(" # ", StringComparison.Ordinal) is > 0 and var comment ? Command[..comment] : Command;

    public static IEnumerable<ConsoleStep> Of(Fence fence)
    {
        for (var index = 0; index < fence.Lines.Count;)
        {
            Assert.True(
                fence.Lines[index].StartsWith(Prompt, StringComparison.Ordinal),
                $"{fence.Document}:{fence.Line + 1 + index} begins a console block with output: begin with a command, '$ …'.");
            var line = fence.Line + 1 + index;
            var command = fence.Lines[index++][Prompt.Length..];
            while (command.EndsWith('\\') && index < fence.Lines.Count)
            {
                command += $"\n{fence.Lines[index++]}";
            }

            var shown = fence.Lines.Skip(index).TakeWhile(text => !text.StartsWith(Prompt, StringComparison.Ordinal)).ToList();
            index += shown.Count;
            yield return new ConsoleStep(fence.Document, line, command, shown);
        }
    }
}
