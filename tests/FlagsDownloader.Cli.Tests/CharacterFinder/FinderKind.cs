using System.Net;
using Asyncio;
using FlagsDownloader.Cli.CharacterFinder;

namespace FlagsDownloader.Cli.Tests.CharacterFinder;

/// <summary>The servers for clients that type, by name.</summary>
internal static class FinderKind
{
    /// <summary>Runs a client beside a server of a kind, each with a limit on time that only a hang reaches.</summary>
    public static void Run(string kind, Func<int, Task> client) => EventLoop.Run(async loop =>
    {
        using var threads = kind == "threads" ? new ThreadFinder(CharacterIndex.Shared) : null;
        var server = threads is not null ? null : await Start(loop, kind);
        try
        {
            var port = threads?.Port ?? ((IPEndPoint)server!.Sockets[0].LocalEndPoint!).Port;
            await EventLoop.Timeout(TimeSpan.FromMinutes(2), () => client(port));
        }
        finally
        {
            server?.Close();
            server?.AbortClients();
        }
    });

    private static Task<Server> Start(EventLoop loop, string kind) => kind switch
    {
        "streams" => EventLoop.StartServer(new StreamFinder(Find).Serve, "127.0.0.1", 0, limit: TypedLine.MaxLength),
        "protocol" => loop.CreateServer(() => new FinderProtocol(CharacterIndex.Shared), "127.0.0.1", 0),
        _ => EventLoop.StartServer(new HttpFinder(Find, "Unicode 0").Serve, "127.0.0.1", 0, limit: HttpRequest.MaxLine),
    };

    private static ValueTask<FoundCharacters> Find(string query) => ValueTask.FromResult(CharacterIndex.Shared.Find(query));
}
