using FlagsDownloader.Bench.Peers.Clients;
using FlagsDownloader.Bench.Peers.Measuring;
using FlagsDownloader.Bench.Peers.Servers;
using FlagsDownloader.Bench.Peers.Setup;

namespace FlagsDownloader.Bench.Peers;

/// <summary>What every workload has at hand.</summary>
/// <param name="Options">The command line.</param>
/// <param name="Scratch">Where files go.</param>
/// <param name="Meter">Runs a program and measures it.</param>
/// <param name="Flags">The native `flags`.</param>
/// <param name="Tools">The other programs that are installed.</param>
/// <param name="Clients">The programs that download, in the tables' order.</param>
/// <param name="Set">The flags that both servers have.</param>
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
    /// <summary>How many rounds count.</summary>
    /// <param name="usual">By default.</param>
    public int RoundsOf(int usual) => Options.Rounds ?? (Options.Quick ? 2 : usual);

    /// <summary>Says on stderr how far it is.</summary>
    public static void Say(string text) => Console.Error.WriteLine(text);
}
