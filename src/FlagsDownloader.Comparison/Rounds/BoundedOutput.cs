using System.Buffers;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Reads what a process writes until nobody can write any more, and keeps a bounded part of it.</summary>
internal sealed class BoundedOutput
{
    private const int PartSize = 16 * 1024;

    private readonly ArrayBufferWriter<byte> _kept = new();
    private readonly Lock _gate = new();
    private readonly int _maxBytes;
    private readonly bool _keepsEnd;

    /// <summary>Begins to read in the background.</summary>
    /// <param name="stream">The output.</param>
    /// <param name="maxBytes">How much is kept; what is more is read and dropped.</param>
    /// <param name="keepsEnd">Whether the last bytes are kept, or else the first.</param>
    public BoundedOutput(Stream stream, int maxBytes, bool keepsEnd)
    {
        (_maxBytes, _keepsEnd) = (maxBytes, keepsEnd);
        End = ReadToEnd(stream);
    }

    /// <summary>Completes when all was read.</summary>
    public Task End { get; }

    /// <summary>What was kept so far.</summary>
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
            // Nobody waits for the rest any more.
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
