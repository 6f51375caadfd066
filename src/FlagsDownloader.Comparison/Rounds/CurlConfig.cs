using FlagsDownloader.Items;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Writes what to download as a config of curl, with the names of the files.</summary>
public static class CurlConfig
{
    // As many as a strategy follows.
    private static readonly string[] FollowsRedirects = ["location", "max-redirs = 5"];

    /// <summary>The lines of the config.</summary>
    /// <param name="items">What to download.</param>
    /// <param name="folder">The folder for the files.</param>
    /// <param name="listOptions">Options besides those that a list of anyone's addresses needs; null for flags without any.</param>
    internal static IEnumerable<string> Write(IReadOnlyList<DownloadItem> items, string folder, IReadOnlyList<string>? listOptions)
    {
        IReadOnlyList<RequestHeader>? headers = null;
        foreach (var item in items)
        {
            if (listOptions is not null && (headers is null || !headers.SequenceEqual(item.Headers)))
            {
                foreach (var line in Begin(item.Headers, isFirst: headers is null, listOptions))
                {
                    yield return line;
                }

                headers = item.Headers;
            }

            yield return $"url = {Quote(item.Address.AbsoluteUri)}";
            yield return $"output = {Quote(Path.Combine(folder, item.FileName))}";
        }
    }

    /// <summary>curl(1), --config: within double quotes, backslash escapes.</summary>
    public static string Quote(string text) => $"\"{text.Replace("\\", @"\\").Replace("\"", "\\\"")}\"";

    // After "next", curl forgets the options before it. It sends headers to every host that a redirect leads to, so with headers it
    // follows none.
    private static IEnumerable<string> Begin(IReadOnlyList<RequestHeader> headers, bool isFirst, IReadOnlyList<string> listOptions) =>
    [
        .. isFirst ? Array.Empty<string>() : ["next"],
        "fail",
        "globoff",
        "create-dirs",
        .. headers.Count == 0 ? FollowsRedirects : headers.Select(header => $"header = {Quote(Format(header))}"),
        .. listOptions,
    ];

    // curl(1), --header: a name with a colon alone removes a header; with a semicolon, it has no value.
    private static string Format(RequestHeader header) => header.Value.Length == 0 ? $"{header.Name};" : $"{header.Name}: {header.Value}";
}
