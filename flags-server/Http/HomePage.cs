using System.Buffers.Binary;
using System.Text;
using System.Text.Encodings.Web;
using FlagsServer.Flags;
using FlagsServer.Settings;

namespace FlagsServer.Http;

/// <summary>The page that shows all flags with their names.</summary>
/// <remarks>
/// The pictures are part of the page. If it fetched them from <c>/flags/</c>, they would be late and partly fail, and the page would
/// change the attempt numbers of a run in progress.
/// </remarks>
internal static class HomePage
{
    private const string Style = """
        :root { color-scheme: light dark; --line: #8885; }
        body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 90rem; padding: 1rem; }
        h1 { font-size: 1.6rem; margin: .5rem 0; }
        p { margin: .25rem 0; max-width: 60rem; }
        code { font-size: .95em; }
        ul { display: grid; gap: 1.25rem 1rem; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
             list-style: none; margin: 1.5rem 0; padding: 0; }
        figure { margin: 0; }
        img { border: 1px solid var(--line); display: block; height: auto; max-width: 100%; }
        a { color: inherit; }
        a:focus-visible { outline: 3px solid Highlight; outline-offset: 3px; }
        figcaption { margin-top: .35rem; overflow-wrap: anywhere; }
        figcaption span { opacity: .75; }
        """;

    /// <summary>The page, in UTF-8.</summary>
    public static byte[] Render(ProfileSettings settings, FlagCatalog catalog)
    {
        var page = new StringBuilder();
        var title = $"{catalog.Flags.Count} flags, profile {settings.Name}";
        page.Append($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="description" content="All flags that this flags-server has.">
            <title>{title} · flags-server</title>
            <link rel="icon" href="data:,">
            <style>
            {Style}
            </style>
            </head>
            <body>
            <header>
            <h1>{title}</h1>
            <p>Answers under <code>/flags/</code>: {settings.Describe()}.
            This page carries its own pictures and is neither delayed nor counted; each links to its file, which is both.</p>
            <p><a href="/stats">Statistics</a> · <a href="/health">Health</a></p>
            </header>
            <main>
            <ul role="list">

            """);
        foreach (var flag in catalog.Flags)
        {
            Append(page, flag);
        }

        page.Append("""
            </ul>
            </main>
            </body>
            </html>

            """);
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static void Append(StringBuilder page, FlagFile flag)
    {
        var code = flag.Code.ToLowerInvariant();
        var name = HtmlEncoder.Default.Encode(flag.Name);
        // The size from the GIF's header keeps the layout still while the browser decodes pictures.
        var width = BinaryPrimitives.ReadUInt16LittleEndian(flag.Image.AsSpan(6));
        var height = BinaryPrimitives.ReadUInt16LittleEndian(flag.Image.AsSpan(8));
        page.Append($"""
            <li><figure><a href="/flags/{code}/{code}.gif"><img width="{width}" height="{height}" alt="Flag of {name}"
            src="data:image/gif;base64,{Convert.ToBase64String(flag.Image)}"></a>
            <figcaption>{name} <span>{flag.Code}</span></figcaption></figure></li>

            """);
    }
}
