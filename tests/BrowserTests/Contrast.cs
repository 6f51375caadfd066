namespace FlagsDownloader.BrowserTests;

/// <summary>The contrast of texts, for a page to compute.</summary>
internal static class Contrast
{
    /// <summary>Finds the text with the worst contrast, as WCAG 2 defines it, with the nearest background behind it.</summary>
    public const string Worst =
        """
        () => {
          const channel = share => share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          const luminance = colour => {
            const [red, green, blue] = colour.match(/[\d.]+/g).map(part => channel(part / 255));
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
          };
          const behind = element => {
            for (let one = element; one; one = one.parentElement) {
              const colour = getComputedStyle(one).backgroundColor;
              if (colour !== 'rgba(0, 0, 0, 0)') return colour;
            }
            return 'rgb(255, 255, 255)';
          };
          let worst = [99, ''];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const element = texts.currentNode.parentElement;
            if (!texts.currentNode.data.trim() || !element.checkVisibility() || ['SCRIPT', 'STYLE'].includes(element.tagName)) continue;
            const style = getComputedStyle(element);
            const isDrawn = element instanceof SVGElement;
            const [one, other] = [luminance(isDrawn ? style.fill : style.color), luminance(behind(element))].sort((a, b) => b - a);
            const contrast = (one + 0.05) / (other + 0.05);
            if (contrast < worst[0]) worst = [contrast, texts.currentNode.data.trim()];
          }
          return `${worst[0].toFixed(2)} ${worst[1]}`;
        }
        """;
}
