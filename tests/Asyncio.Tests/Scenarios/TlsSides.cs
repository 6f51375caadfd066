using static Asyncio.Tests.Scenarios.Connections;
using static Asyncio.Tests.Scenarios.TlsBodies;

namespace Asyncio.Tests.Scenarios;

/// <summary>A server with one client, and what says what happens to each.</summary>
internal sealed class TlsSides
{
    public TlsSides(Log log, Recorder? server = null, Recorder? client = null)
    {
        Server = server ?? new TextRecorder();
        Client = client ?? new TextRecorder();
        foreach (var (side, name) in ((Recorder, string)[])[(Server, "server"), (Client, "client")])
        {
            if (side.HasNoLog)
            {
                side.Log = Named(log, name);
            }
        }
    }

    public Recorder Server { get; }

    public Recorder Client { get; }

    public Task UntilLost() => Until(() => Server.IsLost && Client.IsLost);

    /// <summary>The server first, so that it is lost first.</summary>
    public async Task End()
    {
        foreach (var side in (Recorder[])[Server, Client])
        {
            if (!side.IsLost && !side.Transport.IsClosing)
            {
                side.Transport.Abort();
                await Until(() => side.IsLost);
            }
        }
    }
}
