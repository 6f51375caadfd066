using System.Text.Json;

namespace FlagsDownloader.Comparison.Html;

/// <summary>The data of the page's script. Bars are lists of numbers, because there are thousands of them.</summary>
/// <param name="Phases">The phases of a bar. Segments refer to them by their places.</param>
/// <param name="Strings">Every label, address, error and step, once. Other parts refer to it by its place.</param>
/// <param name="Waterfalls">The runs.</param>
/// <param name="Pictures">The flags as data URIs, by code.</param>
internal sealed record ReportPayload(
    IReadOnlyList<PhasePayload> Phases,
    IReadOnlyList<string> Strings,
    IReadOnlyList<WaterfallPayload> Waterfalls,
    IReadOnlyDictionary<string, string> Pictures)
{
    public static ReportPayload Create(ReportContents contents)
    {
        var strings = new StringTable();
        var waterfalls = contents.Waterfalls.Select(waterfall => WaterfallPayload.Create(waterfall, contents, strings)).ToList();
        var pictures = contents.Pictures.ToDictionary(
            picture => picture.Key, picture => $"data:image/gif;base64,{Convert.ToBase64String(picture.Value.Span)}");
        return new ReportPayload(PhasePayload.All, strings.All, waterfalls, pictures);
    }

    // The default encoder escapes '<' too, so that no data can end its element.
    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.ReportPayload);
}
