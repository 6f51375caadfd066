using System.Buffers.Binary;
using System.Text;
using System.Text.Encodings.Web;
using FlagsServer.Flags;
using FlagsServer.Settings;

namespace FlagsServer.Http;

/// <summary>The page that shows all flags, by name, with a search field.</summary>
/// <remarks>
/// The pictures are part of the page. If it fetched them from <c>/flags/</c>, they would be late and partly fail, and the page would
/// change the attempt numbers of a run in progress. The script shows the field: without it, there are all flags and no field.
/// </remarks>
internal static partial class HomePage
{
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
            <style>{Style}</style>
            </head>
            <body>
            <header>
            <h1>{title}</h1>
            <p>Answers under <code>/flags/</code>: {settings.Describe()}.
            This page carries its own pictures and is neither delayed nor counted; each links to its file, which is both.</p>
            <p><a href="/stats">Statistics</a> · <a href="/health">Health</a></p>
            </header>
            <main>
            <search hidden>
            <label for="find">Find a flag by name or code</label>
            <input id="find" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="100" aria-keyshortcuts="/" aria-describedby="keys">
            <p><span id="found" role="status"></span> <span id="keys"><kbd>/</kbd> goes to the field, <kbd>Esc</kbd> clears it.</span></p>
            </search>
            <ul role="list" aria-label="Flags by name">

            """);
        foreach (var flag in NameOrder.Sort(catalog.Flags))
        {
            Append(page, flag);
        }

        page.Append($"""
            </ul>
            </main>
            <script>{Script}</script>
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
            <figcaption><b>{name}</b> <span>{flag.Code}</span></figcaption></figure></li>

            """);
    }
}
