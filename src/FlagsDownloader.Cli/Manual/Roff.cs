using System.Text;

namespace FlagsDownloader.Cli.Manual;

/// <summary>Writes a page in roff with the macros of man(7), as groff and mandoc read it.</summary>
internal sealed class Roff
{
    private const int Width = 78;

    private readonly StringBuilder _text = new();

    /// <summary>The page so far, with line ends.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>A comment.</summary>
    public void Comment(string text) => _text.Append($".\\\" {text}\n");

    /// <summary>The head of the page.</summary>
    public void Title(string name, int section, DateOnly date, string source, string book) =>
        _text.Append($".TH {Argument(name)} {section} {date:yyyy-MM-dd} {Argument(source)} {Argument(book)}\n");

    /// <summary>A section.</summary>
    public void Section(string title) => _text.Append($".SH {Argument(title)}\n");

    /// <summary>A section within a section.</summary>
    public void Subsection(string title) => _text.Append($".SS {Argument(title)}\n");

    /// <summary>A paragraph that follows another.</summary>
    public void NextParagraph() => _text.Append(".PP\n");

    /// <summary>Begins a new line.</summary>
    public void Break() => _text.Append(".br\n");

    /// <summary>Prose.</summary>
    public void Text(string text) => Fill(Plain(text));

    /// <summary>A line in roff.</summary>
    public void Line(string roff) => _text.Append(roff is ['.' or '\'', ..] ? $"\\&{roff}\n" : $"{roff}\n");

    /// <summary>A term, and its meaning below it, indented. Both are in roff.</summary>
    public void Item(string term, string meaning)
    {
        _text.Append(".TP\n");
        Line(term);
        Fill(meaning);
    }

    /// <summary>Indents the following text until <see cref="Outdent"/>.</summary>
    public void Indent() => _text.Append(".RS\n");

    /// <summary>Ends <see cref="Indent"/>.</summary>
    public void Outdent() => _text.Append(".RE\n");

    /// <summary>Bold, for text to type literally.</summary>
    public static string Bold(string text) => $"\\fB{Literal(text)}\\fR";

    /// <summary>Italic, for a placeholder.</summary>
    public static string Italic(string text) => $"\\fI{Literal(text)}\\fR";

    /// <summary>Prose. A word that begins with a hyphen is an option, which is literal.</summary>
    public static string Plain(string text) => string.Join(' ', text.Split(' ').Select(word => word.TrimStart('\'', '(') is ['-', _, ..] ? Literal(word) : Escape(word)));

    /// <summary>Text that can be copied into a shell: no character is replaced by a typographical variant.</summary>
    public static string Literal(string text) => Escape(text)
        .Replace("-", "\\-", StringComparison.Ordinal)
        .Replace("'", "\\(aq", StringComparison.Ordinal)
        .Replace("`", "\\(ga", StringComparison.Ordinal)
        .Replace("^", "\\(ha", StringComparison.Ordinal)
        .Replace("~", "\\(ti", StringComparison.Ordinal);

    // mandoc warns of lines over 80 characters. The reader's program fills lines again.
    private void Fill(string roff)
    {
        var line = new StringBuilder();
        foreach (var word in roff.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                Line(line.ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        Line(line.ToString());
    }

    private static string Escape(string text) => text
        .Replace("\\", "\\e", StringComparison.Ordinal)
        .Replace("…", "...", StringComparison.Ordinal);

    private static string Argument(string text) => $"\"{Literal(text).Replace("\"", "\\(dq", StringComparison.Ordinal)}\"";
}
