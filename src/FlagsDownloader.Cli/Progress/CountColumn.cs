using Spectre.Console;
using Spectre.Console.Rendering;

namespace FlagsDownloader.Cli.Progress;

/// <summary>How many of how many: <c> 12/676</c>.</summary>
internal sealed class CountColumn : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        var total = $"{task.MaxValue:0}";
        return new Text($"{task.Value:0}".PadLeft(total.Length) + "/" + total);
    }
}
