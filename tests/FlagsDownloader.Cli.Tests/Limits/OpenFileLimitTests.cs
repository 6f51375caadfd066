using System.Diagnostics;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Limits;

/// <summary>More connections than open files are allowed. Beyond that limit, the runtime ends the process.</summary>
public sealed class OpenFileLimitTests
{
    [Theory]
    [InlineData("eventloop", 250, @"^flags: 194 requests at once need \d+ open files, and this process may have 250: write -m \d+ or less, or raise 'ulimit -n'\n$")]
    [InlineData("threadpool", 300, @"^flags: 194 requests at once need \d+ open files, and this process may have 300: write -m \d+ or less, or raise 'ulimit -n'\n$")]
    [InlineData("eventloop", 90, @"^flags: \d+ open files are needed, and this process may have 90: raise 'ulimit -n'\n$")]
    public void Download_BoundAboveTheLimit_IsRefusedWithAPossibleOne(string strategy, int limit, string line)
    {
        using var folder = new TemporaryFolder();
        var flags = Path.Combine(AppContext.BaseDirectory, "flags");
        var start = new ProcessStartInfo(
            "/bin/sh",
            ["-c", $"ulimit -n {limit}; exec \"$@\"", "sh", flags, "download", "-a", "-m", "194", "--strategy", strategy, "-o", folder.FullName])
        {
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(
            System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Matches(line, errors);
        Assert.Equal((int)ExitCode.Usage, process.ExitCode);
    }
}
