using System.Diagnostics;
using System.Reflection;

namespace FlagsDownloader.Fuzzing;

/// <summary>The short form of scripts/soak: the whole of it on a machine that does other things meanwhile.</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static readonly string Script = Path.GetFullPath(
        typeof(SoakTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "SoakScript").Value!);

    [Fact]
    public async Task Soak_Short_IsFlatAndAccountsForAll()
    {
        var start = new ProcessStartInfo(Script, ["--short"]) { RedirectStandardOutput = true };
        start.Environment["SOAK_BUILT"] = "1";
        using var soak = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var report = await soak.StandardOutput.ReadToEndAsync(patience.Token);
            await soak.WaitForExitAsync(patience.Token);
            output.WriteLine(report);
            Assert.Equal(0, soak.ExitCode);
            Assert.EndsWith("flat, and all accounted for.\n", report, StringComparison.Ordinal);
        }
        finally
        {
            soak.Kill(entireProcessTree: true);
        }
    }
}
