using FlagsDownloader.Comparison.Waterfalls;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Samples;

/// <summary>A request of a <see cref="Sketch"/>.</summary>
internal sealed class SketchItem(SketchPlan plan, string label, int lane, double start, double delay)
{
    private readonly List<WaterfallSegment> _segments = [];
    private readonly List<ThreadMark> _marks = [];

    public int Lane => lane;

    public double Delay => delay;

    public int Thread { get; set; }

    /// <summary>Every eleventh request fails, and flags that the server does not have are not found.</summary>
    public bool Fails => Status != "ok";

    private string Status => plan.Found is { } found && !found.Contains(label[..2]) ? "not_found"
        : plan.WithErrors && label[0] + label[1] is var sum && sum % 11 == 0 ? "error" : "ok";

    private double Now => _segments.Count == 0 ? start : _segments[^1].End;

    public void Reach(DownloadStep step, double time, int? thread)
    {
        _segments.Add(new WaterfallSegment(step, Now, time, thread));
        if (thread is { } id)
        {
            _marks.Add(new ThreadMark(time, id, step.ToString().ToLowerInvariant()));
        }
    }

    public WaterfallBar ToBar() => new()
    {
        Label = label,
        Url = $"http://localhost:8000/flags/{label[..2].ToLowerInvariant()}/{label[..2].ToLowerInvariant()}.gif",
        Status = Status,
        HttpStatus = Status switch { "ok" => 200, "not_found" => 404, _ => 418 },
        Error = Status == "error" ? "HTTP error 418 - I'm a teapot" : null,
        Lane = lane,
        Queued = plan.Served ? start : plan.StartUp,
        Start = start,
        End = Now,
        Segments = _segments,
        Marks = _marks,
        ServerDelay = delay,
        Bytes = Status == "ok" ? 1193 + (label[0] * 257 % 30000) : 0,
    };
}
