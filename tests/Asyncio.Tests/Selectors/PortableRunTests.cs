using System.Diagnostics;
using FlagsDownloader.Testing;

namespace Asyncio.Tests;

/// <summary>Runs all tests of the loop on the portable selector, in another process, because the choice applies to all loops of a process.</summary>
public sealed class PortableRunTests
{
    [Fact]
    [SecondTier("it runs the suite once more; what differs by selector is tested with both in every run")]
    public async Task AllTestsOfTheLoop_OnThePortableSelector_Pass()
    {
        Assert.SkipWhen(TestSelectors.IsPortableRun, "This is the run on the portable selector.");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The portable selector is the default of this system.");
        var startInfo = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "Asyncio.Tests"),
            [
                "--no-progress", "--no-ansi", "--filter-not-class", "*PublicApiTests", "--filter-not-class", "*ReadmeTests",
                "--filter-not-class", "*SelectorTests", "--filter-not-class", "*ProcessPoolExecutorTests",
                "--filter-not-method", "*Recording_*", "--filter-not-trait", "tier=second", "--filter-not-trait", "tier=child",
            ])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        startInfo.Environment[TestSelectors.Variable] = "select";
        using var process = Process.Start(startInfo)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("succeeded: ", output, StringComparison.Ordinal);
    }
}
