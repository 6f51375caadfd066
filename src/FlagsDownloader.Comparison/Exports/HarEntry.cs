using System.Globalization;
using System.Text.Json;
using FlagsDownloader.Comparison.Waterfalls;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>A request of an HTTP Archive. It begins with the wait for a slot, which is part of its blocked time.</summary>
internal sealed record HarEntry(HarPage Page, WaterfallBar Bar, DateTimeOffset StartedAt)
{
    private const long NotKnown = -1;
    private const string DefaultProtocol = "HTTP/1.1";

    public static HarEntry Create(HarPage page, WaterfallBar bar) =>
        new(page, bar, HarTime.Later(page.StartedAt, Microseconds.From(Math.Min(bar.Queued, bar.Start))));

    public void WriteTo(Utf8JsonWriter writer)
    {
        var (blocked, connect, ssl) = (NotKnown, NotKnown, NotKnown);
        if (!Page.Waterfall.AsServerSaw)
        {
            var queued = Math.Max(0, Microseconds.From(Bar.Start) - Microseconds.From(Bar.Queued));
            blocked = queued + Sum(DownloadStep.Started) + Sum(DownloadStep.Attempted) + Sum(DownloadStep.Opening);
            // HAR counts the handshake twice: alone, and as a part of connecting.
            ssl = Bar.Url.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? Sum(DownloadStep.Sent) : NotKnown;
            connect = Sum(DownloadStep.Connected) + Sum(DownloadStep.Sent);
        }

        var (wait, receive) = (Sum(DownloadStep.Answered), Sum(DownloadStep.Received));
        writer.WriteStartObject();
        writer.WriteString("pageref", Page.Id);
        writer.WriteString("startedDateTime", HarTime.Text(StartedAt));
        WriteTime(writer, "time", Math.Max(0, blocked) + Math.Max(0, connect) + wait + receive);
        WriteRequest(writer);
        WriteResponse(writer);
        writer.WriteStartObject("cache");
        writer.WriteEndObject();
        writer.WriteStartObject("timings");
        WriteTime(writer, "blocked", blocked);
        WriteTime(writer, "dns", NotKnown);
        WriteTime(writer, "connect", connect);
        // A request without a body is one packet, so sending takes no time.
        WriteTime(writer, "send", 0);
        WriteTime(writer, "wait", wait);
        WriteTime(writer, "receive", receive);
        WriteTime(writer, "ssl", ssl);
        writer.WriteEndObject();
        if (Bar.Connection is { } connection)
        {
            writer.WriteString("connection", connection.ToString(CultureInfo.InvariantCulture));
        }

        WriteOwnFields(writer);
        writer.WriteEndObject();
    }

    private void WriteRequest(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("request");
        writer.WriteString("method", "GET");
        writer.WriteString("url", Bar.Url);
        writer.WriteString("httpVersion", Bar.Protocol ?? DefaultProtocol);
        WriteEmptyArray(writer, "cookies");
        WriteEmptyArray(writer, "headers");
        writer.WriteStartArray("queryString");
        var query = Bar.Url.Split('#')[0].Split('?', 2) is [_, var text] ? text : "";
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            writer.WriteStartObject();
            writer.WriteString("name", Uri.UnescapeDataString(parts[0]));
            writer.WriteString("value", parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("headersSize", NotKnown);
        writer.WriteNumber("bodySize", 0);
        writer.WriteEndObject();
    }

    private void WriteResponse(Utf8JsonWriter writer)
    {
        var isFile = Bar.Status == "ok";
        writer.WriteStartObject("response");
        writer.WriteNumber("status", Bar.HttpStatus ?? 0);
        writer.WriteString("statusText", Bar.HttpStatus switch { 200 => "OK", 404 => "Not Found", _ => "" });
        writer.WriteString("httpVersion", Bar.Protocol ?? DefaultProtocol);
        WriteEmptyArray(writer, "cookies");
        WriteEmptyArray(writer, "headers");
        writer.WriteStartObject("content");
        writer.WriteNumber("size", Bar.Bytes);
        writer.WriteString("mimeType", isFile ? Page.FileType : HarPage.UnknownType);
        writer.WriteEndObject();
        writer.WriteString("redirectURL", "");
        writer.WriteNumber("headersSize", NotKnown);
        writer.WriteNumber("bodySize", isFile ? Bar.Bytes : NotKnown);
        if (Bar.Error is { } error)
        {
            writer.WriteString("_error", error);
        }

        writer.WriteEndObject();
    }

    private void WriteOwnFields(Utf8JsonWriter writer)
    {
        writer.WriteString("_label", Bar.Label);
        writer.WriteNumber("_slot", Bar.Lane + 1);
        writer.WriteNumber("_attempts", Bar.Attempts);
        if (Bar.Reconnects > 0)
        {
            writer.WriteNumber("_reconnects", Bar.Reconnects);
        }

        if (Bar.Stream is { } stream)
        {
            writer.WriteNumber("_stream", stream);
        }

        if (Bar.ServerDelay is { } delay)
        {
            WriteTime(writer, "_server_delay", Microseconds.From(delay));
        }

        if (Page.Waterfall.AsServerSaw)
        {
            return;
        }

        foreach (var step in (DownloadStep[])[DownloadStep.Attempted, DownloadStep.Opening, DownloadStep.Saving, DownloadStep.Saved])
        {
            WriteTime(writer, $"_{DownloadSteps.PhaseBefore(step)}", Sum(step));
        }

        writer.WriteStartObject("_threads");
        foreach (var mark in Bar.Marks)
        {
            writer.WriteNumber(mark.Step, mark.ThreadId);
        }

        writer.WriteEndObject();
    }

    // Each end is rounded separately, so that adjacent phases stay adjacent, and their sum is the bar's length.
    private long Sum(DownloadStep step) => Bar.Segments
        .Where(segment => segment.Step == step)
        .Sum(segment => Math.Max(0, Microseconds.From(segment.End) - Microseconds.From(segment.Start)));

    private static void WriteTime(Utf8JsonWriter writer, string name, long microseconds)
    {
        if (microseconds == NotKnown)
        {
            writer.WriteNumber(name, NotKnown);
        }
        else
        {
            writer.WriteNumber(name, HarTime.Milliseconds(microseconds));
        }
    }

    private static void WriteEmptyArray(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartArray(name);
        writer.WriteEndArray();
    }
}
