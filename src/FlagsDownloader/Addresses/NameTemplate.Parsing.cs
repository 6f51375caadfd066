using System.Text;

namespace FlagsDownloader.Addresses;

// Reading a template.
public sealed partial class NameTemplate
{
    // The most digits that a number has.
    private const int MaxZeros = 10;

    private const string Numbered = "n:";
    private const string AllPlaceholders = "{file}, {path}, {host}, {port}, {scheme}, {query}, {name}, {n}, {n:0000} or {hash}";

    /// <summary>Reads a template.</summary>
    /// <param name="text">A path with <c>/</c> and at least one placeholder.</param>
    /// <exception cref="FormatException">The text is not one. The message says what to write instead.</exception>
    public static NameTemplate Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = Split(text);
        if (parts.TrueForAll(part => part.Placeholder == NamePlaceholder.Literal))
        {
            throw new FormatException(
                $"the name {AddressText.Quote(text)} is the same for every item: write a placeholder in it, {AllPlaceholders}.");
        }

        CheckPath(text, parts);
        return new NameTemplate(text, [.. parts]);
    }

    private static List<NamePart> Split(string text)
    {
        var parts = new List<NamePart>();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var isDoubled = i + 1 < text.Length && text[i + 1] == text[i];
            if (text[i] is not ('{' or '}') || isDoubled)
            {
                literal.Append(text[i]);
                i += text[i] is '{' or '}' ? 1 : 0;
                continue;
            }

            var end = text[i] == '{' ? text.IndexOfAny(['{', '}'], i + 1) : -1;
            if (end < 0 || text[end] == '{')
            {
                throw new FormatException(
                    $"the name {AddressText.Quote(text)} has a brace without the other one: write {{{{ or }}}} for a brace itself.");
            }

            AddLiteral(parts, literal);
            parts.Add(ParsePlaceholder(text[(i + 1)..end]));
            i = end;
        }

        AddLiteral(parts, literal);
        return parts;
    }

    private static void AddLiteral(List<NamePart> parts, StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            parts.Add(new NamePart(NamePlaceholder.Literal, literal.ToString()));
            literal.Clear();
        }
    }

    private static NamePart ParsePlaceholder(string text) => text switch
    {
        "file" => new(NamePlaceholder.File, ""),
        "path" => new(NamePlaceholder.Path, ""),
        "host" => new(NamePlaceholder.Host, ""),
        "port" => new(NamePlaceholder.Port, ""),
        "scheme" => new(NamePlaceholder.Scheme, ""),
        "query" => new(NamePlaceholder.Query, ""),
        "name" => new(NamePlaceholder.Name, ""),
        "hash" => new(NamePlaceholder.Hash, ""),
        "n" => new(NamePlaceholder.Number, "0"),
        _ when text.StartsWith(Numbered, StringComparison.Ordinal) => new(NamePlaceholder.Number, CheckZeros(text[Numbered.Length..])),
        _ => throw new FormatException(
            $"{AddressText.Quote($"{{{text}}}")} is not a placeholder of a name: write {AllPlaceholders}, or {{{{ and }}}} for braces."),
    };

    private static string CheckZeros(string zeros) => zeros.Length is > 0 and <= MaxZeros && !zeros.AsSpan().ContainsAnyExcept('0')
        ? zeros
        : throw new FormatException(
            $"{AddressText.Quote($"{{n:{zeros}}}")} is not a number with zeros before it: write 1 to {MaxZeros} zeros, such as {{n:0000}}.");

    // What placeholders become is made safe later; here they count as a letter.
    private static void CheckPath(string text, List<NamePart> parts)
    {
        var path = string.Concat(parts.Select(part => part.Placeholder == NamePlaceholder.Literal ? part.Text : "x"));
        if (path.Contains('\\', StringComparison.Ordinal))
        {
            throw new FormatException($"the name {AddressText.Quote(text)} has a backslash: write / between folders.");
        }

        if (path[0] == '/' || path is [_, ':', '/', ..])
        {
            throw new FormatException($"the name {AddressText.Quote(text)} is an absolute path: write one below the folder of the downloads.");
        }

        if (Array.Exists(path.Split('/'), segment => segment is "" or "." or ".."))
        {
            throw new FormatException(
                $"the name {AddressText.Quote(text)} has an empty segment, '.' or '..': write a name before and after each slash.");
        }
    }
}
