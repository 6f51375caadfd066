namespace FlagsServer.FaultInjection;

/// <summary>The recorded addresses of one scheme, host and port.</summary>
/// <param name="Origin">As recorded: <c>https://example.com</c>.</param>
/// <param name="Addresses">At least one, each target once.</param>
internal sealed record RecordedOrigin(string Origin, IReadOnlyList<RecordedAddress> Addresses);
