using System.Runtime.Versioning;

namespace Asyncio;

/// <summary>The protocol of one pipe of a subprocess; asyncio's <c>WriteSubprocessPipeProto</c> and <c>ReadSubprocessPipeProto</c>.</summary>
[SupportedOSPlatform("linux")]
internal sealed class SubprocessPipeProtocol(SubprocessTransport process, int descriptor) : IProtocol
{
    public Transport? Pipe { get; set; }

    public bool IsLost { get; private set; }

    public void DataReceived(ReadOnlySpan<byte> data) => process.Protocol.PipeDataReceived(descriptor, data);

    public void ConnectionLost(Exception? exception)
    {
        IsLost = true;
        process.OnPipeLost(descriptor, exception);
    }

    public void PauseWriting() => process.Protocol.PauseWriting();

    public void ResumeWriting() => process.Protocol.ResumeWriting();
}
