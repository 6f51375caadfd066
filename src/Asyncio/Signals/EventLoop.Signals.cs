using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Asyncio;

/// <content>Handlers of the system's signals.</content>
public sealed partial class EventLoop
{
    private readonly Dictionary<PosixSignal, SignalHandler> _signalHandlers = [];

    /// <summary>
    /// Runs the callback on the loop's thread each time the process gets the signal, instead of the default action;
    /// <c>loop.add_signal_handler</c>. Replaces another handler of the signal on this loop. A signal wakes the loop.
    /// </summary>
    /// <param name="signal">The signal; also the number of the system: <c>(PosixSignal)10</c> is SIGUSR1 on Linux.</param>
    /// <param name="callback">The callback. It runs in the pass after the signal, in no task.</param>
    /// <exception cref="ArgumentException">The signal cannot be handled, as SIGKILL and SIGSTOP, or does not exist.</exception>
    /// <exception cref="ObjectDisposedException">The loop is closed.</exception>
    /// <exception cref="InvalidOperationException">Called from another thread while the loop runs.</exception>
    /// <remarks>
    /// Unlike asyncio, this works on any thread, and several loops may handle the same signal. Closing the loop removes its handlers. The runtime
    /// receives the signal on its own thread, which only posts the callback.
    /// </remarks>
    [UnsupportedOSPlatform("android")]
    [UnsupportedOSPlatform("browser")]
    [UnsupportedOSPlatform("ios")]
    [UnsupportedOSPlatform("tvos")]
    public void AddSignalHandler(PosixSignal signal, Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        ThrowIfClosed();
        ThrowIfNotOnThread();
        var handler = SignalHandler.Register(this, signal, callback);
        RemoveSignalHandler(signal);
        _signalHandlers.Add(signal, handler);
    }

    /// <summary>
    /// Removes the handler. The signal has its default action again, unless other code handles it. Signals received before are dropped.
    /// <c>loop.remove_signal_handler</c>.
    /// </summary>
    /// <returns>False if the signal has no handler.</returns>
    /// <exception cref="InvalidOperationException">Called from another thread while the loop runs.</exception>
    public bool RemoveSignalHandler(PosixSignal signal)
    {
        if (_closed)
        {
            return false;
        }

        ThrowIfNotOnThread();
        if (!_signalHandlers.Remove(signal, out var handler))
        {
            return false;
        }

        handler.Dispose();
        return true;
    }

    /// <summary>Posts the callback of a received signal, from any thread.</summary>
    internal void PostSignal(SignalHandler handler) => TryPost(HandleEntry(handler.NewHandle()), wake: true);

    private void RemoveSignalHandlers()
    {
        foreach (var handler in _signalHandlers.Values)
        {
            handler.Dispose();
        }

        _signalHandlers.Clear();
    }
}
