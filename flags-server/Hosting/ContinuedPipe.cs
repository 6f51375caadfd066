using System.IO.Pipelines;

namespace FlagsServer.Hosting;

/// <summary>A connection's pipes, of which some input was taken and is put back.</summary>
/// <param name="taken">The bytes that come first.</param>
/// <param name="pipe">The pipes.</param>
internal sealed class ContinuedPipe(ReadOnlyMemory<byte> taken, IDuplexPipe pipe) : IDuplexPipe
{
    /// <inheritdoc/>
    public PipeReader Input { get; } = PipeReader.Create(new ContinuedStream(taken, pipe.Input.AsStream()), new(useZeroByteReads: true));

    /// <inheritdoc/>
    public PipeWriter Output => pipe.Output;

    private sealed class ContinuedStream(ReadOnlyMemory<byte> taken, Stream rest) : Stream
    {
        private ReadOnlyMemory<byte> _taken = taken;

        public override bool CanRead => true;

        public override bool CanWrite => false;

        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_taken.IsEmpty)
            {
                return rest.ReadAsync(buffer, cancellationToken);
            }

            var length = Math.Min(buffer.Length, _taken.Length);
            _taken[..length].CopyTo(buffer);
            _taken = _taken[length..];
            return new(length);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                rest.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
