using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <summary>Connects to one of several addresses: one after another, or in parallel (RFC 8305, asyncio's <c>staggered_race</c>).</summary>
internal sealed class Connector(EventLoop loop, ConnectionOptions options)
{
    private readonly List<Exception> _errors = [];

    public async Task<Socket> Connect(IReadOnlyList<IPEndPoint> addresses)
    {
        var socket = options.HappyEyeballsDelay is { } delay
            ? await Race([.. Interleave(addresses)], delay)
            : await ConnectInTurn(addresses);
        return socket ?? throw Error();
    }

    /// <summary>Alternates the families, beginning with that of the first address; keeps the order within each.</summary>
    public static IEnumerable<IPEndPoint> Interleave(IReadOnlyList<IPEndPoint> addresses)
    {
        var families = addresses.GroupBy(address => address.AddressFamily).Select(family => family.ToList()).ToList();
        for (var i = 0; i < addresses.Count; i++)
        {
            foreach (var family in families.Where(family => i < family.Count))
            {
                yield return family[i];
            }
        }
    }

    private async Task<Socket?> ConnectInTurn(IReadOnlyList<IPEndPoint> addresses)
    {
        foreach (var address in addresses)
        {
            if (await TryConnect(address) is { } socket)
            {
                return socket;
            }
        }

        return null;
    }

    private async Task<Socket?> Race(IReadOnlyList<IPEndPoint> addresses, TimeSpan delay)
    {
        var attempts = new List<LoopTask<Socket?>>();
        Socket? winner = null;
        try
        {
            foreach (var address in addresses)
            {
                var newest = loop.CreateTask(() => TryConnect(address));
                attempts.Add(newest);
                var isLast = attempts.Count == addresses.Count;
                var until = loop.Time + delay;
                while (winner is null && attempts.Any(attempt => !attempt.Done) && (isLast || !newest.Done))
                {
                    var left = until - loop.Time;
                    if (!isLast && left <= TimeSpan.Zero)
                    {
                        break;
                    }

                    await EventLoop.WaitAsync(
                        attempts.Where(attempt => !attempt.Done), isLast ? null : left, ReturnWhen.FirstCompleted);
                    winner = Winner(attempts);
                }

                winner ??= Winner(attempts);
                if (winner is not null)
                {
                    break;
                }
            }
        }
        finally
        {
            await CloseOthers(attempts, winner);
        }

        return winner;
    }

    // Result throws exceptions that are not errors of the network.
    private static Socket? Winner(List<LoopTask<Socket?>> attempts) =>
        attempts.Where(attempt => attempt.Done).Select(attempt => attempt.Result).FirstOrDefault(socket => socket is not null);

    private static async Task CloseOthers(List<LoopTask<Socket?>> attempts, Socket? winner)
    {
        foreach (var attempt in attempts)
        {
            attempt.Cancel();
        }

        if (attempts.Count > 0)
        {
            await EventLoop.WaitAsync(attempts);
        }

        foreach (var attempt in attempts)
        {
            if (attempt is { Cancelled: false, Exception: null, Result: { } socket } && !ReferenceEquals(socket, winner))
            {
                socket.Dispose();
            }
        }
    }

    /// <returns>Null if the connect failed; the error is in <see cref="_errors"/>.</returns>
    private async Task<Socket?> TryConnect(IPEndPoint address)
    {
        Socket? socket = null;
        try
        {
            socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            if (options.LocalEndPoint is { } local)
            {
                Bind(socket, local);
            }

            await loop.SockConnect(socket, address);
            return socket;
        }
        catch (SocketException e)
        {
            socket?.Dispose();
            _errors.Add(e);
            return null;
        }
        catch
        {
            socket?.Dispose();
            throw;
        }
    }

    private static void Bind(Socket socket, IPEndPoint local)
    {
        if (local.AddressFamily != socket.AddressFamily)
        {
            throw new SocketException((int)SocketError.AddressFamilyNotSupported, $"{local} and the server's address have different address families");
        }

        try
        {
            socket.Bind(local);
        }
        catch (SocketException e)
        {
            throw new SocketException((int)e.SocketErrorCode, $"Cannot bind to {local}: {e.Message}");
        }
    }

    private Exception Error()
    {
        if (options.AllErrors)
        {
            return new AggregateException("Could not connect to any address", _errors);
        }

        var messages = _errors.Select(error => error.Message).Distinct(StringComparer.Ordinal).ToList();
        return messages.Count == 1
            ? _errors[0]
            : new SocketException((int)((SocketException)_errors[0]).SocketErrorCode, $"Could not connect to any address: {string.Join("; ", messages)}");
    }
}
