using FlagsDownloader.Bench.Peers.Clients;
using FlagsDownloader.Bench.Peers.Measuring;
using FlagsDownloader.Bench.Peers.Servers;
using FlagsDownloader.Bench.Peers.Setup;

namespace FlagsDownloader.Bench.Peers;

/// <summary>The context of every workload.</summary>
/// <param name="Options">The command line.</param>
/// <param name="Scratch">The folder for files.</param>
/// <param name="Meter">Runs a program and measures it.</param>
/// <param name="Flags">The native `flags`.</param>
/// <param name="Tools">The other installed programs.</param>
/// <param name="Clients">The programs that download, in the tables' order.</param>
/// <param name="Set">The flags of both servers.</param>
/// <param name="Cancellation">Ctrl-C.</param>
internal sealed record Bench(
    PeersOptions Options,
    Scratch Scratch,
    Meter Meter,
    string Flags,
    Tools Tools,
    IReadOnlyList<Client> Clients,
    FlagSet Set,
    CancellationToken Cancellation)
{
    /// <summary>Returns the number of measured rounds.</summary>
    /// <param name="usual">The default.</param>
    public int RoundsOf(int usual) => Options.Rounds ?? (Options.Quick ? 2 : usual);

    /// <summary>Prints the progress on stderr.</summary>
    public static void Say(string text) => Console.Error.WriteLine(text);
}
