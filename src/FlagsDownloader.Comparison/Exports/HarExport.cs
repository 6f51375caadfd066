using System.Text.Json;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Waterfalls;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>
/// Writes the waterfalls as an HTTP Archive, which browsers' developer tools and many others open: a page for each contender, an
/// entry for each request.
/// </summary>
/// <remarks>
/// HAR 1.2: J. Odvarko, http://www.softwareishard.com/blog/har-12-spec/. Custom fields start with an underscore. They hold
/// the threads, and the time after the last byte, which is no part of an entry's time.
/// </remarks>
public static class HarExport
{
    /// <summary>Writes the archive of each contender's representative run.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="results">The measurements.</param>
    /// <param name="program">Name and version of the program that measured, e.g. <c>flags 0.1.0</c>.</param>
    public static void Write(Stream stream, RoundResults results, string program)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(program);
        HarPage[] pages = [.. WaterfallBuilder.CreateAll(results).Select((waterfall, index) => HarPage.Create(results, waterfall, index + 1))];
        using var writer = new Utf8JsonWriter(stream, ExportedJson.Options);
        writer.WriteStartObject();
        writer.WriteStartObject("log");
        writer.WriteString("version", "1.2");
        WriteCreator(writer, program);
        writer.WriteStartArray("pages");
        foreach (var page in pages)
        {
            WritePage(writer, page);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("entries");
        var entries = pages.SelectMany(page => page.Waterfall.Bars.Select(bar => HarEntry.Create(page, bar)));
        foreach (var entry in entries.OrderBy(entry => entry.StartedAt))
        {
            entry.WriteTo(writer);
            writer.Flush();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteCreator(Utf8JsonWriter writer, string program)
    {
        var space = program.LastIndexOf(' ');
        writer.WriteStartObject("creator");
        writer.WriteString("name", space < 0 ? program : program[..space]);
        writer.WriteString("version", space < 0 ? "" : program[(space + 1)..]);
        writer.WriteEndObject();
    }

    private static void WritePage(Utf8JsonWriter writer, HarPage page)
    {
        writer.WriteStartObject();
        writer.WriteString("startedDateTime", HarTime.Text(page.StartedAt));
        writer.WriteString("id", page.Id);
        writer.WriteString("title", page.Title);
        writer.WriteStartObject("pageTimings");
        writer.WriteNumber("onContentLoad", -1);
        writer.WriteNumber("onLoad", HarTime.Milliseconds(Microseconds.From(page.Waterfall.DownloadEnd)));
        writer.WriteEndObject();
        if (page.Waterfall.AsServerSaw)
        {
            writer.WriteString("comment", "As the server saw it: of what the program did besides, nothing is known.");
        }

        writer.WriteEndObject();
    }
}
