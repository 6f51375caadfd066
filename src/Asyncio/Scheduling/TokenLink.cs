namespace Asyncio;

/// <summary>Cancels a wait when a token is cancelled that is not the waiting task's own.</summary>
internal sealed class TokenLink
{
    private readonly Waiter _waiter;
    private readonly EventLoop _loop;
    private CancellationTokenRegistration _registration;

    private TokenLink(Waiter waiter, EventLoop loop, CancellationToken token)
    {
        _waiter = waiter;
        _loop = loop;
        Token = token;
    }

    public CancellationToken Token { get; }

    /// <summary>True if this token has ended the wait.</summary>
    public bool EndedWait { get; private set; }

    public static TokenLink Create(Waiter waiter, EventLoop loop, CancellationToken token)
    {
        var link = new TokenLink(waiter, loop, token);
        link._registration = token.UnsafeRegister(static self => ((TokenLink)self!).OnCancelled(), link);
        return link;
    }

    public void Unlink() => _registration.Unregister();

    // Runs on the thread that cancels the token.
    private void OnCancelled()
    {
        if (_loop.IsOnThread)
        {
            Cancel();
        }
        else
        {
            _loop.PostInternal(static self => ((TokenLink)self!).Cancel(), this);
        }
    }

    private void Cancel() => EndedWait = _waiter.CancelWait();
}
