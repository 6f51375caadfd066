using FlagsServer.FaultInjection;

namespace FlagsServer.Settings;

/// <summary>A recording to replay.</summary>
/// <param name="Origins">The origins, in the order in which the list names them; at least one.</param>
/// <param name="List">The addresses in the order of the list: the index of the origin, and the target.</param>
internal sealed record Recording(IReadOnlyList<RecordedOrigin> Origins, IReadOnlyList<(int Origin, string Target)> List);
