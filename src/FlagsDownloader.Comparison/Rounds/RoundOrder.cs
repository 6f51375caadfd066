namespace FlagsDownloader.Comparison.Rounds;

/// <summary>The order of the contenders in each round. It is shuffled, so that no contender always runs after the same other one.</summary>
/// <param name="seed">The same seed gives the same order.</param>
public sealed class RoundOrder(int seed)
{
    /// <summary>The contenders' places, in the order of a round.</summary>
    /// <param name="round">The round, from 1.</param>
    /// <param name="contenders">The number of contenders.</param>
    public IReadOnlyList<int> Of(int round, int contenders)
    {
        // One generator for each round: the order of a round does not depend on the number of rounds before it. Random's own sequence for a seed is
        // fixed by compatibility (dotnet/runtime keeps the algorithm for seeded instances).
        var order = Enumerable.Range(0, contenders).ToArray();
        new Random(HashOf(seed, round)).Shuffle(order);
        return order;
    }

    // HashCode.Combine has another seed in each process.
    private static int HashOf(int seed, int round) => unchecked((seed * 31) + (round * (int)0x9E3779B1));
}
