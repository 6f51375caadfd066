namespace FlagsServer.FaultInjection;

/// <summary>Plans requests from a recording: outcome, delay and time of the body are drawn from those of the address.</summary>
/// <param name="origin">The recorded addresses.</param>
/// <param name="seed">Another seed gives other requests the outcomes, in the same shares.</param>
internal sealed class ReplayProfile(RecordedOrigin origin, ulong seed) : IRequestPlanner
{
    private readonly Dictionary<string, RecordedAddress> _addresses =
        origin.Addresses.ToDictionary(address => address.Target, StringComparer.Ordinal);

    /// <inheritdoc/>
    public RequestPlan Plan(string target, ulong hash, int attempt)
    {
        if (!_addresses.TryGetValue(target, out var address))
        {
            return new(TimeSpan.Zero, Fault: null);
        }

        var outcome = address.Draw(Unit(RandomStream.Fault));
        return new(
            outcome.Delay?.Quantile(Unit(RandomStream.Delay)) ?? TimeSpan.Zero,
            outcome.Fault,
            outcome.Fault is PositionedFault ? Unit(RandomStream.Position) : 0)
        {
            BodyTime = outcome.BodyTime?.Quantile(Unit(RandomStream.BodyTime)) ?? TimeSpan.Zero,
        };

        double Unit(RandomStream stream) => RequestRandom.Unit(seed, hash, attempt, stream);
    }
}
