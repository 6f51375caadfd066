namespace FlagsDownloader.Comparison.Servers;

/// <summary>What <c>/health</c> of flags-server says.</summary>
/// <param name="Server">Always <c>flags-server</c>: by this it is known from another program on the port.</param>
/// <param name="Profile">The profile's label.</param>
/// <param name="Delay">Seconds, or a range, as it is typed.</param>
/// <param name="ErrorRate">The share of requests that fail, 0 to 1.</param>
/// <param name="Seed">Chooses the weather.</param>
/// <param name="PadTo">The least size of a picture in bytes; 0 for none.</param>
public sealed record ServerHealth(string Server, string Profile, string Delay, double ErrorRate, ulong Seed, long PadTo);
