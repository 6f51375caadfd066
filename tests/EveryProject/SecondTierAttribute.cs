using Xunit.v3;

namespace FlagsDownloader.Testing;

/// <summary>Leaves a test, or a class of them, to `scripts/test --all`: too slow for every run. Without it a test runs always.</summary>
/// <param name="why">What makes it slow, and which test of the first tier is its sample.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SecondTierAttribute(string why) : Attribute, ITraitAttribute
{
    /// <summary>The trait that the runner selects by.</summary>
    public const string Trait = "tier";

    /// <summary>Its value.</summary>
    public const string Value = "second";

    /// <summary>Why not in every run.</summary>
    public string Why { get; } = why;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(Trait, Value)];
}
