using System.Diagnostics;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Commands;

/// <summary>More connections than the system grants open files: past that limit the runtime itself gives up.</summary>
public sealed class OpenFileLimitTests
{
    [Theory]
    [InlineData("eventloop", "194 requests at once need 394 open files, and this process may have 300: write -m 100 or less, or raise 'ulimit -n'")]
    [InlineData("threadpool", "194 requests at once need 588 open files, and this process may have 300: write -m 50 or less, or raise 'ulimit -n'")]
    public void Download_ABoundBeyondTheLimit_IsRefusedWithOneThatFits(string strategy, string line)
    {
        using var folder = new TemporaryFolder();
        var flags = Path.Combine(AppContext.BaseDirectory, "flags");
        var start = new ProcessStartInfo(
            "/bin/sh",
            ["-c", "ulimit -n 300; exec \"$@\"", "sh", flags, "download", "-a", "-m", "194", "--strategy", strategy, "-o", folder.FullName])
        {
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(
            System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal($"flags: {line}\n", errors);
        Assert.Equal((int)ExitCode.Usage, process.ExitCode);
    }
}
