namespace FlagsDownloader.Cli.Labs;

/// <summary>What a worker process is to do as clients of the character finder.</summary>
/// <param name="Port">The server's port.</param>
/// <param name="Clients">Their number.</param>
/// <param name="SlowPort">The port of a server whose lookups are slow; 0 for none.</param>
/// <param name="Rounds">How often each client asks.</param>
internal sealed record FinderCall(int Port, int Clients, int SlowPort = 0, int Rounds = 1);
