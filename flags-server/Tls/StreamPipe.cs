using System.IO.Pipelines;

namespace FlagsServer.Tls;

/// <summary>A stream as two pipes, from which Kestrel reads requests and into which it writes answers.</summary>
/// <param name="stream">The stream. Completing the pipes leaves it open.</param>
internal sealed class StreamPipe(Stream stream) : IDuplexPipe
{
    /// <inheritdoc/>
    public PipeReader Input { get; } = PipeReader.Create(stream, new(leaveOpen: true));

    /// <inheritdoc/>
    public PipeWriter Output { get; } = PipeWriter.Create(stream, new(leaveOpen: true));
}
