using FlagsServer.Weather;

namespace FlagsServer.Settings;

/// <summary>A fault that can be asked for.</summary>
/// <param name="Name">As it is typed.</param>
/// <param name="Options">The options' names, apart from <see cref="FaultSyntax.First"/>, which every drawn fault takes.</param>
/// <param name="Description">What it does, in one line.</param>
/// <param name="Example">A rule with it.</param>
/// <param name="Make">Makes it from the options given; what is wrong with them, the options remember.</param>
internal sealed record FaultKind(
    string Name, IReadOnlyList<string> Options, string Description, string Example, Func<FaultOptions, Fault> Make)
{
    /// <summary>Is it drawn request by request? Otherwise it holds all the time.</summary>
    public bool IsDrawn { get; init; } = true;
}
