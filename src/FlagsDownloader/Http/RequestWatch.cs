using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>
/// What one connection knows of the requests that go over it: when each is written, in the timeline of the request that the
/// running code works for, and whether an answer to it has begun.
/// </summary>
/// <remarks>
/// SocketsHttpHandler sends a GET again by itself, up to three times, when a connection ends in good order without a byte of an
/// answer, and has no setting against it. That is 16 requests where 4 were allowed, with no wait between them. So such an end is
/// raised as a failure, which the handler passes on: whether and when to ask again is for the retries to say, on a fresh
/// connection as on a kept one that the server closed just then.
/// </remarks>
internal struct RequestWatch
{
    private bool _isAsked;
    private bool _isKept;

    /// <summary>Bytes of a request are about to be written; the first of them begin it.</summary>
    public void Writing()
    {
        if (!_isAsked)
            Timeline.Current?.MarkSent(_isKept);
        _isAsked = true;
    }

    public static void Written() => Timeline.Current?.MarkWaiting();

    /// <summary>Bytes of an answer were read into a buffer that had room.</summary>
    /// <returns>The same number.</returns>
    /// <exception cref="HttpIOException">The connection ended without a byte of the answer.</exception>
    public int Read(int count, int room)
    {
        if (count > 0)
            (_isAsked, _isKept) = (false, true);
        else if (room > 0 && _isAsked)
            throw new HttpIOException(HttpRequestError.ResponseEnded, "The connection ended without an answer.");
        return count;
    }
}
