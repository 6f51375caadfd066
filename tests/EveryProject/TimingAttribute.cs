using Xunit.v3;

namespace FlagsDownloader.Testing;

/// <summary>
/// Moves a test that judges real time to `scripts/test --timing`, which CI runs on an otherwise idle machine. On a busy machine it would
/// fail although the program is correct.
/// </summary>
/// <param name="what">The times that it compares.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class TimingAttribute(string what) : Attribute, ITraitAttribute
{
    /// <summary>The times that it compares.</summary>
    public string What { get; } = what;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(SecondTierAttribute.Trait, "timing")];
}
