using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FlagsDownloader.Testing;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(RandomOrder))]
[assembly: TestCaseOrderer(typeof(RandomOrder))]

namespace FlagsDownloader.Testing;

/// <summary>
/// Runs tests in another order in every run, which finds tests that depend on others. FLAGS_TEST_SEED=N, which `scripts/test --seed N`
/// sets, repeats the order of that seed, also if other tests are run.
/// </summary>
internal sealed class RandomOrder : ITestCollectionOrderer, ITestCaseOrderer
{
    private static readonly int Seed = ChooseSeed();

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Rank(collection.UniqueID))];

    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : ITestCase =>
        [.. testCases.OrderBy(test => Rank(test.UniqueID))];

    // Depends only on the seed and the test, not on other tests.
    private static ulong Rank(string id) => BinaryPrimitives.ReadUInt64LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Seed} {id}"))));

    private static int ChooseSeed()
    {
        var seed = TestVariables.Number("FLAGS_TEST_SEED", RandomNumberGenerator.GetInt32(1_000_000));
        Console.WriteLine($"Order of the tests: seed {seed}");
        return seed;
    }
}
