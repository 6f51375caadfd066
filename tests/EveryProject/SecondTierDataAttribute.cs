using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace FlagsDownloader.Testing;

/// <summary>
/// A row of a theory for the second tier, `scripts/test --all`. The rows of <see cref="InlineDataAttribute"/> are its sample.
/// </summary>
/// <param name="data">The arguments.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class SecondTierDataAttribute(params object?[] data) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow(data).WithTrait(SecondTierAttribute.Trait, SecondTierAttribute.Value)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
