using System.Runtime.InteropServices;

namespace Asyncio;

/// <summary>What a loop does about one signal.</summary>
internal sealed class SignalHandler : IDisposable
{
    private readonly EventLoop _loop;
    private readonly Action _callback;
    private PosixSignalRegistration? _registration;
    private volatile bool _isRemoved;

    private SignalHandler(EventLoop loop, Action callback)
    {
        _loop = loop;
        _callback = callback;
    }

    /// <exception cref="ArgumentException">The system does not let it be handled.</exception>
    public static SignalHandler Register(EventLoop loop, PosixSignal signal, Action callback)
    {
        var handler = new SignalHandler(loop, callback);
        try
        {
            // The values of the caller's own async locals are not those of a signal.
            using (ExecutionContext.SuppressFlow())
            {
                handler._registration = PosixSignalRegistration.Create(signal, handler.Received);
            }
        }
        catch (Exception e) when (e is IOException or ArgumentOutOfRangeException or PlatformNotSupportedException)
        {
            throw new ArgumentException($"The signal {signal} cannot be handled.", nameof(signal), e);
        }

        return handler;
    }

    public Handle NewHandle() => new StateHandle<SignalHandler>(static handler => handler.Run(), this);

    public void Dispose()
    {
        _isRemoved = true;
        _registration?.Dispose();
    }

    private void Received(PosixSignalContext context)
    {
        // Handled, so not what it does by default.
        context.Cancel = true;
        _loop.PostSignal(this);
    }

    private void Run()
    {
        if (!_isRemoved)
        {
            _callback();
        }
    }
}
