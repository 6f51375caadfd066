using Spectre.Console;
using Spectre.Console.Rendering;

namespace FlagsDownloader.Cli.Progress;

/// <summary>Flags per second since the bar began.</summary>
internal sealed class RateColumn(TimeProvider time) : ProgressColumn
{
    private readonly long _start = time.GetTimestamp();
    private double _rate;

    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        // The bar stays on the screen when all is done, and so does the rate it ended with.
        if (!task.IsFinished || _rate == 0)
            _rate = task.Value / Math.Max(time.GetElapsedTime(_start).TotalSeconds, 0.001);
        return new Text($"{_rate,5:0.0}/s");
    }
}
