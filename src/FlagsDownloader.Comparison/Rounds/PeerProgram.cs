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
        RunFolder.Write(folder.Urls, items.Select(item => item.Address.AbsoluteUri));
        RunFolder.Write(folder.CurlConfig, CurlConfig.Write(items, folder.Files, workload is ListWorkload ? CurlLines(workload) : null));
        RunFolder.Write(folder.Aria2Input, items.SelectMany(Aria2Lines));

        var command = template.CommandFor(workload)
            .Replace("{urls}", Quoted(folder.Urls), StringComparison.Ordinal)
            .Replace("{curl}", Quoted(folder.CurlConfig), StringComparison.Ordinal)
            .Replace("{aria2}", Quoted(folder.Aria2Input), StringComparison.Ordinal)
            .Replace("{dir}", Quoted(folder.Files), StringComparison.Ordinal)
            .Replace("{http}", CurlOptions(workload), StringComparison.Ordinal)
            .Replace("{cacert}", Quoted(workload.AuthorityFile ?? ""), StringComparison.Ordinal)
            .Replace("{m}", Contender.Bound.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var start = new ProcessStartInfo("/bin/sh", ["-c", command]) { WorkingDirectory = folder.Files };
        // A server on this machine needs no proxy. The strategies use none either.
        if (workload.IsLoopback)
        {
            start.Environment["no_proxy"] = start.Environment["NO_PROXY"] = "*";
        }

        if (workload.AuthorityFile is { } authorities)
        {
            // OpenSSL, and so most programs, reads the first; curl also the second.
            start.Environment["SSL_CERT_FILE"] = start.Environment["CURL_CA_BUNDLE"] = authorities;
        }

        return start;
    }

    // With --parallel-immediate, curl opens a connection for each request, and shares none.
    private string CurlOptions(Workload workload) => CurlVersion(workload) switch
    {
        null => "",
        { } version when Contender.HttpVersion == Contender.Http1 => $"--{version}",
        { } version => $"--{version} --no-parallel-immediate",
    };

    // A list's requests may have different headers; then curl forgets the options of its command line.
    private IReadOnlyList<string> CurlLines(Workload workload) =>
        [.. new[] { CurlVersion(workload), workload.AcceptsAnyCertificate ? "insecure" : null }.OfType<string>()];

    private string? CurlVersion(Workload workload) => Contender.HttpVersion switch
    {
        null => null,
        Contender.Http1 => "http1.1",
        _ when workload.Items[0].Address.Scheme == Uri.UriSchemeHttps => "http2",
        _ => "http2-prior-knowledge",
    };

    // aria2c(1), "Input File": the options of an address are the indented lines below it.
    private static IEnumerable<string> Aria2Lines(DownloadItem item) => [item.Address.AbsoluteUri, $" out={item.FileName}"];

    private static string Quoted(string path) => $"'{path.Replace("'", "'\\''")}'";
}
