using System.Buffers;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Reads the output of a process until its last writer has closed it, and keeps a bounded part.</summary>
internal sealed class BoundedOutput
{
    private const int PartSize = 16 * 1024;

    private readonly ArrayBufferWriter<byte> _kept = new();
    private readonly Lock _gate = new();
    private readonly int _maxBytes;
    private readonly bool _keepsEnd;

    /// <summary>Starts to read in the background.</summary>
    /// <param name="stream">The output.</param>
    /// <param name="maxBytes">How much is kept. The rest is read and dropped.</param>
    /// <param name="keepsEnd">Whether the last bytes are kept, and not the first.</param>
    public BoundedOutput(Stream stream, int maxBytes, bool keepsEnd)
    {
        (_maxBytes, _keepsEnd) = (maxBytes, keepsEnd);
        End = ReadToEnd(stream);
    }

    /// <summary>Completes when everything is read.</summary>
    public Task End { get; }

    /// <summary>The bytes that are kept so far.</summary>
    public byte[] Content
    {
        get
        {
            lock (_gate)
            {
                return _kept.WrittenSpan.ToArray();
            }
        }
    }

    private async Task ReadToEnd(Stream stream)
    {
        var part = new byte[PartSize];
        try
        {
            for (int read; (read = await stream.ReadAsync(part).ConfigureAwait(false)) > 0;)
            {
                Keep(part.AsSpan(0, read));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The reader was disposed: the rest does not matter.
        }
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        lock (_gate)
        {
            if (!_keepsEnd)
            {
                _kept.Write(part[..Math.Min(part.Length, _maxBytes - _kept.WrittenCount)]);
                return;
            }

            _kept.Write(part);
            if (_kept.WrittenCount > 2 * _maxBytes)
            {
                var end = _kept.WrittenSpan[^_maxBytes..].ToArray();
                _kept.ResetWrittenCount();
                _kept.Write(end);
            }
        }
    }
}
