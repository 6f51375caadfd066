using System.Net;
using System.Text;

namespace FlagsDownloader.Cli.CharacterFinder;

/// <summary>The page of the finder: a form, examples, and the answer to a query. It needs no script and nothing of another server.</summary>
internal static class FinderPage
{
    /// <summary>The path of the licence.</summary>
    public const string LicencePath = "/licence";

    private static readonly string[] Examples =
        ["chess black", "cat face", "digit eight", "greek small alpha", "playing card king", "hangul syllable gag", "cjk 4e2d"];

    private const string Style = """
        :root { color-scheme: light; --page: #fff; --panel: #f5f6f8; --ink: #16191d; --soft: #545b66; --rule: #d5d9df; --accent: #0b5cad; }
        @media (prefers-color-scheme: dark) {
          :root { color-scheme: dark; --page: #14171b; --panel: #1d2126; --ink: #e9ecef; --soft: #a4adb8; --rule: #3a414a; --accent: #7db8f2; }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 46rem; padding: 1.25rem 1rem 2rem; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
        h1 { margin: 0 0 .75rem; font-size: 1.5rem; }
        form { display: flex; gap: .5rem; }
        input { flex: 1; min-width: 0; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--soft); border-radius: .375rem; }
        button { padding: .5rem 1rem; font: inherit; font-weight: 600; color: var(--page); background: var(--accent); border: 0; border-radius: .375rem; }
        a { color: var(--accent); }
        .examples { margin: .75rem 0 1.25rem; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; }
        .examples a, footer a { display: inline-block; padding: .125rem 0; }
        table { width: 100%; border-collapse: collapse; }
        th { text-align: left; font-weight: inherit; color: var(--soft); }
        thead th { font-size: .875rem; font-weight: bold; }
        th, td { padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--rule); vertical-align: baseline; }
        tbody th { white-space: nowrap; font-variant-numeric: tabular-nums; }
        td:nth-child(2) { font-size: 1.75rem; line-height: 1.2; text-align: center; min-width: 3.5rem; }
        td:last-child { overflow-wrap: anywhere; width: 100%; }
        footer { margin-top: 2rem; font-size: .875rem; color: var(--soft); }
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="version">The version of the standard.</param>
    /// <param name="query">The query as typed; null for none.</param>
    /// <param name="found">What it finds.</param>
    public static string Render(string version, string? query = null, FoundCharacters? found = null)
    {
        var title = string.IsNullOrWhiteSpace(query) ? "Character finder" : $"{query.Trim()} - Character finder";
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append($"<title>{Text(title)}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<main>\n<h1>Character finder</h1>\n");
        html.Append("<form action=\"/\" role=\"search\">\n<input type=\"search\" name=\"q\" aria-label=\"Words of a character's name\" ");
        html.Append($"placeholder=\"Words of a name\" maxlength=\"200\" autofocus autocapitalize=\"off\" value=\"{Text(query ?? "")}\">\n");
        html.Append("<button>Find</button>\n</form>\n<ul class=\"examples\" aria-label=\"Examples\">\n");
        foreach (var example in Examples)
        {
            html.Append($"<li><a href=\"/?q={WebUtility.UrlEncode(example)}\">{Text(example)}</a></li>\n");
        }

        html.Append("</ul>\n");
        if (found is not null && !string.IsNullOrWhiteSpace(query))
        {
            AppendAnswer(html, found);
        }

        html.Append($"</main>\n<footer>Names of {Text(version)}, © Unicode, Inc. (<a href=\"{LicencePath}\">licence</a>). ");
        html.Append("An empty box is a character that your fonts lack. One thread serves all clients: flags lab server.</footer>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static void AppendAnswer(StringBuilder html, FoundCharacters found)
    {
        html.Append($"<p role=\"status\">{Text(char.ToUpperInvariant(found.Status[0]) + found.Status[1..])}.</p>\n");
        if (found.Characters.Count == 0)
        {
            return;
        }

        html.Append("<table aria-label=\"Characters found\">\n<thead><tr><th scope=\"col\">Code</th><th scope=\"col\">Character</th><th scope=\"col\">Name</th></tr></thead>\n<tbody>\n");
        foreach (var character in found.Characters)
        {
            html.Append($"<tr><th scope=\"row\">{character.CodePoint}</th><td><bdi>{Text(character.Printable)}</bdi></td><td>{Text(character.Name)}</td></tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
