using System.Buffers;
using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Asyncio;

/// <summary>What a subprocess reads, written by the loop itself when there is room; asyncio's <c>StreamWriter</c> of a subprocess.</summary>
[SupportedOSPlatform("linux")]
public sealed class SubprocessWriter
{
    private const int HighWater = 64 * 1024;
    private const int LowWater = HighWater / 4;

    private readonly EventLoop _loop;
    private readonly Socket _pipe;
    private readonly List<Future<bool>> _drains = [];
    private readonly Event _closed = new("SubprocessWriter.WaitClosed");
    private ArrayBufferWriter<byte> _buffer = new();
    private int _written;
    private bool _isWatched;
    private IOException? _failure;

    internal SubprocessWriter(EventLoop loop, Socket pipe)
    {
        _loop = loop;
        _pipe = pipe;
    }

    /// <summary>True once it is closed, or about to be; <c>is_closing()</c>.</summary>
    public bool IsClosing { get; private set; }

    private int Waiting => _buffer.WrittenCount - _written;

    /// <summary>
    /// Writes, at once what the pipe takes at once, the rest from a copy when there is room. Never waits: await <see cref="Drain"/> after it.
    /// Once the subprocess reads no more, nothing happens. <c>write()</c>.
    /// </summary>
    /// <param name="data">What to write.</param>
    /// <exception cref="InvalidOperationException">Not the loop's thread.</exception>
    public void Write(ReadOnlySpan<byte> data)
    {
        _loop.ThrowIfElsewhere();
        if (IsClosing || _failure is not null)
        {
            return;
        }

        if (Waiting == 0 && !TryWrite(ref data))
        {
            return;
        }

        if (data.IsEmpty)
        {
            return;
        }

        _buffer.Write(data);
        if (!_isWatched)
        {
            _isWatched = true;
            _loop.AddWriter(_pipe, static writer => writer.WriteMore(), this);
        }
    }

    /// <summary>Waits until no more than 64 KiB wait to be written, and then until it is 16 KiB; <c>drain()</c>.</summary>
    /// <exception cref="IOException">The subprocess reads no more.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled. What was written is still on its way.</exception>
    public async ValueTask Drain()
    {
        ThrowIfFailed();
        if (Waiting > HighWater)
        {
            var drained = _loop.CreateFuture<bool>();
            _drains.Add(drained);
            await drained;
            ThrowIfFailed();
        }
    }

    /// <summary>Closes it once all is written: the subprocess finds the end of its input. Closing twice is allowed. <c>close()</c>.</summary>
    /// <exception cref="InvalidOperationException">Not the loop's thread.</exception>
    public void Close()
    {
        _loop.ThrowIfElsewhere();
        IsClosing = true;
        if (Waiting == 0)
        {
            End();
        }
    }

    /// <summary>Waits until it is closed; <c>wait_closed()</c>.</summary>
    /// <param name="cancellationToken">Ends the wait. The cancellation of the waiting task does so anyway.</param>
    /// <exception cref="IOException">The subprocess did not read all.</exception>
    public async ValueTask WaitClosed(CancellationToken cancellationToken = default)
    {
        await _closed.WaitAsync(cancellationToken);
        ThrowIfFailed();
    }

    /// <summary>Closes it without writing what waits.</summary>
    internal void Abort()
    {
        IsClosing = true;
        End();
    }

    private void WriteMore()
    {
        var data = _buffer.WrittenSpan[_written..];
        if (!TryWrite(ref data))
        {
            return;
        }

        _written = _buffer.WrittenCount - data.Length;
        if (Waiting <= LowWater)
        {
            EndDrains();
        }

        if (Waiting > 0)
        {
            return;
        }

        _buffer = new ArrayBufferWriter<byte>();
        _written = 0;
        Unwatch();
        if (IsClosing)
        {
            End();
        }
    }

    /// <returns>False when the reader has gone.</returns>
    private bool TryWrite(ref ReadOnlySpan<byte> data)
    {
        var count = Posix.Write(_pipe.SafeHandle, data, out var error);
        if (count < 0 && error != Posix.TryAgain)
        {
            _failure = new IOException("The subprocess reads no more.", new Win32Exception(error));
            End();
            return false;
        }

        data = data[Math.Max(0, count)..];
        return true;
    }

    private void ThrowIfFailed()
    {
        if (_failure is { } failure)
        {
            throw new IOException(failure.Message, failure.InnerException);
        }
    }

    private void Unwatch()
    {
        if (_isWatched)
        {
            _isWatched = false;
            _loop.RemoveWriter(_pipe);
        }
    }

    private void End()
    {
        Unwatch();
        _pipe.Dispose();
        EndDrains();
        _closed.Set();
    }

    private void EndDrains()
    {
        foreach (var drained in _drains)
        {
            drained.TrySetResult(true);
        }

        _drains.Clear();
    }
}
