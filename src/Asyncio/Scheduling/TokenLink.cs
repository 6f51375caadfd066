namespace Asyncio;

/// <summary>Ends a wait when a token is cancelled that is not the waiting task's own.</summary>
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

    /// <summary>True when it was this token that ended the wait.</summary>
    public bool EndedWait { get; private set; }

    public static TokenLink Make(Waiter waiter, EventLoop loop, CancellationToken token)
    {
        var link = new TokenLink(waiter, loop, token);
        link._registration = token.UnsafeRegister(static self => ((TokenLink)self!).Fired(), link);
        return link;
    }

    public void Unlink() => _registration.Unregister();

    // A token fires on the thread that cancels it.
    private void Fired()
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
