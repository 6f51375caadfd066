using FlagsDownloader.Bench.Peers.Setup;

namespace FlagsDownloader.Bench.Peers.Clients;

/// <summary>The download programs, each with the fastest settings of its manual and without the user's configuration.</summary>
internal static class ClientCatalog
{
    /// <summary>The baseline.</summary>
    public const string Curl = "curl -Z";

    /// <summary>Our Go program.</summary>
    public const string Go = "Go net/http";

    // Without sequential, which is far slower, and blockingpool, which shows what not to do.
    private static readonly string[] Strategies = ["eventloop", "threadpool", "whenall", "parallel", "channel"];

    /// <summary>All of them, in the tables' order.</summary>
    /// <param name="flags">The executable.</param>
    /// <param name="tools">The installed programs.</param>
    /// <param name="goPeer">The Go program; null if Go is not installed.</param>
    public static IReadOnlyList<Client> Of(string flags, Tools tools, string? goPeer) =>
    [
        .. Strategies.Select(strategy => new Client($"flags {strategy}", (job, folder) => Flags(flags, strategy, job, folder)) { Strategy = strategy }),
        new(Curl, Installed(tools, Tools.Curl, (path, job, _) =>
        [
            path, "--disable", "--parallel", "--parallel-immediate", "--parallel-max", $"{job.Bound}", "--no-progress-meter", "--fail",
            "--config", job.CurlConfig,
        ])),
        // By default, it also writes extended attributes and file times and keeps cookies, unlike the others.
        new(Tools.Wget2, Installed(tools, Tools.Wget2, (path, job, _) =>
        [
            path, "--no-config", "--quiet", "--no-robots", "--no-hsts", "--no-netrc", "--no-cookies", "--no-xattr", "--no-use-server-timestamps",
            "--no-directories", $"--max-threads={job.Bound}", $"--input-file={job.Urls}",
        ])),
        // Deferred input and no list of results halve the time for 20,000 files.
        new(Tools.Aria2, Installed(tools, Tools.Aria2, (path, job, _) =>
        [
            path, "--no-conf", "--quiet", $"--max-concurrent-downloads={job.Bound}", "--max-connection-per-server=1", "--split=1",
            "--file-allocation=none", "--deferred-input", "--max-download-result=0", "--auto-save-interval=0", $"--input-file={job.Aria2Input}",
        ])),
        new(Tools.Aiohttp, Installed(tools, Tools.Aiohttp, (path, job, folder) =>
            [path, Sources.Of("python/peer_aiohttp.py"), job.Urls, folder, $"{job.Bound}"])),
        new(Go, goPeer is null ? null : (job, folder) => [goPeer, job.Urls, folder, $"{job.Bound}"]),
    ];

    private static IEnumerable<string> Flags(string flags, string strategy, Job job, string folder) =>
    [
        flags, "download", .. job.Set.Codes.Select(code => $"{code}"), "--repeat", $"{job.Copies}", "--max-req", $"{job.Bound}",
        "--server", job.Site.AbsoluteUri, "--output", folder, "--strategy", strategy, "--quiet",
    ];

    private static Func<Job, string, IEnumerable<string>>? Installed(
        Tools tools, string tool, Func<string, Job, string, IEnumerable<string>> command) =>
        tools.Has(tool) ? (job, folder) => command(tools.PathOf(tool), job, folder) : null;
}
