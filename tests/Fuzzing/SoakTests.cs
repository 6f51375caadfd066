using System.Diagnostics;
using System.Reflection;
using FlagsDownloader.Fuzzing.CommandLines;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Fuzzing;

/// <summary>The short form of scripts/soak, also for a busy machine.</summary>
[SecondTier("10,000 downloads take a minute; the contract tests count sockets and threads in every run")]
public sealed class SoakTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private static readonly string Script = Path.GetFullPath(
        typeof(SoakTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "SoakScript").Value!);

    [Fact]
    public async Task Soak_Short_IsFlatAndAccountsForAll()
    {
        var start = new ProcessStartInfo(Script, ["--short"]) { RedirectStandardOutput = true };
        foreach (var name in ProjectEnvironment.Variables.Keys)
        {
            start.Environment.Remove(name);
        }

        start.Environment["SOAK_BUILT"] = "1";
        using var soak = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, TestContext.Current.CancellationToken);
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
