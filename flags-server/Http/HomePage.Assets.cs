using System.Security.Cryptography;
using System.Text;

namespace FlagsServer.Http;

// The page's style and script, and the policy that allows these and nothing else.
internal static partial class HomePage
{
    /// <summary>The Content-Security-Policy: pictures within the page, its own style and its own script, by their hashes.</summary>
    public static readonly string SecurityPolicy =
        $"default-src 'none'; img-src data:; style-src {Hash(Style)}; script-src {Hash(Script)}; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Style = """

        :root { color-scheme: light; --page: #fff; --panel: #f5f6f8; --ink: #16191d; --soft: #545b66; --rule: #d5d9df; --accent: #0b5cad; }
        @media (prefers-color-scheme: dark) {
          :root { color-scheme: dark; --page: #14171b; --panel: #1d2126; --ink: #e9ecef; --soft: #a4adb8; --rule: #3a414a; --accent: #7db8f2; }
        }
        * { box-sizing: border-box; }
        [hidden] { display: none !important; }
        body { background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 90rem; padding: 1rem; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0; }
        p { margin: .25rem 0; max-width: 60rem; }
        code, kbd { font-size: .95em; overflow-wrap: anywhere; }
        a { color: var(--accent); }
        search { background: var(--page); border-bottom: 1px solid var(--rule); display: block; padding: .75rem 0; position: sticky; top: 0; }
        @media (max-height: 30rem) { search { position: static; } }
        label { display: block; font-weight: 600; }
        input { background: var(--panel); border: 1px solid var(--soft); border-radius: .375rem; color: inherit; font: inherit;
                max-width: 30rem; padding: .5rem .75rem; width: 100%; }
        search p, figcaption span { color: var(--soft); }
        search p { font-size: .875rem; }
        ul { display: grid; gap: 1.25rem 1rem; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
             list-style: none; margin: 1.25rem 0; padding: 0; }
        figure { margin: 0; }
        figure a { display: block; scroll-margin-top: 9rem; width: fit-content; }
        img { border: 1px solid var(--rule); display: block; height: auto; max-width: 100%; }
        a:focus-visible, input:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        b { font-weight: 500; }
        figcaption { margin-top: .35rem; overflow-wrap: anywhere; }

        """;

    // Every word that is typed has to be a part of the name, or the beginning of the code. So 'south korea' finds 'Korea, South'.
    private const string Script = """

        const field = document.getElementById('find');
        const status = document.getElementById('found');
        const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
        const flags = [...document.querySelectorAll('li')].map(item => {
          const [name, code] = item.querySelector('figcaption').children;
          return { item, name: fold(name.textContent), code: fold(code.textContent) };
        });
        const show = () => {
          const words = fold(field.value).split(' ');
          let shown = 0;
          for (const { item, name, code } of flags) {
            item.hidden = !words.every(word => name.includes(word) || code.startsWith(word));
            if (!item.hidden) shown++;
          }
          status.textContent = shown > 0 ? `${shown} of ${flags.length} flags shown.` : 'No flag has this name or code. Escape clears the search.';
        };
        field.addEventListener('input', show);
        document.addEventListener('keydown', event => {
          if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
          if (event.key === '/' && event.target !== field) {
            event.preventDefault();
            field.focus();
            field.select();
          } else if (event.key === 'Escape' && field.value) {
            event.preventDefault();
            field.value = '';
            show();
          }
        });
        document.querySelector('search').hidden = false;
        show();

        """;

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
