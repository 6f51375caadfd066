using System.Globalization;
using Asyncio;
using Asyncio.Bench;

// Arguments: KIND PORT. Runs an echo server on the loop until it is killed.
// Or: idle KIND CONNECTIONS. Measures the memory of idle connections to such a server. clients PORT CONNECTIONS runs its clients.
if (args is not [.., var text] || !int.TryParse(text, CultureInfo.InvariantCulture, out var number))
{
    return Usage();
}

switch (args)
{
    case ["idle", var kind, _]:
        EventLoop.Run(loop => IdleConnections.Measure(loop, kind, number));
        return 0;
    case ["clients", var port, _]:
        IdleConnections.Connect(int.Parse(port, CultureInfo.InvariantCulture), number);
        return 0;
    case [var kind, _]:
        EventLoop.Run(loop => EchoServers.Serve(loop, kind, number));
        return 0;
    default:
        return Usage();
}

static int Usage()
{
    Console.Error.WriteLine("echo: write protocol, buffered, streams or sock, and a port; or idle, one of them, and a number of connections");
    return 2;
}
