using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Asyncio;

/// <summary>
/// What a subprocess writes, read by the loop itself when it is there; asyncio's <c>StreamReader</c> of a subprocess. For one task at a time.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class SubprocessReader
{
    // What a pipe of Linux holds.
    private const int ReadSize = 64 * 1024;

    private readonly EventLoop _loop;
    private readonly Socket _pipe;
    private readonly int _limit;
    private byte[] _buffer = [];
    private int _start;
    private int _end;
    private bool _hasEnded;
    private bool _isReading;
    private bool _isClosed;

    internal SubprocessReader(EventLoop loop, Socket pipe, int limit)
    {
        _loop = loop;
        _pipe = pipe;
        _limit = limit;
    }

    /// <summary>True when all was read and the subprocess writes no more; <c>at_eof()</c>.</summary>
    public bool AtEof => _hasEnded && _start == _end;

    /// <summary>Reads what there is; <c>read(n)</c>.</summary>
    /// <param name="size">How many bytes at most; -1 for all until the end.</param>
    /// <param name="cancellationToken">Ends the wait, besides the cancellation of the task. No byte is lost then.</param>
    /// <returns>At least one byte; none at the end.</returns>
    /// <exception cref="InvalidOperationException">Another task reads, or it is not the loop's thread.</exception>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    public async ValueTask<byte[]> Read(int size = -1, CancellationToken cancellationToken = default)
    {
        while ((size < 0 || _start == _end) && size != 0 && await Fill(cancellationToken))
        {
        }

        return Take(size < 0 ? _end - _start : Math.Min(size, _end - _start));
    }

    /// <summary>Reads up to and with the next line feed; <c>readline()</c>.</summary>
    /// <param name="cancellationToken">Ends the wait, besides the cancellation of the task. No byte is lost then.</param>
    /// <returns>A line; without a line feed what came last; nothing at the end.</returns>
    /// <exception cref="InvalidDataException">The line is longer than the limit. What was read of it is dropped.</exception>
    /// <exception cref="InvalidOperationException">Another task reads, or it is not the loop's thread.</exception>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    public async ValueTask<byte[]> ReadLine(CancellationToken cancellationToken = default)
    {
        var searched = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                return Take(searched + at + 1);
            }

            searched = _end - _start;
            if (searched > _limit)
            {
                _start = _end = 0;
                throw new InvalidDataException($"A line is longer than {_limit} bytes. Set a larger limit in the options, or read in pieces.");
            }

            if (!await Fill(cancellationToken))
            {
                return Take(_end - _start);
            }
        }
    }

    /// <summary>Closes the pipe; the subprocess gets an error when it writes more.</summary>
    internal void Close()
    {
        // A read that waits keeps it until the subprocess ends.
        _isClosed = true;
        if (!_isReading)
        {
            End();
        }
    }

    /// <returns>False at the end.</returns>
    private async ValueTask<bool> Fill(CancellationToken cancellationToken)
    {
        if (_hasEnded)
        {
            return false;
        }

        if (_isReading)
        {
            throw new InvalidOperationException("Another task reads from the subprocess already.");
        }

        _isReading = true;
        try
        {
            int count;
            while ((count = TryRead()) < 0)
            {
                await _loop.UntilReady(_pipe, SelectorEvents.Read, cancellationToken);
            }

            _end += count;
            if (count == 0)
            {
                End();
            }

            return count > 0;
        }
        finally
        {
            _isReading = false;
            if (_isClosed)
            {
                End();
            }
        }
    }

    /// <returns>-1 when there is nothing for now.</returns>
    private int TryRead()
    {
        MakeRoom();
        var count = Posix.Read(_pipe.SafeHandle, _buffer.AsSpan(_end), out var error);
        return count >= 0 ? count : error == Posix.TryAgain ? -1 : throw new IOException("The output of the subprocess cannot be read.", new Win32Exception(error));
    }

    private void MakeRoom()
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }

        if (_buffer.Length - _end >= ReadSize / 2)
        {
            return;
        }

        var count = _end - _start;
        var larger = count + ReadSize > _buffer.Length ? new byte[Math.Max(ReadSize, 2 * _buffer.Length)] : _buffer;
        _buffer.AsSpan(_start, count).CopyTo(larger);
        (_buffer, _start, _end) = (larger, 0, count);
    }

    private byte[] Take(int count)
    {
        var taken = _buffer[_start..(_start + count)];
        _start += count;
        return taken;
    }

    private void End()
    {
        _hasEnded = true;
        _pipe.Dispose();
    }
}
