using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Asyncio;

/// <content>Signals of the system, handled by the loop.</content>
public sealed partial class EventLoop
{
    private readonly Dictionary<PosixSignal, SignalHandler> _signalHandlers = [];

    /// <summary>
    /// Has the callback run on the loop's thread each time that the process gets a signal, instead of what the signal does by default;
    /// <c>loop.add_signal_handler</c>. Another handler of the signal on this loop is replaced. It ends the loop's sleep.
    /// </summary>
    /// <param name="signal">Which, also as the system's own number: <c>(PosixSignal)10</c> is SIGUSR1 on Linux.</param>
    /// <param name="callback">What to run, in the pass after the signal, as a callback of no task.</param>
    /// <exception cref="ArgumentException">The signal cannot be handled: SIGKILL and SIGSTOP, and what is no signal.</exception>
    /// <exception cref="ObjectDisposedException">The loop is closed.</exception>
    /// <exception cref="InvalidOperationException">Called from another thread while the loop runs.</exception>
    /// <remarks>
    /// asyncio allows it in the main thread only; here any loop may, and each of several loops hears of the signal. The handlers end with the
    /// loop. The runtime hears the signal on a thread of its own, which does no more than to post the callback.
    /// </remarks>
    [UnsupportedOSPlatform("android")]
    [UnsupportedOSPlatform("browser")]
    [UnsupportedOSPlatform("ios")]
    [UnsupportedOSPlatform("tvos")]
    public void AddSignalHandler(PosixSignal signal, Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        ThrowIfClosed();
        ThrowIfElsewhere();
        var handler = SignalHandler.Register(this, signal, callback);
        RemoveSignalHandler(signal);
        _signalHandlers.Add(signal, handler);
    }

    /// <summary>
    /// Takes the handler back; the signal does again what it does by default, unless others handle it too. A signal that came before is
    /// not handled any more. <c>loop.remove_signal_handler</c>.
    /// </summary>
    /// <returns>False when there is none.</returns>
    /// <exception cref="InvalidOperationException">Called from another thread while the loop runs.</exception>
    public bool RemoveSignalHandler(PosixSignal signal)
    {
        if (_closed)
        {
            return false;
        }

        ThrowIfElsewhere();
        if (!_signalHandlers.Remove(signal, out var handler))
        {
            return false;
        }

        handler.Dispose();
        return true;
    }

    /// <summary>From any thread: the callback of a signal that came.</summary>
    internal void PostSignal(SignalHandler handler) => Leave(OfUser(handler.NewHandle()), wake: true);

    private void RemoveSignalHandlers()
    {
        foreach (var handler in _signalHandlers.Values)
        {
            handler.Dispose();
        }

        _signalHandlers.Clear();
    }
}
