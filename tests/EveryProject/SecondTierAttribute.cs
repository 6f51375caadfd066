using Xunit.v3;

namespace FlagsDownloader.Testing;

/// <summary>Moves a slow test, or a class of tests, to the second tier, `scripts/test --all`. Tests without it run always.</summary>
/// <param name="why">Why it is slow, and which test of the first tier is its sample.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SecondTierAttribute(string why) : Attribute, ITraitAttribute
{
    /// <summary>The trait that the runner selects by.</summary>
    public const string Trait = "tier";

    /// <summary>Its value.</summary>
    public const string Value = "second";

    /// <summary>Why it is not in the first tier.</summary>
    public string Why { get; } = why;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(Trait, Value)];
}
