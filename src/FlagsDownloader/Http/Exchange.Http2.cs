using System.Text;
using Asyncio;

namespace FlagsDownloader.Http;

// A request over HTTP/2. Its connection carries others at the same time, so that no ConnectionUse observes it.
internal sealed partial class Exchange
{
    private static readonly HttpRequestOptionsKey<Exchange> Key = new("FlagsDownloader.Exchange");

    private string? _firstHeader;
    private volatile bool _isVersionUnsupported;

    /// <summary>Whether the request is sent over HTTP/2. Default: false.</summary>
    public bool IsHttp2 { get; init; }

    /// <summary>Whether it repeats a request of the same attempt, and is not repeated itself. Default: false.</summary>
    public bool IsRepetition { get; init; }

    /// <summary>Whether the request was moved to the thread of its event loop already. Default: false.</summary>
    public bool IsMoved { get; init; }

    /// <summary>Whether nothing was sent, because another thread than the event loop's would have sent it.</summary>
    public bool MustMoveToLoop { get; private set; }

    /// <summary>Whether a server without HTTP/2 answered on a connection of this exchange. Set by the thread that reads.</summary>
    public bool IsVersionUnsupported
    {
        get => _isVersionUnsupported;
        set => _isVersionUnsupported = value;
    }

    /// <summary>
    /// The event loop that waits for a connection of this request; null where the runtime does. A connection of HTTP/2 is shared with
    /// requests of other loops and of none, and outlives a loop.
    /// </summary>
    public EventLoop? ConnectionLoop => IsHttp2 ? null : loop;

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
        Of(message)?.RecordHeader(name);
        return null;
    }

    private void RecordHeader(string name)
    {
        if (_firstHeader is null)
        {
            // Requests that waited for the connection continue where it was opened.
            if (!IsMoved && loop is not null && EventLoop.GetRunningLoopOrNull() != loop)
            {
                MustMoveToLoop = true;
                throw new IOException("The request is sent from the thread of its event loop only.");
            }

            _firstHeader = name;
            timeline.MarkSent();
            timeline.MarkWaiting();
        }
        else if (_firstHeader == name)
        {
            // The handler hands a request over to a connection that has ended already, and then opens another one.
            if (IsVersionUnsupported)
            {
                throw new UnsupportedVersionException();
            }

            // The server did not process the request: REFUSED_STREAM, or GOAWAY with a lower stream. The handler sends it again by itself,
            // up to three times without a wait, which counts as no attempt and passes no rate. The client does so, once an attempt.
            IsVoid = !IsRepetition;
            throw new UnprocessedRequestException();
        }
    }
}
