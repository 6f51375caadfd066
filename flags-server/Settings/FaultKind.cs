using FlagsServer.FaultInjection;

namespace FlagsServer.Settings;

/// <summary>A kind of fault.</summary>
/// <param name="Name">As it is typed.</param>
/// <param name="Options">The options' names, apart from <see cref="FaultSyntax.First"/>, which every drawn fault takes.</param>
/// <param name="Description">Its effect, in one line.</param>
/// <param name="Example">A rule with it.</param>
/// <param name="Make">Creates the fault from its options. The options store an error when they are invalid.</param>
internal sealed record FaultKind(
    string Name, IReadOnlyList<string> Options, string Description, string Example, Func<FaultOptions, Fault> Make)
{
    /// <summary>Whether it is drawn for single requests. Otherwise it applies all the time.</summary>
    public bool IsDrawn { get; init; } = true;
}
