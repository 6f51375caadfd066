using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace FlagsDownloader.Testing;

/// <summary>
/// One row of a theory that is left to `scripts/test --all`. The rows of <see cref="InlineDataAttribute"/> beside it are its sample.
/// </summary>
/// <param name="data">The arguments.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class SecondTierDataAttribute(params object?[] data) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow(data).WithTrait(SecondTierAttribute.Trait, SecondTierAttribute.Value)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
