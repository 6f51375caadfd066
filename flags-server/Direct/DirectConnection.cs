using System.Buffers;
using System.Net.Sockets;
using FlagsServer.Http;
using FlagsServer.Statistics;

namespace FlagsServer.Direct;

/// <summary>Answers the requests of a connection one after another, until one comes that only Kestrel can answer.</summary>
/// <remarks>
/// No pipes and no threads between the socket and the answer: a request is read where it was received, and its answer is sent from memory that
/// is made once a second. A connection that waits holds its buffer and little else.
/// </remarks>
/// <param name="socket">The connection. Its owner disposes it.</param>
/// <param name="site">The profile.</param>
internal sealed class DirectConnection(Socket socket, DirectSite site)
{
    // Enough for the requests of command-line programs. What is longer is Kestrel's.
    private const int BufferSize = 1024;

    // A client that always has sent its next request must not keep the thread from other connections.
    private const int MaxInARow = 64;

    private readonly byte[] _buffer = new byte[BufferSize];
    private int _received;
    private int _inARow;
    private int _state = State.Idle;
    private long _waitingSince = site.Time.GetTimestamp();

    // While an answer is late: the next bytes, or the end of the connection, and what tells of that end.
    private Task<int>? _ahead;
    private CancellationTokenSource? _left;

    /// <summary>The connection as the statistics count it.</summary>
    public CountedConnection Counted { get; } = new();

    /// <summary>Answers requests until the connection ends, or is Kestrel's.</summary>
    /// <returns>What was received and not answered, of a connection that is Kestrel's from now on; null after the end.</returns>
    public async Task<ReadOnlyMemory<byte>?> ServeAsync()
    {
        try
        {
            while (_received > 0 || (_received = await ReceiveAsync()) > 0)
            {
                if (!TryTake(out var target))
                {
                    return _buffer.AsMemory(0, _received);
                }

                if (!TryChange(State.Idle, State.Answering) || !await AnswerAsync(target) || !TryChange(State.Answering, State.Idle))
                {
                    break;
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The client has closed the connection.
        }

        Shutdown();
        // Disposed while it receives, a socket is reset, and what is not sent yet is lost.
        await (_ahead ?? Task.CompletedTask);
        return null;
    }

    /// <summary>Ends the connection, at once if it waits for a request, otherwise after the answer.</summary>
    public void Stop()
    {
        if (Interlocked.Exchange(ref _state, State.Stopped) == State.Idle)
        {
            Shutdown();
        }
    }

    /// <summary>Whether it waits for a request since some time.</summary>
    /// <param name="time">The least time.</param>
    public bool IsIdleFor(TimeSpan time) =>
        Volatile.Read(ref _state) == State.Idle && site.Time.GetElapsedTime(Volatile.Read(ref _waitingSince)) >= time;

    // What receives then receives the end.
    private void Shutdown()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It has ended already.
        }
    }

    private bool TryChange(int from, int to) => Interlocked.CompareExchange(ref _state, to, from) == from;

    private async ValueTask<int> ReceiveAsync()
    {
        if (++_inARow >= MaxInARow)
        {
            _inARow = 0;
            await Task.Yield();
        }

        var receive = _ahead is { } ahead ? new(ahead) : socket.ReceiveAsync(_buffer.AsMemory(), SocketFlags.None);
        _ahead = null;
        if (!receive.IsCompleted)
        {
            _inARow = 0;
        }

        return await receive;
    }

    // Takes the first request out of what was received.
    private bool TryTake(out DirectTarget target)
    {
        target = null!;
        var received = _buffer.AsSpan(0, _received);
        if (!DirectRequest.TryRead(received, out var text, out var length) || site.Targets.Find(text) is not { Response: not null } found)
        {
            return false;
        }

        target = found;
        _received -= length;
        received[length..].CopyTo(received);
        return true;
    }

    // False if the client did not wait for the answer.
    private async ValueTask<bool> AnswerAsync(DirectTarget target)
    {
        var arrival = site.Statistics.Arrive(target.Text, target.Hash, Counted);
        var delay = site.Planner.Plan(target.Text, target.Hash, arrival.Attempt).Delay;
        if (delay > TimeSpan.Zero && !await PreciseDelay.UntilAsync(site.Time, arrival.Received, delay, WatchEnd()))
        {
            site.Statistics.Abandon(arrival, delay);
            return false;
        }

        var response = target.Response!;
        var answered = site.Time.GetTimestamp();
        var actual = site.Time.GetElapsedTime(arrival.Received, answered);
        Volatile.Write(ref _waitingSince, answered);
        var now = site.Time.GetUtcNow();
        site.Statistics.Answer(arrival, new(response.Answer.Status, delay, actual, response.Answer.Body.Length));
        if (delay <= TimeSpan.Zero)
        {
            await socket.SendAsync(response.Whole(now), SocketFlags.None);
            return true;
        }

        var timing = ServerTiming.Of(delay, actual);
        var bytes = ArrayPool<byte>.Shared.Rent(response.SizeFor(now, timing));
        try
        {
            await socket.SendAsync(bytes.AsMemory(0, response.Write(now, timing, bytes)), SocketFlags.None);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        return true;
    }

    // Receives while an answer is late, because only so the end of a connection is noticed. Where requests were sent ahead already, it is not.
    private CancellationToken WatchEnd()
    {
        if (_received > 0)
        {
            return CancellationToken.None;
        }

        _left ??= new();
        _ahead ??= ReceiveAheadAsync(_left);
        return _left.Token;
    }

    private async Task<int> ReceiveAheadAsync(CancellationTokenSource left)
    {
        try
        {
            var received = await socket.ReceiveAsync(_buffer.AsMemory(), SocketFlags.None);
            if (received > 0)
            {
                return received;
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // A connection that was reset has ended too.
        }

        left.Cancel();
        return 0;
    }

    private static class State
    {
        public const int Idle = 0;
        public const int Answering = 1;
        public const int Stopped = 2;
    }
}
