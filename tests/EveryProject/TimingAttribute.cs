using Xunit.v3;

namespace FlagsDownloader.Testing;

/// <summary>
/// Leaves a test that judges real time to `scripts/test --timing`, which CI runs on a machine that does nothing else. No other tier
/// has it: a busy machine is late, and that is no fault of the program.
/// </summary>
/// <param name="what">Which times it compares.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class TimingAttribute(string what) : Attribute, ITraitAttribute
{
    /// <summary>Which times it compares.</summary>
    public string What { get; } = what;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(SecondTierAttribute.Trait, "timing")];
}
