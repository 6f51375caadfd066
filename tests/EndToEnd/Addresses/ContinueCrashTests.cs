using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>
/// kill -9 of `--continue`, again and again, with a file that changes now and then: whatever has the final name is one whole version.
/// </summary>
/// <remarks>FLAGS_CRASH_SEED sets the seed, FLAGS_CRASH_KILLS the number of kills for each strategy.</remarks>
public sealed class ContinueCrashTests(ITestOutputHelper output) : IDisposable
{
    // For each of three strategies.
    private const int SampleKills = 10;
    private const int AllKills = 60;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [SecondTier("a dozen kills; ContinueTests has one in every run")]
    public void KillMinus9_OfContinuedRuns_LeavesOneWholeVersionOrNone() => Kill(TestVariables.Number("FLAGS_CRASH_KILLS", SampleKills));

    [Fact]
    [SecondTier("180 kills take minutes; the other test makes 30")]
    public void KillMinus9_OfManyContinuedRuns_LeavesOneWholeVersionOrNone() => Kill(TestVariables.Number("FLAGS_CRASH_KILLS", AllKills));

    private void Kill(int kills)
    {
        var seed = TestVariables.Number("FLAGS_CRASH_SEED", Random.Shared.Next(1_000_000));
        string[] strategies = ["sequential", "threadpool", "eventloop"];
        var all = strategies.Select((strategy, index) => new ContinueRounds(strategy, _folder.Of(strategy), seed + index)).ToList();
        try
        {
            Parallel.ForEach(all, new ParallelOptions { MaxDegreeOfParallelism = all.Count }, rounds =>
            {
                rounds.Run(kills);
                rounds.Complete();
            });
            var summary = $"""
                {all.Sum(rounds => rounds.Kills)} kills (seed {seed}): {all.Sum(rounds => rounds.WithPart)} left a part, {all.Sum(rounds => rounds.Continued)}
                requests continued one, {all.Sum(rounds => rounds.Refused)} were for a file that had changed; {all.Sum(rounds => rounds.Finished)} runs were faster.
                """;
            output.WriteLine(summary);
            // Kills that left nothing to continue would prove nothing.
            Assert.True(
                kills < SampleKills || (all.Exists(rounds => rounds.Continued > 0) && all.Exists(rounds => rounds.Refused > 0)), summary);
            Assert.True(all.TrueForAll(rounds => rounds.WithPart > 0), summary);
        }
        finally
        {
            all.ForEach(rounds => rounds.Dispose());
        }
    }
}
