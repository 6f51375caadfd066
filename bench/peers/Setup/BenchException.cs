namespace FlagsDownloader.Bench.Peers.Setup;

/// <summary>The benchmark cannot go on. The message tells the user why.</summary>
internal sealed class BenchException(string message, Exception? cause = null) : Exception(message, cause);
