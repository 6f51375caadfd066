namespace FlagsDownloader.Bench.Peers.Measuring;

/// <summary>What wrk saw of a server.</summary>
/// <param name="Rate">Responses per second.</param>
/// <param name="Seconds99">The time within which 99 % of the responses came, in seconds.</param>
internal readonly record struct WrkRun(double Rate, double Seconds99);
