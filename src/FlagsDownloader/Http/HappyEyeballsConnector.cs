using System.Net;
using System.Net.Sockets;
using Asyncio;
using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>
/// Opens connections. If a host has several addresses and one does not answer within <see cref="AttemptDelay"/>, the next is
/// tried as well, and the first that answers is taken (RFC 8305, "Happy Eyeballs").
/// </summary>
/// <param name="addresses">Finds a host's addresses.</param>
/// <param name="time">The clock of the delay between addresses.</param>
internal sealed class HappyEyeballsConnector(DnsCache addresses, TimeProvider time)
{
    /// <summary>The "Connection Attempt Delay" that RFC 8305, section 8, recommends.</summary>
    public static readonly TimeSpan AttemptDelay = TimeSpan.FromMilliseconds(250);

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var exchange = Exchange.Of(context.InitialRequestMessage);
        var (timeline, loop) = (exchange?.Timeline, exchange?.ConnectionLoop);
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        // The request for a tunnel is the handler's own, over HTTP/1.1. TLS follows inside the tunnel, unseen here.
        var isTunnel = context.InitialRequestMessage.Method == HttpMethod.Connect;
        var shared = isTunnel ? null : exchange?.Shared;
        if (shared is not null && !await shared.IsNeededByAsync(exchange!, cancellationToken).ConfigureAwait(false))
        {
            // Nobody waits for this, except where the server did not process the request.
            throw exchange!.RefuseToRepeat();
        }

        var isEncrypted = !isTunnel && context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttps;
        var opening = new ConnectionOpening(time, isEncrypted);
        timeline?.MarkOpening(DownloadPhase.Resolve, opening);
        var candidates = await addresses.FindAsync(host, cancellationToken).ConfigureAwait(false);

        timeline?.MarkOpening(DownloadPhase.Connect, opening);
        // A loop's own thread learns at once that a socket is connected.
        if (loop is null)
        {
            opening.AwaitPool();
        }

        Socket socket;
        try
        {
            socket = candidates is [var only]
                ? await ConnectToAsync(only, port, loop, cancellationToken).ConfigureAwait(false)
                : await RaceAsync(candidates, port, loop, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            addresses.Forget(host);
            throw;
        }
        finally
        {
            opening.End();
        }

        shared?.RecordOpened(opening);
        exchange?.Opening = opening;
        if (isEncrypted)
        {
            timeline?.MarkOpening(DownloadPhase.Tls, opening);
        }

        if (shared is not null)
        {
            return isEncrypted ? new NetworkStream(socket, ownsSocket: true) : new PriorKnowledgeStream(socket, shared);
        }

        return loop is null ? new ObservedConnection(socket) : new LoopConnection(loop, socket);
    }

    /// <param name="candidates">The addresses, in the order in which to try them.</param>
    /// <param name="port">The port.</param>
    /// <param name="loop">The event loop that waits for the sockets; null where the runtime does.</param>
    /// <param name="cancellationToken">Ends all attempts.</param>
    internal async Task<Socket> RaceAsync(IPAddress[] candidates, int port, EventLoop? loop, CancellationToken cancellationToken)
    {
        using var decided = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var attempts = new List<Task<Socket>>();
        SocketException? failure = null;
        var next = 0;
        try
        {
            while (next < candidates.Length || attempts.Count > 0)
            {
                if (next < candidates.Length)
                {
                    attempts.Add(ConnectToAsync(candidates[next++], port, loop, decided.Token));
                }

                var first = Task.WhenAny(attempts);
                if (next < candidates.Length && !await IsSoonAsync(first, cancellationToken).ConfigureAwait(false))
                {
                    continue;
                }

                var attempt = await first.ConfigureAwait(false);
                attempts.Remove(attempt);
                try
                {
                    return await attempt.ConfigureAwait(false);
                }
                catch (SocketException exception)
                {
                    // "Refused" says the most. Another address often has no route at all.
                    failure = failure is { SocketErrorCode: SocketError.ConnectionRefused } ? failure : exception;
                }
            }
        }
        finally
        {
            await decided.CancelAsync().ConfigureAwait(false);
            attempts.ForEach(DisposeWhenConnected);
        }

        throw failure ?? new SocketException((int)SocketError.HostNotFound);
    }

    // Each address gets its own socket: on some systems a socket cannot connect again after a failure.
    private static async Task<Socket> ConnectToAsync(IPAddress address, int port, EventLoop? loop, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            var endPoint = new IPEndPoint(address, port);
            if (loop is null)
            {
                await socket.ConnectAsync(endPoint, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                socket.Blocking = false;
                await loop.ConnectStream(socket, endPoint, cancellationToken).ConfigureAwait(false);
            }

            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<bool> IsSoonAsync(Task attempt, CancellationToken cancellationToken)
    {
        try
        {
            await attempt.WaitAsync(AttemptDelay, time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    // An attempt that lost the race may still succeed.
    private static void DisposeWhenConnected(Task<Socket> attempt) => _ = attempt.ContinueWith(
        static late =>
        {
            if (late.IsCompletedSuccessfully)
            {
                late.Result.Dispose();
            }
            else
            {
                _ = late.Exception; // Observed, so that it is not reported as unobserved.
            }
        },
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
