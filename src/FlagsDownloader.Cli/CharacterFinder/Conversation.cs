using System.Text;

namespace FlagsDownloader.Cli.CharacterFinder;

/// <summary>What the finder says to a client that types: the same for all kinds of servers.</summary>
internal static class Conversation
{
    /// <summary>The invitation to type.</summary>
    public static readonly byte[] Prompt = "?> "u8.ToArray();

    /// <summary>The first line, and the prompt.</summary>
    public static readonly byte[] Greeting =
        [.. "Type words of a character's name, such as 'chess black', or 'quit'.\r\n"u8, .. Prompt];

    /// <summary>The answer to a query: a line for each character, and the status.</summary>
    public static byte[] Answer(FoundCharacters found)
    {
        var text = new StringBuilder();
        foreach (var character in found.Characters)
        {
            text.Append(character.CodePoint).Append('\t').Append(character.Printable).Append('\t').Append(character.Name).Append("\r\n");
        }

        return [.. Encoding.UTF8.GetBytes(text.Append($"-- {found.Status}\r\n").ToString()), .. Prompt];
    }

    /// <summary>The answer to a line that is not a query.</summary>
    public static byte[] Answer(TypedLine line) => line switch
    {
        { Complaint: { } complaint } => [.. Encoding.UTF8.GetBytes($"-- {complaint}\r\n"), .. line.Ends ? [] : Prompt],
        { Ends: true } => [],
        _ => Prompt,
    };
}
