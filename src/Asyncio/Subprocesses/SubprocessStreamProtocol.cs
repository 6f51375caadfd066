using System.Runtime.Versioning;

namespace Asyncio;

/// <summary>Connects a subprocess with its reader and its writers; asyncio's <c>SubprocessStreamProtocol</c>.</summary>
[SupportedOSPlatform("linux")]
internal sealed class SubprocessStreamProtocol : ISubprocessProtocol
{
    private readonly EventLoop _loop;
    private readonly int _limit;

    // The flow control of the standard input. Its reader gets no data.
    private readonly StreamReaderProtocol _input;
    private readonly StreamReader _noReader;
    private SubprocessTransport? _transport;
    private int _openOutputs;
    private bool _hasExited;

    public SubprocessStreamProtocol(EventLoop loop, int limit)
    {
        _loop = loop;
        _limit = limit;
        _noReader = new StreamReader(loop, limit);
        _input = new StreamReaderProtocol(loop, _noReader);
    }

    public StreamWriter? Stdin { get; private set; }

    public StreamReader? Stdout { get; private set; }

    public StreamReader? Stderr { get; private set; }

    public void ConnectionMade(SubprocessTransport transport)
    {
        _transport = transport;
        Stdout = CreateReader(transport.GetPipeTransport(1));
        Stderr = CreateReader(transport.GetPipeTransport(2));
        if (transport.GetPipeTransport(0) is { } pipe)
        {
            Stdin = new StreamWriter(pipe, _input, _noReader);
        }
    }

    public void PipeDataReceived(int descriptor, ReadOnlySpan<byte> data) => ReaderOf(descriptor)?.FeedData(data);

    public void PipeConnectionLost(int descriptor, Exception? exception)
    {
        if (descriptor == 0)
        {
            Stdin?.Close();
            _input.ConnectionLost(exception);
            return;
        }

        if (ReaderOf(descriptor) is { } reader)
        {
            if (exception is null)
            {
                reader.FeedEof();
            }
            else
            {
                reader.SetException(exception);
            }

            _openOutputs--;
        }

        CloseIfOver();
    }

    public void ProcessExited()
    {
        _hasExited = true;
        CloseIfOver();
    }

    public void PauseWriting() => _input.PauseWriting();

    public void ResumeWriting() => _input.ResumeWriting();

    private StreamReader? CreateReader(Transport? pipe)
    {
        if (pipe is null)
        {
            return null;
        }

        _openOutputs++;
        var reader = new StreamReader(_loop, _limit);
        reader.SetTransport(pipe);
        return reader;
    }

    private StreamReader? ReaderOf(int descriptor) => descriptor == 1 ? Stdout : Stderr;

    private void CloseIfOver()
    {
        if (_hasExited && _openOutputs == 0)
        {
            _transport?.Close();
        }
    }
}
