namespace FlagsDownloader.Bench.Peers.Setup;

/// <summary>The benchmark cannot continue. The message gives the user the reason.</summary>
internal sealed class BenchException(string message, Exception? cause = null) : Exception(message, cause);
