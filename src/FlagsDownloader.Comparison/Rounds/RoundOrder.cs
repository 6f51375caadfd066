namespace FlagsDownloader.Comparison.Rounds;

/// <summary>In which order the contenders run, round by round: shuffled, so that none always runs after the same other one.</summary>
/// <param name="seed">The same seed is the same order.</param>
public sealed class RoundOrder(int seed)
{
    /// <summary>The places of the contenders in the order of a round.</summary>
    /// <param name="round">The round, from 1.</param>
    /// <param name="contenders">How many there are.</param>
    public IReadOnlyList<int> Of(int round, int contenders)
    {
        // A generator a round: the order of a round does not depend on how many came before. Random's own sequence for a seed is
        // fixed by compatibility (dotnet/runtime keeps the algorithm for seeded instances).
        var order = Enumerable.Range(0, contenders).ToArray();
        new Random(HashOf(seed, round)).Shuffle(order);
        return order;
    }

    // HashCode.Combine is seeded anew in each process.
    private static int HashOf(int seed, int round) => unchecked((seed * 31) + (round * (int)0x9E3779B1));
}
