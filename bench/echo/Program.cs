using System.Globalization;
using Asyncio;
using Asyncio.Bench;

// KIND PORT: an echo server on the loop, until it is killed.
if (args is not [var kind, var text] || !int.TryParse(text, CultureInfo.InvariantCulture, out var port))
{
    await Console.Error.WriteLineAsync("echo: write protocol, buffered, streams or sock, and a port");
    return 2;
}

EventLoop.Run(loop => EchoServers.Serve(loop, kind, port));
return 0;
