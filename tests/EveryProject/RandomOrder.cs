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
/// Tests in another order in every run: one that needs what another left behind is found. FLAGS_TEST_SEED=N, which
/// `scripts/test --seed N` sets, repeats the order of that number, also when other tests are run or left out.
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

    // Of the seed and the test alone: not of which others there are.
    private static ulong Rank(string id) => BinaryPrimitives.ReadUInt64LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Seed} {id}"))));

    private static int ChooseSeed()
    {
        var seed = TestVariables.Number("FLAGS_TEST_SEED", RandomNumberGenerator.GetInt32(1_000_000));
        Console.WriteLine($"Order of the tests: seed {seed}");
        return seed;
    }
}
