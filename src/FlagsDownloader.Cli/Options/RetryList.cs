using System.Text;
using System.Text.Json;
using FlagsDownloader.Documents;
using FlagsDownloader.Flags;
using FlagsDownloader.Items;

namespace FlagsDownloader.Cli.Options;

/// <summary>The items that `--retry-from` downloads again, read from a file of `--failures`.</summary>
internal sealed class RetryList
{
    private const int MaxBytes = 256 * 1024 * 1024;
    private const int MaxCopies = 1_000_000;

    private readonly List<(CountryCode Code, int Copy, bool WithNames)> _entries;

    private RetryList(FlagSite site, List<(CountryCode Code, int Copy, bool WithNames)> entries, AddressSelection? addresses) =>
        (Site, _entries, Addresses) = (site, entries, addresses);

    /// <summary>The user's own addresses; null where the list is one of flags.</summary>
    public AddressSelection? Addresses { get; }

    /// <summary>The site of all items. LOCAL, DELAY and ERROR mean the servers that have these labels now.</summary>
    public FlagSite Site { get; }

    /// <summary>The country of each item, sorted. A country with several copies occurs several times.</summary>
    public IReadOnlyList<CountryCode> Codes => [.. _entries.Select(entry => entry.Code).OrderBy(code => code.ToString(), StringComparer.Ordinal)];

    public bool IsEmpty => _entries.Count == 0 && Addresses is null;

    /// <param name="path">The file.</param>
    /// <param name="headers">Headers for the user's own addresses: a list of failures has none.</param>
    /// <param name="shard">The part of the user's own addresses that is downloaded; null for all.</param>
    /// <exception cref="UserErrorException">The file cannot be read, or is not one that `--failures` wrote.</exception>
    public static RetryList Read(string path, IReadOnlyList<RequestHeader> headers, Shard? shard = null)
    {
        var lines = ReadText(path).Split('\n');
        FlagSite? site = null;
        var entries = new HashSet<(CountryCode, int, bool)>();
        var addresses = new FailedAddresses(headers);
        for (var number = 1; number <= lines.Length; number++)
        {
            if (string.IsNullOrWhiteSpace(lines[number - 1]))
            {
                continue;
            }

            var failure = ReadDocument(lines[number - 1]);
            if (failure is { Site: FailureDocument.ListSite } && addresses.TryAdd(failure))
            {
                continue;
            }

            var (lineSite, code, copy, withNames) = ReadFlag(failure)
                ?? throw new UserErrorException($"line {number} of '{path}' is not a failure: give a file that --failures wrote");
            if (site is not null && site != lineSite)
            {
                throw new UserErrorException($"line {number} of '{path}' has another site than the lines before it: retry each site separately");
            }

            site = lineSite;
            entries.Add((code, copy, withNames));
        }

        return entries.Count == 0 || addresses.IsEmpty
            ? new RetryList(site ?? FlagSite.Local, [.. entries], addresses.Select(shard))
            : throw new UserErrorException($"'{path}' lists flags and addresses: retry each separately");
    }

    /// <summary>The items, with their addresses at a site, which may have another address than before.</summary>
    public IReadOnlyList<DownloadItem> ItemsAt(FlagSite site, bool allWithNames)
    {
        var items = new List<DownloadItem>(_entries.Count);
        foreach (var group in _entries.GroupBy(entry => (entry.Code, WithNames: entry.WithNames || allWithNames)))
        {
            var copies = FlagItems.Create(site, [group.Key.Code], group.Key.WithNames, group.Max(entry => entry.Copy), knownAs: Site);
            items.AddRange(group.Select(entry => copies[entry.Copy - 1]).DistinctBy(item => item.Label));
        }

        return [.. items.DistinctBy(item => item.Label)];
    }

    private static string ReadText(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[1024 * 1024];
            using var text = new MemoryStream();
            for (int read; (read = file.Read(bytes)) > 0;)
            {
                text.Write(bytes, 0, read);
                if (text.Length > MaxBytes)
                {
                    throw new UserErrorException($"'{path}' is larger than any list of failures: give a file that --failures wrote");
                }
            }

            return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"cannot read '{path}': give a file that --failures wrote ({exception.Message.TrimEnd('.')})");
        }
    }

    // Null for anything that --failures does not write.
    private static FailureDocument? ReadDocument(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, FailureJson.Lines.FailureDocument);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static (FlagSite Site, CountryCode Code, int Copy, bool WithNames)? ReadFlag(FailureDocument? failure)
    {
        try
        {
            if (failure is not { Code: { } label, Url: { } url, Site: { } siteLabel })
            {
                return null;
            }

            var parts = label.Split('#');
            var code = CountryCode.Parse(parts[0]);
            var copy = parts.Length == 1 ? 1 : int.Parse(parts[1], System.Globalization.NumberStyles.None);
            var end = $"/{code.Lower}/{code.Lower}.gif{(copy == 1 ? "" : $"?copy={copy}")}";
            if (parts.Length > 2 || copy is < 1 or > MaxCopies || !url.EndsWith(end, StringComparison.Ordinal))
            {
                return null;
            }

            var site = FlagSite.Labelled.FirstOrDefault(site => site.IsServedHere && site.Label == siteLabel) ?? FlagSite.Parse(url[..^end.Length]);
            return (site, code, copy, failure.WithNames);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }
}
