using System.Text.Json;

namespace FlagsDownloader.BrowserTests;

/// <summary>Records every rectangle that is filled on a run's canvas, and the time of each frame's script.</summary>
internal static class Recorder
{
    /// <summary>The script that runs before the page's own.</summary>
    public const string Script =
        """
        (() => {
          window.drawn = new Map();
          window.frames = [];
          const fill = CanvasRenderingContext2D.prototype.fillRect;
          CanvasRenderingContext2D.prototype.fillRect = function (x, y, width, height) {
            const run = this.canvas.dataset?.run;
            if (run !== undefined) {
              if (x === 0 && y === 0) window.drawn.set(run, []);
              window.drawn.get(run)?.push([x, y, width, height, this.fillStyle]);
            }
            return fill.call(this, x, y, width, height);
          };
          const frame = window.requestAnimationFrame;
          window.requestAnimationFrame = callback => frame.call(window, now => {
            const begin = performance.now();
            callback(now);
            window.frames.push(performance.now() - begin);
          });
        })();
        """;

    // The rectangles of bars, which have other colours than the rest. Adjacent rectangles are one bar.
    private const string CountScript =
        """
        run => {
          const style = getComputedStyle(document.documentElement);
          const names = ['page', 'grid', 'c-edge', 'c-queued', 'soft', 'ink', 'bad', ...Array.from({ length: 10 }, (_, i) => `t-${i}`)];
          const others = new Set(names.map(name => style.getPropertyValue(`--${name}`).trim()));
          const rows = new Map();
          for (const [x, y, width, height, colour] of window.drawn.get(String(run))) {
            if (typeof colour !== 'string' || others.has(colour)) continue;
            if (!rows.has(y)) rows.set(y, []);
            rows.get(y).push([x, x + width]);
          }
          return [...rows].sort((one, other) => one[0] - other[0]).map(([, rectangles]) => {
            rectangles.sort((one, other) => one[0] - other[0]);
            let bars = 0;
            let end = -Infinity;
            for (const [from, to] of rectangles) {
              if (from > end + 0.01) bars++;
              end = Math.max(end, to);
            }
            return bars;
          });
        }
        """;

    /// <summary>Returns the number of bars in each lane, from the top.</summary>
    public static async Task<int[]> BarsByLaneAsync(OpenReport report, int run)
    {
        var counts = await report.Page.EvaluateAsync<JsonElement>(CountScript, run);
        return [.. counts.EnumerateArray().Select(count => count.GetInt32())];
    }

    /// <summary>Returns the time of each frame's script since the last call, in milliseconds.</summary>
    public static async Task<double[]> FrameTimesAsync(OpenReport report) =>
        await report.Page.EvaluateAsync<double[]>("() => window.frames.splice(0)");
}
