using System.Text;

namespace Asyncio.Tests.Scenarios;

/// <summary>A protocol that says what happens to it, and then does something besides.</summary>
internal abstract class Recorder : IStreamProtocol
{
    private static readonly Action<object?> NoLog = _ => { };

    public Action<object?> Log { get; set; } = NoLog;

    public bool HasNoLog => ReferenceEquals(Log, NoLog);

    public bool KeepsOpen { get; init; }

    /// <summary>Whether data is counted and not told.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>What to do besides, by the event's name.</summary>
    public Dictionary<string, Action<Recorder>> Then { get; init; } = [];

    public StringBuilder Received { get; } = new();

    public Transport Transport { get; set; } = null!;

    public bool IsPaused { get; private set; }

    public bool HasEof { get; private set; }

    public bool IsLost { get; private set; }

    public void ConnectionMade(Transport transport)
    {
        Transport = transport;
        Say("made");
    }

    public bool EofReceived()
    {
        HasEof = true;
        Say("eof");
        return KeepsOpen;
    }

    public void ConnectionLost(Exception? exception)
    {
        IsLost = true;
        Say("lost", Connections.Error(exception));
    }

    public void PauseWriting()
    {
        IsPaused = true;
        Say("paused");
    }

    public void ResumeWriting()
    {
        IsPaused = false;
        Say("resumed");
    }

    protected void Say(string what, string detail = "")
    {
        Log(detail.Length > 0 ? $"{what} {detail}" : what);
        if (Then.TryGetValue(what, out var then))
        {
            then(this);
        }
    }
}

internal sealed class TextRecorder : Recorder, IProtocol
{
    public void DataReceived(ReadOnlySpan<byte> data)
    {
        var text = Encoding.ASCII.GetString(data);
        Received.Append(text);
        if (!IsQuiet)
        {
            Say("received", text);
        }
    }
}

internal sealed class BufferedRecorder(int size = 10) : Recorder, IBufferedProtocol
{
    private readonly byte[] _buffer = new byte[size];

    public Memory<byte> GetBuffer(int sizeHint)
    {
        Say("buffer", $"{sizeHint}");
        return _buffer;
    }

    public void BufferUpdated(int count)
    {
        var text = Encoding.ASCII.GetString(_buffer, 0, count);
        Received.Append(text);
        Say("updated", text);
    }
}
