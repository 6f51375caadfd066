using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FlagsDownloader.Comparison.Tests.Exports;

/// <summary>The fields that HAR 1.2 requires, with the kinds and rules of their values.</summary>
internal static partial class HarRules
{
    public static void Check(JsonElement root)
    {
        Assert.Equal(["log"], Names(root));
        var log = root.GetProperty("log");
        Has(log, ["version", "creator", "pages", "entries"]);
        Assert.Equal("1.2", log.GetProperty("version").GetString());
        Texts(log.GetProperty("creator"), "name", "version");
        var pages = new List<string>();
        foreach (var page in log.GetProperty("pages").EnumerateArray())
        {
            Has(page, ["startedDateTime", "id", "title", "pageTimings"]);
            Texts(page, "id", "title");
            Moment(page);
            foreach (var timing in page.GetProperty("pageTimings").EnumerateObject())
            {
                Assert.True(timing.Value.GetDecimal() >= -1);
            }

            pages.Add(page.GetProperty("id").GetString()!);
        }

        Assert.Equal(pages.Count, pages.Distinct().Count());
        var entries = log.GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(entries.Select(Moment).Order(), entries.Select(Moment));
        foreach (var entry in entries)
        {
            Assert.Contains(entry.GetProperty("pageref").GetString(), pages);
            CheckEntry(entry);
        }
    }

    private static void CheckEntry(JsonElement entry)
    {
        Has(entry, ["pageref", "startedDateTime", "time", "request", "response", "cache", "timings"]);
        CheckTimings(entry);
        Assert.Equal(JsonValueKind.Object, entry.GetProperty("cache").ValueKind);

        var request = entry.GetProperty("request");
        Has(request, ["method", "url", "httpVersion", "cookies", "headers", "queryString", "headersSize", "bodySize"]);
        Texts(request, "method", "url", "httpVersion");
        Lists(request, "cookies", "headers", "queryString");
        Sizes(request, "headersSize", "bodySize");
        foreach (var parameter in request.GetProperty("queryString").EnumerateArray())
        {
            Texts(parameter, "name", "value");
        }

        var response = entry.GetProperty("response");
        Has(response, ["status", "statusText", "httpVersion", "cookies", "headers", "content", "redirectURL", "headersSize", "bodySize"]);
        Texts(response, "statusText", "httpVersion", "redirectURL");
        Lists(response, "cookies", "headers");
        Sizes(response, "headersSize", "bodySize");
        Assert.True(response.GetProperty("status").GetInt32() is 0 or (>= 100 and <= 999));
        var content = response.GetProperty("content");
        Has(content, ["size", "mimeType"]);
        Assert.True(content.GetProperty("size").GetInt64() >= 0);
        Texts(content, "mimeType");
    }

    // "If this field is defined then the time is also included in the connect field": the handshake is in the sum once.
    // "The time value for the request must be equal to the sum of the timings supplied in this section (excluding any -1 values)."
    private static void CheckTimings(JsonElement entry)
    {
        var timings = entry.GetProperty("timings");
        Has(timings, ["send", "wait", "receive"]);
        Assert.Empty(Names(timings).Except(["blocked", "dns", "connect", "send", "wait", "receive", "ssl"]));
        foreach (var timing in timings.EnumerateObject())
        {
            var isOptional = timing.Name is "blocked" or "dns" or "connect" or "ssl";
            Assert.True(timing.Value.GetDecimal() >= 0 || (isOptional && timing.Value.GetDecimal() == -1), timing.Name);
        }

        Assert.Equal(
            timings.EnumerateObject().Where(timing => timing.Name != "ssl").Select(timing => timing.Value.GetDecimal()).Where(value => value >= 0).Sum(),
            entry.GetProperty("time").GetDecimal());
    }

    // Custom fields have to begin with an underscore. "comment" is allowed everywhere.
    private static void Has(JsonElement element, string[] required)
    {
        Assert.Empty(required.Except(Names(element)));
        Assert.Equal(Names(element).Count(), Names(element).Distinct().Count());
        Assert.All(
            Names(element).Except(required).Except(["comment", "blocked", "dns", "connect", "ssl", "connection"]),
            name => Assert.StartsWith("_", name, StringComparison.Ordinal));
    }

    private static DateTimeOffset Moment(JsonElement element)
    {
        var text = element.GetProperty("startedDateTime").GetString()!;
        Assert.Matches(IsoMoment(), text);
        return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
    }

    private static void Texts(JsonElement element, params string[] names) =>
        Assert.All(names, name => Assert.Equal(JsonValueKind.String, element.GetProperty(name).ValueKind));

    private static void Lists(JsonElement element, params string[] names) =>
        Assert.All(names, name => Assert.Equal(JsonValueKind.Array, element.GetProperty(name).ValueKind));

    private static void Sizes(JsonElement element, params string[] names) =>
        Assert.All(names, name => Assert.True(element.GetProperty(name).GetInt64() >= -1));

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsoMoment();
}
