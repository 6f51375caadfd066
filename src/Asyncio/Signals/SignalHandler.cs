using System.Runtime.InteropServices;

namespace Asyncio;

/// <summary>A loop's handler of one signal.</summary>
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

    /// <exception cref="ArgumentException">The signal cannot be handled.</exception>
    public static SignalHandler Register(EventLoop loop, PosixSignal signal, Action callback)
    {
        var handler = new SignalHandler(loop, callback);
        try
        {
            // The handler must not see the caller's AsyncLocal values.
            using (ExecutionContext.SuppressFlow())
            {
                handler._registration = PosixSignalRegistration.Create(signal, handler.OnSignal);
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

    private void OnSignal(PosixSignalContext context)
    {
        // Suppresses the default action.
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
