using System.Reflection;
using static FlagsDownloader.Faults.Limits;

namespace FlagsDownloader.Faults.Programs;

/// <summary>The programs that are compared, in the order of the columns.</summary>
/// <remarks>
/// No program reads its configuration files. Each has the options that its manual offers against these faults. curl is here twice, because
/// its most helpful options are rarely used and have a cost: it then also repeats a 404.
/// </remarks>
internal static class ProgramCatalog
{
    /// <summary>The executable of this build, or that of the environment variable FLAGS.</summary>
    // Before the list below, whose initializer reads it.
    public static string FlagsExecutable { get; } =
        Environment.GetEnvironmentVariable("FLAGS")
        ?? typeof(ProgramCatalog).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "FlagsExecutable").Value!;

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<DownloadProgram> All =
    [
        new("curl", "curl", job => Curl(job, [])) { Package = "curl" },
        new("curl with care", "curl", job => Curl(job, Care(job)))
        {
            Package = "curl",
            Notes = new Dictionary<string, string>
            {
                ["404"] = "without `--retry-all-errors`, which makes curl repeat a 404 as well, it gives up at a reset connection.",
            },
        },
        new("wget2", "wget2", Wget2)
        {
            Package = "wget2",
            Notes = new Dictionary<string, string>
            {
                ["html"] = "`--filter-mime-type=image/gif` would reject the page, but makes wget2 request the head of each file first, so that it "
                    + "would meet other faults than the others.",
            },
        },
        new("aria2c", "aria2c", Aria2)
        {
            Package = "aria2",
            MarkSuffix = ".aria2",
            Notes = new Dictionary<string, string>
            {
                ["cut-once"] = "it resumes after a cut, and gives up if the server always sends whole files, with `--always-resume=false` "
                    + "too.",
            },
        },
        new("flags", FlagsExecutable, Flags)
        {
            FileName = code => $"{code}.gif",
            OwnRecords = [".flags-manifest.json"],
            Notes = new Dictionary<string, string>
            {
                ["404"] = "a flag that the server does not have is an outcome in the report, not an error, as its README says.",
            },
        },
    ];

    private static IEnumerable<string> Curl(Job job, IEnumerable<string> more) =>
    [
        "--disable", "--silent", "--show-error", "--no-progress-meter",
        "--parallel", "--parallel-max", $"{AtOnce}", "--fail", "--location", "--max-redirs", $"{Redirects}",
        "--connect-timeout", $"{AttemptSeconds}", "--max-time", $"{AttemptSeconds}", "--max-filesize", "10M",
        .. job.Resumes ? ["--continue-at", "-"] : new[] { "--retry", $"{Retries}", "--retry-delay", $"{PauseSeconds}" },
        .. more,
        .. job.Codes.SelectMany(code => new[] { "--output", $"{code.ToLowerInvariant()}.gif", job.AddressOf(code) }),
    ];

    // curl does not remove a file that it resumes.
    private static IEnumerable<string> Care(Job job) =>
        ["--parallel-immediate", .. job.Resumes ? [] : new[] { "--retry-all-errors", "--remove-on-error" }];

    private static IEnumerable<string> Wget2(Job job) =>
    [
        "--no-config", "--no-verbose", "--no-robots", "--no-hsts", "--no-directories",
        $"--max-threads={AtOnce}", $"--max-redirect={Redirects}", $"--timeout={AttemptSeconds}",
        .. job.Resumes ? ["--continue", "--tries=1"] : new[] { $"--tries={Retries + 1}", $"--waitretry={PauseSeconds}", "--retry-connrefused" },
        .. job.Addresses,
    ];

    private static IEnumerable<string> Aria2(Job job) =>
    [
        "--no-conf", "--console-log-level=error", "--summary-interval=0", "--download-result=hide",
        $"--max-concurrent-downloads={AtOnce}", "--max-connection-per-server=1", "--split=1", "--file-allocation=none",
        $"--connect-timeout={AttemptSeconds}", $"--timeout={AttemptSeconds}", $"--stop={RunSeconds}",
        .. job.Resumes ? ["--continue", "--max-tries=1"] : new[] { $"--max-tries={Retries + 1}", $"--retry-wait={PauseSeconds}" },
        $"--input-file={job.InputFile}",
    ];

    // No option for resuming: partial files are never kept.
    private static IEnumerable<string> Flags(Job job) =>
    [
        "download", .. job.Codes, "--server", job.Site, "--output", ".", "--quiet",
        "--max-req", $"{AtOnce}", "--timeout", $"{AttemptSeconds}", "--retries", job.Resumes ? "0" : $"{Retries}",
    ];
}
