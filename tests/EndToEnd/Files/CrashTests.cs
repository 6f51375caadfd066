using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Files;

/// <summary>kill -9 at any instant leaves whole files under final names, or none; the next run cleans up and completes.</summary>
/// <remarks>FLAGS_CRASH_SEED sets the seed, FLAGS_CRASH_KILLS the number of kills for each strategy.</remarks>
public sealed class CrashTests(Server server, ITestOutputHelper output) : IClassFixture<Server>, IDisposable
{
    // For each of three strategies.
    private const int SampleKills = 7;
    private const int AllKills = 100;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void KillMinus9_AtAFewRandomInstants_LeavesWholeFilesOnly() => Kill(TestVariables.Number("FLAGS_CRASH_KILLS", SampleKills));

    [Fact]
    [SecondTier("300 kills take minutes; the other test makes 21")]
    public void KillMinus9_AtRandomInstants_LeavesWholeFilesOnly() => Kill(TestVariables.Number("FLAGS_CRASH_KILLS", AllKills));

    private void Kill(int kills)
    {
        var seed = TestVariables.Number("FLAGS_CRASH_SEED", Random.Shared.Next(1_000_000));
        string[] strategies = ["sequential", "threadpool", "eventloop"];
        var all = strategies
            .Select((strategy, index) => new KillRounds(server, strategy, _folder.Of(strategy), seed + index))
            .ToList();

        // Each on its own thread, which mostly waits.
        Parallel.ForEach(all, new ParallelOptions { MaxDegreeOfParallelism = all.Count }, rounds =>
        {
            rounds.Run(kills);
            rounds.Complete();
        });

        var (inTheMiddle, withLeftovers, withManifest) =
            (all.Sum(rounds => rounds.InTheMiddle), all.Sum(rounds => rounds.WithLeftovers), all.Sum(rounds => rounds.WithManifest));
        var summary = $"""
            {all.Sum(rounds => rounds.Kills)} kills (seed {seed}): {inTheMiddle} in the middle of the flags, {withLeftovers} left a
            temporary file, {withManifest} found a manifest; {all.Sum(rounds => rounds.Finished)} runs were faster.
            """;
        output.WriteLine(summary);
        // Kills that hit nothing would prove nothing. A few may all leave no temporary file.
        Assert.True(inTheMiddle >= all.Sum(rounds => rounds.Kills) / 10 && withManifest > 0, summary);
        Assert.True(withLeftovers > 0 || kills < AllKills, summary);
    }

    // Without locks, as on some file systems, a new run treats another run's temporary files as leftovers.
    [Theory]
    [SecondTier("many programs at once; ShardTests has some in every run")]
    [InlineData("0")]
    [SecondTierData("1")]
    public void ManyRunsAtOnce_IntoOneFolder_AllSucceed(string withoutLocks)
    {
        var environment = new Dictionary<string, string> { ["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = withoutLocks };
        var runs = Strategies.All.Select(strategy => FlagsProcess.Start(
            _folder.Path, ["download", "-a", "--quiet", "-s", server.Address, "--strategy", strategy], environment)).ToList();
        try
        {
            Assert.All(runs.Select(run => run.Wait()), result => Assert.True(result.ExitCode == 0, result.Output + result.Error));
            AssertComplete();
        }
        finally
        {
            runs.ForEach(run => run.Dispose());
        }
    }

    [Fact]
    [SecondTier("runs beside each other; UpdateTests has two in every run")]
    public void KillMinus9_OfOneRunOfTwo_DoesNotAffectTheOther()
    {
        using var living = Start("--strategy", "sequential", "--delay", "0.005");
        Eventually.True(() => Directory.Exists(_folder.Of("downloaded")) && Directory.EnumerateFiles(_folder.Of("downloaded"), "*.gif").Any(), "the first flag");
        for (var round = 0; round < 3 && !living.HasExited; round++)
        {
            using var killed = Start();
            _ = killed.IsRunningAfter(300);
            _ = Signals.TrySend(killed.Id, Signals.Kill);
            killed.Wait();
        }

        var result = living.Wait();
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        // The last killed run may have left files, which the next run removes.
        Assert.Equal(0, Start().Wait().ExitCode);
        AssertComplete();
    }

    // With a seed, a run starts its own server, with the same flags.
    private FlagsProcess Start(params string[] arguments) => FlagsProcess.Start(
        _folder.Path,
        ["download", "-a", "--quiet", .. arguments.Contains("--delay") ? (string[])[] : ["-s", server.Address], .. arguments]);

    private void AssertComplete()
    {
        Assert.Null(server.Fault(_folder.Of("downloaded")));
        Assert.Equal(194, Directory.EnumerateFileSystemEntries(_folder.Of("downloaded")).Count());
    }
}
