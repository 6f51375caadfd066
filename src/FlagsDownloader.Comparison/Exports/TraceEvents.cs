using System.Text.Json;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Waterfalls;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>Writes trace events track by track; within a track by time.</summary>
internal sealed class TraceEvents(Utf8JsonWriter writer)
{
    // Viewers treat a thread with the number of its process as the main one, and move it to the top. So the numbers differ.
    private const int FirstTrack = 1_000_000;

    private int _process;
    private int _track = FirstTrack;
    private int _tracksOfProcess;
    private long _end;

    /// <summary>Begins a group of tracks, in the order of the calls.</summary>
    public void BeginProcess(string name)
    {
        _process++;
        _tracksOfProcess = 0;
        Metadata("process_name", () => writer.WriteString("name", name));
        Metadata("process_sort_index", () => writer.WriteNumber("sort_index", _process));
    }

    /// <summary>Begins a track of the group.</summary>
    public void BeginTrack(string name)
    {
        _track++;
        _tracksOfProcess++;
        _end = 0;
        Metadata("thread_name", () => writer.WriteString("name", name));
        Metadata("thread_sort_index", () => writer.WriteNumber("sort_index", _tracksOfProcess));
    }

    /// <summary>Writes a slice without inner ones; nothing if it has no length.</summary>
    public void Slice(string name, string category, double start, double end)
    {
        var (first, last) = Place(start, end);
        if (last > first)
        {
            Complete(name, category, first, last, arguments: null);
        }
    }

    /// <summary>Writes a request, with its phases inside.</summary>
    public void Request(WaterfallBar bar)
    {
        var (first, last) = Place(bar.Start, bar.End);
        // The outer slice goes first: of slices that begin together, viewers treat the later one as the inner one.
        Complete(bar.Label, "request", first, last, () => Describe(bar));
        var at = first;
        foreach (var segment in bar.Segments.OrderBy(segment => segment.Start))
        {
            var start = Math.Clamp(Microseconds.From(segment.Start), at, last);
            var end = Math.Clamp(Microseconds.From(segment.End), start, last);
            if (end == start)
            {
                continue;
            }

            Complete(PhaseText.Before(segment.Step), "phase", start, end, segment.ThreadId is { } thread
                ? () => writer.WriteNumber("ended_by_thread", thread)
                : null);
            at = end;
        }
    }

    /// <summary>Writes a moment on the track.</summary>
    public void Instant(string name, double seconds)
    {
        Begin(name, "step", "i", Microseconds.From(seconds));
        writer.WriteString("s", "t");
        End();
    }

    private (long First, long Last) Place(double start, double end)
    {
        var first = Math.Max(_end, Microseconds.From(start));
        _end = Math.Max(first, Microseconds.From(end));
        return (first, _end);
    }

    private void Describe(WaterfallBar bar)
    {
        writer.WriteString("status", bar.Status);
        if (bar.HttpStatus is { } status)
        {
            writer.WriteNumber("http_status", status);
        }

        if (bar.Error is { } error)
        {
            writer.WriteString("error", error);
        }

        writer.WriteString("url", bar.Url);
        writer.WriteNumber("bytes", bar.Bytes);
        writer.WriteNumber("attempts", bar.Attempts);
        if (bar.Reconnects > 0)
        {
            writer.WriteNumber("reconnects", bar.Reconnects);
        }

        if (bar.Connection is { } connection)
        {
            writer.WriteNumber("connection", connection);
        }

        if (bar.Stream is { } stream)
        {
            writer.WriteNumber("stream", stream);
        }

        writer.WriteNumber("queued_us", Math.Max(0, Microseconds.From(bar.Start) - Microseconds.From(bar.Queued)));
        if (bar.ServerDelay is { } delay)
        {
            writer.WriteNumber("server_delay_us", Microseconds.From(delay));
        }
    }

    private void Complete(string name, string category, long first, long last, Action? arguments)
    {
        Begin(name, category, "X", first);
        writer.WriteNumber("dur", last - first);
        if (arguments is not null)
        {
            writer.WriteStartObject("args");
            arguments();
            writer.WriteEndObject();
        }

        End();
    }

    private void Metadata(string name, Action value)
    {
        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteString("ph", "M");
        writer.WriteNumber("pid", _process);
        writer.WriteNumber("tid", name.StartsWith("process", StringComparison.Ordinal) ? 0 : _track);
        writer.WriteStartObject("args");
        value();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void Begin(string name, string category, string kind, long microseconds)
    {
        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteString("cat", category);
        writer.WriteString("ph", kind);
        writer.WriteNumber("pid", _process);
        writer.WriteNumber("tid", _track);
        writer.WriteNumber("ts", microseconds);
    }

    private void End() => writer.WriteEndObject();
}
