namespace FlagsDownloader.Comparison.Servers;

/// <summary>The settings of flags-server, from its <c>/health</c>.</summary>
/// <param name="Server">Always <c>flags-server</c>. Another program on the port does not send this.</param>
/// <param name="Profile">The profile's label.</param>
/// <param name="Delay">Seconds, or a range, as on the command line.</param>
/// <param name="ErrorRate">The share of requests that fail, 0 to 1.</param>
/// <param name="Seed">The seed of delays and faults.</param>
/// <param name="PadTo">The minimum size of a flag in bytes; 0 for none.</param>
public sealed record ServerHealth(string Server, string Profile, string Delay, double ErrorRate, ulong Seed, long PadTo);
