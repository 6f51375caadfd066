namespace FlagsServer.Settings;

/// <summary>A kind of fault, as <c>--fault</c> names it.</summary>
/// <param name="Name">As it is typed.</param>
/// <param name="Options">The names of its options, apart from <c>first</c>, which every drawn fault has.</param>
/// <param name="Description">Its effect, in one line.</param>
/// <param name="Example">A rule with it.</param>
internal sealed record FaultKind(string Name, IReadOnlyList<string> Options, string Description, string Example)
{
    /// <summary>Whether it is drawn for single requests. Otherwise it applies all the time. Default: true.</summary>
    public bool IsDrawn { get; init; } = true;
}
