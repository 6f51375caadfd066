using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;

namespace FlagsServer.Http;

/// <summary>Copies the frames that Kestrel writes to an HTTP/2 connection, and reports or replaces those of watched streams.</summary>
/// <remarks>
/// Kestrel can end a stream early only by a reset, which discards frames that it has not written yet. Here it is known which are
/// written, and a reset can become the end of the stream: a body that is shorter or longer than its Content-Length.
/// </remarks>
/// <param name="output">Where the frames go.</param>
/// <param name="streams">The watched streams.</param>
internal sealed class FramePump(PipeWriter output, WatchedStreams streams)
{
    // RFC 9113, sections 4.1 and 6: length (24 bits), type, flags, stream (31 bits).
    private const int HeaderSize = 9;
    private const byte DataFrame = 0;
    private const byte HeadersFrame = 1;
    private const byte ResetFrame = 3;
    private const byte EndOfStream = 1;

    private readonly Pipe _pipe = new();

    /// <summary>Where Kestrel writes its frames.</summary>
    public PipeWriter Frames => _pipe.Writer;

    /// <summary>Copies frames until <see cref="Frames"/> is completed or the client has closed the connection.</summary>
    public async Task RunAsync()
    {
        try
        {
            ReadResult read;
            FlushResult flush;
            do
            {
                read = await _pipe.Reader.ReadAsync();
                var rest = read.Buffer;
                while (TryCopyFrame(ref rest))
                {
                }

                _pipe.Reader.AdvanceTo(rest.Start, rest.End);
                flush = await output.FlushAsync();
            }
            while (!read.IsCompleted && !flush.IsCompleted);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // The connection is closed.
        }

        await _pipe.Reader.CompleteAsync();
    }

    /// <summary>Copies the first frame, when all of it is there.</summary>
    private bool TryCopyFrame(ref ReadOnlySequence<byte> frames)
    {
        if (frames.Length < HeaderSize)
        {
            return false;
        }

        Span<byte> header = stackalloc byte[HeaderSize];
        frames.Slice(0, HeaderSize).CopyTo(header);
        var length = header[0] << 16 | header[1] << 8 | header[2];
        if (frames.Length < HeaderSize + length)
        {
            return false;
        }

        var number = BinaryPrimitives.ReadInt32BigEndian(header[5..]) & int.MaxValue;
        var last = streams.TryGet(number, out var stream) ? Report(stream, header[3], length) : null;
        if (header[3] == ResetFrame)
        {
            streams.Remove(number);
        }

        if (last is { } body)
        {
            WriteLastFrame(number, body.Span);
        }
        else
        {
            foreach (var part in frames.Slice(0, HeaderSize + length))
            {
                output.Write(part.Span);
            }
        }

        frames = frames.Slice(HeaderSize + length);
        return true;
    }

    /// <summary>Reports a frame to its stream.</summary>
    /// <returns>The bytes of the DATA frame that replaces it; null to copy it.</returns>
    private static ReadOnlyMemory<byte>? Report(WatchedStream stream, byte type, int length)
    {
        switch (type)
        {
            case HeadersFrame:
                stream.CountHeader();
                return null;
            case DataFrame:
                stream.CountBody(length);
                return null;
            default:
                return type == ResetFrame ? stream.LastFrame : null;
        }
    }

    private void WriteLastFrame(int stream, ReadOnlySpan<byte> body)
    {
        Span<byte> header = [(byte)(body.Length >> 16), (byte)(body.Length >> 8), (byte)body.Length, DataFrame, EndOfStream, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header[5..], stream);
        output.Write(header);
        output.Write(body);
    }
}
