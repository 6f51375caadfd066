using System.Text.Json;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Documents;

namespace FlagsDownloader.Comparison.Documents;

// Opens one file, and checks its kind and contents.
public sealed partial class SavedRuns
{
    private const string NeitherKind = "is neither a comparison, a run of `flags download --json`, nor a list of addresses";

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private (SavedFile? File, string Complaint) Open(string path, byte[] content)
    {
        // A shell may start its output with a byte order mark, which the parser does not accept.
        var text = content.AsMemory(content.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0);
        if (text.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            return (null, "is empty");
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            return Open(path, json.RootElement);
        }
        catch (JsonException exception) when (exception.Path is { } place)
        {
            return (null, $"lacks a value at {place}, or has one of another kind than is expected there");
        }
        catch (JsonException exception)
        {
            return (null, $"is not JSON, or not all of it, at line {exception.LineNumber + 1}");
        }
        catch (InvalidOperationException)
        {
            // The parser throws this for half of a surrogate pair, when the text is read.
            return (null, "has text that is not Unicode");
        }
    }

    private (SavedFile? File, string Complaint) Open(string path, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return (null, NeitherKind);
        }

        var isComparison = root.TryGetProperty("kind", out var kind) && kind.ValueEquals(ComparisonDocument.ComparisonKind);
        if (!isComparison && !(root.TryGetProperty("strategy", out _) && root.TryGetProperty("outcomes", out _)))
        {
            return (null, NeitherKind);
        }

        var expected = isComparison ? ComparisonDocument.CurrentSchemaVersion : RunDocument.CurrentSchemaVersion;
        if (!root.TryGetProperty("schema_version", out var version) || version.ValueKind != JsonValueKind.Number)
        {
            return (null, "has no schema_version");
        }

        if (!version.TryGetInt32(out var number) || number != expected)
        {
            return (null, $"has schema_version {version.GetRawText()}; this program reads {expected}");
        }

        return isComparison ? OpenComparison(path, root) : OpenRun(path, root);
    }

    private static (SavedFile? File, string Complaint) OpenComparison(string path, JsonElement root)
    {
        var document = root.Deserialize(ComparisonDocumentJson.Readable.ComparisonDocument)!;
        return DocumentRules.FindBroken(document).FirstOrDefault() is { } broken
            ? (null, broken)
            : (new SavedFile(path, document.ToResults(), SingleRun: null) { Program = document.Program }, "");
    }

    private (SavedFile? File, string Complaint) OpenRun(string path, JsonElement root)
    {
        var document = root.Deserialize(ComparisonDocumentJson.Readable.RunDocument)!;
        if (DocumentRules.FindBroken(document).FirstOrDefault() is { } broken)
        {
            return (null, broken);
        }

        if (document.Interrupted)
        {
            return (null, "was interrupted: a run that did not end cannot be compared");
        }

        var options = document.Options;
        var work = new Work
        {
            Site = options.Site,
            Address = options.Address ?? "",
            EmbeddedServer = options.EmbeddedServer,
            Codes = options.Codes,
            Repeat = options.Repeat,
            Retries = options.Retries,
            TimeoutSeconds = options.TimeoutSeconds,
        };
        if (options.Addresses > 0)
        {
            if (ReadAddresses(document) is not { } addresses)
            {
                return (null, "lacks the outcome of an address");
            }

            work = work.WithList(addresses);
        }
        else if (options.Address is null)
        {
            return (null, "has neither a site nor addresses");
        }

        var contender = new Contender(document.Strategy, options.Bound) { Strategy = document.Strategy, Awaits = document.Awaits, HttpVersion = options.HttpVersion };
        return (new SavedFile(path, new RoundResults(work, [contender], [Measured(document)], []), options), "");
    }

    private static List<(string Label, Uri Address)>? ReadAddresses(RunDocument document)
    {
        var addresses = new List<(string, Uri)>();
        foreach (var outcome in document.Outcomes)
        {
            if (!Uri.TryCreate(outcome.Url, UriKind.Absolute, out var address))
            {
                return null;
            }

            addresses.Add((outcome.Code, address));
        }

        return addresses.Count == document.Options.Addresses ? addresses : null;
    }

    private MeasuredRun Measured(RunDocument document) => new()
    {
        Contender = 0,
        Round = 1,
        Position = 1,
        DownloadSeconds = document.ElapsedSeconds,
        CpuSeconds = document.CpuSeconds,
        PeakMemoryBytes = document.PeakMemoryBytes,
        PeakThreads = document.PeakThreads,
        ExitCode = document.Totals.Error > 0 ? 1 : 0,
        Ok = document.Totals.Ok,
        NotFound = document.Totals.NotFound,
        Errors = document.Totals.Error,
        Bytes = document.Totals.Bytes,
        IdealSeconds = ideal(document),
        Account = account(document),
        Document = document,
    };
}
