using System.Text;
using Asyncio;

namespace FlagsDownloader.Http;

// A request over HTTP/2. Its connection carries others at the same time, so that no ConnectionUse observes it.
internal sealed partial class Exchange
{
    private static readonly HttpRequestOptionsKey<Exchange> Key = new("FlagsDownloader.Exchange");

    private static readonly TaskCompletionSource Connected = Completed();

    private string? _firstHeader;
    private TaskCompletionSource? _connected;

    /// <summary>Whether the request is sent over HTTP/2.</summary>
    public bool IsHttp2 => Shared is not null;

    /// <summary>Whether it repeats a request of the same attempt, and is not repeated itself. Default: false.</summary>
    public bool IsRepetition { get; init; }

    /// <summary>Whether the request was moved to the thread of its event loop already. Default: false.</summary>
    public bool IsMoved { get; init; }

    /// <summary>Whether nothing was sent, because another thread than the event loop's would have sent it.</summary>
    public bool MustMoveToLoop { get; private set; }

    /// <summary>
    /// The event loop that waits for a connection of this request; null where the runtime does. A connection of HTTP/2 is shared with
    /// requests of other loops and of none, and outlives a loop.
    /// </summary>
    public EventLoop? ConnectionLoop => IsHttp2 ? null : loop;

    /// <summary>Completes when the handler has given the request to a connection. For HTTP/2 only.</summary>
    public Task WhenConnected
    {
        get
        {
            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return (Interlocked.CompareExchange(ref _connected, source, null) ?? source).Task;
        }
    }

    /// <summary>
    /// The exchange of a message: the handler opens a connection of HTTP/2, and may send over it, outside of the flow of the code that
    /// waits for it.
    /// </summary>
    public static Exchange? Of(HttpRequestMessage message) => message.Options.TryGetValue(Key, out var exchange) ? exchange : Current;

    /// <summary>Tells the handler's calls which exchange a message is of.</summary>
    public void Attach(HttpRequestMessage message)
    {
        if (IsHttp2)
        {
            message.Options.Set(Key, this);
        }
    }

    /// <summary>
    /// Called by the handler for each header, when a connection is there and the request is about to be written to it. No other
    /// event says so: without it, the time of connecting would count as the server's.
    /// </summary>
    /// <returns>Null, for the usual encoding.</returns>
    /// <exception cref="IOException">The request may not be sent now.</exception>
    public static Encoding? RecordHeader(string name, HttpRequestMessage message)
    {
        // The request for a tunnel through a proxy comes before, and is over HTTP/1.1.
        if (message.Method != HttpMethod.Connect)
        {
            Of(message)?.RecordHeader(name);
        }

        return null;
    }

    /// <summary>
    /// The exception for a request that the handler wants to send again by itself, up to three times without a wait: the server did not
    /// process it (REFUSED_STREAM, or GOAWAY with a lower stream). That counts as no attempt and passes no rate, so the client repeats it,
    /// once an attempt.
    /// </summary>
    public IOException RefuseToRepeat() =>
        // The handler hands a request over to a connection that has ended already, and then opens another one.
        Shared is { IsVersionUnsupported: true } ? new UnsupportedVersionException() : new UnprocessedRequestException();

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private void RecordHeader(string name)
    {
        if (_firstHeader is null)
        {
            Interlocked.Exchange(ref _connected, Connected)?.TrySetResult();
            // Requests that waited for the connection continue where it was opened.
            if (!IsMoved && loop is not null && EventLoop.GetRunningLoopOrNull() != loop)
            {
                MustMoveToLoop = true;
                throw new IOException("The request is sent from the thread of its event loop only.");
            }

            _firstHeader = name;
            timeline.MarkSent(Shared!.LastOpening);
            timeline.MarkWaiting();
        }
        else if (_firstHeader == name)
        {
            throw RefuseToRepeat();
        }
    }
}
