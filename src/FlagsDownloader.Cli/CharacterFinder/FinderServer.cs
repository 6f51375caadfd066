using System.Net;
using System.Net.Sockets;
using Asyncio;

namespace FlagsDownloader.Cli.CharacterFinder;

/// <summary>The finder as a server for use: over TCP on a port, and over HTTP on the port after it.</summary>
internal sealed class FinderServer
{
    // How long a client may take for the last lines, before its connection is cut.
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(1);

    private readonly IPAddress _address;
    private readonly int _port;
    private readonly TextWriter _output;

    private FinderServer(IPAddress address, int port, TextWriter output)
    {
        _address = address;
        _port = port;
        _output = output;
    }

    /// <summary>Serves until the token is cancelled.</summary>
    /// <param name="address">The address to listen on; <c>*</c> for all of this machine.</param>
    /// <param name="port">The port for TCP; 0 for two free ones.</param>
    /// <param name="output">Receives the ports, and at the end the counts.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UserErrorException">It cannot listen.</exception>
    public static void Run(string address, int port, TextWriter output, CancellationToken cancellationToken)
    {
        var parsed = address == "*" ? IPAddress.Any
            : IPAddress.TryParse(address, out var one) ? one
            : throw new UserErrorException($"--bind cannot be '{address}': write an address of this machine, such as 127.0.0.1, or * for all");
        var server = new FinderServer(parsed, port, output);

        // A main task that is cancelled would be so within its clean-up too, in which it ends its clients.
        EventLoop.Run(loop => server.Serve(loop, cancellationToken), cancellationToken: CancellationToken.None);
    }

    private async Task Serve(EventLoop loop, CancellationToken cancellationToken)
    {
        var index = CharacterIndex.Shared;
        var typing = new StreamFinder(Find);
        var browsing = new HttpFinder(Find, index.Version);
        await using var tcp = await Listen(_port, port => EventLoop.StartServer(typing.Serve, $"{_address}", port, limit: TypedLine.MaxLength));
        await using var http = await ListenBeside(
            tcp, port => EventLoop.StartServer(browsing.Serve, $"{_address}", port, limit: HttpRequest.MaxLine));
        Announce(index, PortOf(tcp), PortOf(http));

        await UntilCancelled(loop, cancellationToken);
        await End(tcp, http);
        _output.WriteLine();
        _output.WriteLine($"Ended. TCP: {Count(typing.Clients, "client", "clients")}, {Count(typing.Queries, "query", "queries")}. "
            + $"HTTP: {Count(browsing.Requests, "request", "requests")}.");

        ValueTask<FoundCharacters> Find(string query) => ValueTask.FromResult(index.Find(query));
    }

    private void Announce(CharacterIndex index, int tcp, int http)
    {
        var isForAll = _address.Equals(IPAddress.Any) || _address.Equals(IPAddress.IPv6Any);
        var address = !isForAll ? _address : _address.Equals(IPAddress.Any) ? IPAddress.Loopback : IPAddress.IPv6Loopback;
        _output.WriteLine($"{index.Count:N0} characters of {index.Version}, to be found by the words of their names.");
        _output.WriteLine($"TCP   {new IPEndPoint(address, tcp)}    for 'telnet {address} {tcp}' or 'nc {address} {tcp}'");
        _output.WriteLine($"HTTP  http://{new IPEndPoint(address, http)}/    for a browser");
        if (isForAll)
        {
            _output.WriteLine("Other machines can ask too, by the addresses of this one.");
        }

        _output.WriteLine("Ready. Ctrl-C ends it.");
    }

    private Task<Server> ListenBeside(Server tcp, Func<int, Task<Server>> start) => Listen(_port == 0 ? 0 : PortOf(tcp) + 1, start);

    private async Task<Server> Listen(int port, Func<int, Task<Server>> start)
    {
        try
        {
            return await start(port);
        }
        catch (SocketException exception)
        {
            var endPoint = new IPEndPoint(_address, port);
            throw exception.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => new UserErrorException(
                    $"cannot listen on {endPoint}, because another program does: write another --port (two are needed, it and the one after it), or --port 0 for free ones",
                    ExitCode.Failed),
                SocketError.AccessDenied => new UserErrorException(
                    $"cannot listen on {endPoint}, because this user may not: write a --port from 1024", ExitCode.Failed),
                SocketError.AddressNotAvailable => new UserErrorException(
                    $"cannot listen on {endPoint}, because this machine has no such address: write another --bind, such as 127.0.0.1",
                    ExitCode.Failed),
                _ => new UserErrorException($"cannot listen on {endPoint}: {exception.Message}", ExitCode.Failed),
            };
        }
    }

    private static string Count(int number, string one, string several) => number == 1 ? $"1 {one}" : $"{number:N0} {several}";

    private static int PortOf(Server server) => ((IPEndPoint)server.Sockets[0].LocalEndPoint!).Port;

    private static async Task UntilCancelled(EventLoop loop, CancellationToken cancellationToken)
    {
        var cancelled = loop.CreateFuture<bool>();
        using var registration = cancellationToken.UnsafeRegister(
            _ => loop.CallSoonThreadsafe(() => cancelled.TrySetResult(true)), state: null);
        await cancelled;
    }

    // A server waits for its connections when it is disposed of, so they are ended first.
    private static async Task End(Server tcp, Server http)
    {
        tcp.Close();
        http.Close();
        tcp.CloseClients();
        http.CloseClients();
        try
        {
            await EventLoop.Timeout(LongestFarewell, async () =>
            {
                await tcp.WaitClosed();
                await http.WaitClosed();
            });
        }
        catch (TimeoutException)
        {
            tcp.AbortClients();
            http.AbortClients();
        }
    }
}
