using FlagsDownloader.Addresses;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Servers;
using FlagsDownloader.Formats;

namespace FlagsDownloader.Cli.Recordings;

/// <summary>A flags-server on free ports that replays a recording. It ends with this object or this process.</summary>
internal sealed class ReplayServer : IDisposable
{
    private ReplayServer(EmbeddedServer server, AddressSelection list, RecordingSource recording) =>
        (Server, List, Recording) = (server, list, recording);

    /// <summary>The server.</summary>
    public EmbeddedServer Server { get; }

    /// <summary>Its addresses, in the order of the recording.</summary>
    public AddressSelection List { get; }

    /// <summary>What it replays.</summary>
    public RecordingSource Recording { get; }

    /// <summary>Starts the server, and waits until it is ready.</summary>
    /// <param name="path">The file of the recording.</param>
    /// <param name="settings">The seed, and the version of HTTP.</param>
    /// <param name="cancellationToken">Ends the wait and the server.</param>
    /// <exception cref="UserErrorException">The file is no recording that this program reads, or the server did not start.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ReplayServer Start(string path, FaultInjectionOptions settings, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("flags-replay-");
        try
        {
            var list = Path.Combine(folder.FullName, "list.txt");
            var server = EmbeddedServer.StartReplay(path, list, settings, cancellationToken);
            try
            {
                // After the server, which checks the whole file.
                return new ReplayServer(server, ReadList(list), RecordingSource.Read(path));
            }
            catch
            {
                server.Dispose();
                throw;
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public void Dispose() => Server.Dispose();

    private static AddressSelection ReadList(string path)
    {
        var items = new AddressItems(template: null, ContentFormats.CheckOf(ContentFormat.Any), headers: []);
        using var lines = File.OpenRead(path);
        return AddressSelection.Create([.. AddressList.Read(lines, path).Select(items.Create)], shard: null);
    }
}
