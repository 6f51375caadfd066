using System.Text.Json;

namespace FlagsDownloader.Comparison.Html;

/// <summary>What the page's script draws from. Lists of numbers stand for bars, because there are thousands of them.</summary>
/// <param name="Phases">The phases of a bar; segments say a phase's place here.</param>
/// <param name="Strings">Every label, address, error and step, once; others say its place here.</param>
/// <param name="Waterfalls">The runs.</param>
/// <param name="Pictures">By code, the picture as a data URI.</param>
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

    // The default encoder escapes '<' too, so that nothing in the data can end the element that it is in.
    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.ReportPayload);
}
