using System.Diagnostics;
using System.Globalization;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Items;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Another program, started by the shell.</summary>
/// <param name="contender">Its name and bound.</param>
/// <param name="template">Its command.</param>
public sealed class PeerProgram(Contender contender, PeerTemplate template) : ContenderProgram(contender)
{
    /// <inheritdoc/>
    public override ProcessStartInfo Prepare(RunFolder folder, Workload workload)
    {
        var items = workload.Items;
        File.WriteAllLines(folder.Urls, items.Select(item => item.Address.AbsoluteUri));
        File.WriteAllLines(folder.CurlConfig, items.SelectMany(item => CurlLines(item, folder)));
        File.WriteAllLines(folder.Aria2Input, items.SelectMany(Aria2Lines));

        var command = template.Command
            .Replace("{urls}", Quoted(folder.Urls), StringComparison.Ordinal)
            .Replace("{curl}", Quoted(folder.CurlConfig), StringComparison.Ordinal)
            .Replace("{aria2}", Quoted(folder.Aria2Input), StringComparison.Ordinal)
            .Replace("{dir}", Quoted(folder.Files), StringComparison.Ordinal)
            .Replace("{m}", Contender.Bound.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var start = new ProcessStartInfo("/bin/sh", ["-c", command]) { WorkingDirectory = folder.Files };
        // A server on this machine needs no proxy. The strategies use none either.
        if (workload.Site.IsLoopback)
        {
            start.Environment["no_proxy"] = start.Environment["NO_PROXY"] = "*";
        }

        return start;
    }

    private static IEnumerable<string> CurlLines(DownloadItem item, RunFolder folder) =>
    [
        $"url = {CurlQuoted(item.Address.AbsoluteUri)}",
        $"output = {CurlQuoted(Path.Combine(folder.Files, item.FileName))}",
    ];

    // aria2c(1), "Input File": the options of an address are the indented lines below it.
    private static IEnumerable<string> Aria2Lines(DownloadItem item) => [item.Address.AbsoluteUri, $" out={item.FileName}"];

    // curl(1), --config: within double quotes, backslash escapes.
    private static string CurlQuoted(string text) => $"\"{text.Replace("\\", @"\\").Replace("\"", "\\\"")}\"";

    private static string Quoted(string path) => $"'{path.Replace("'", "'\\''")}'";
}
