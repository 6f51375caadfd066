namespace FlagsServer.Http;

/// <summary>A stream of HTTP/2 that a fault ends, with what was written of it to the connection.</summary>
/// <param name="body">The number of bytes of its body that come before the end.</param>
internal sealed class WatchedStream(long body)
{
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _left = body;
    private bool _hasHeader;

    /// <summary>
    /// What replaces its reset: the bytes of a last DATA frame, with which the stream ends in good order. Null to reset it. Set before
    /// the reset.
    /// </summary>
    public ReadOnlyMemory<byte>? LastFrame { get; set; }

    /// <summary>Waits until its header and its body are written. Kestrel drops at a reset what is not.</summary>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <returns>False when the client went away.</returns>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        await _written.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _written.Task.IsCompleted;
    }

    /// <summary>Counts a frame of the header.</summary>
    public void CountHeader()
    {
        _hasHeader = true;
        CheckWritten();
    }

    /// <summary>Counts a frame of the body.</summary>
    /// <param name="bytes">Its size.</param>
    public void CountBody(int bytes)
    {
        _left -= bytes;
        CheckWritten();
    }

    private void CheckWritten()
    {
        if (_hasHeader && _left <= 0)
        {
            _written.TrySetResult();
        }
    }
}
