namespace FlagsDownloader.Bench.Peers.Setup;

/// <summary>The benchmark cannot go on; the message says why, to whoever started it.</summary>
internal sealed class BenchException(string message, Exception? cause = null) : Exception(message, cause);
