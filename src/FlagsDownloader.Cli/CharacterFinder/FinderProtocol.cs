using Asyncio;

namespace FlagsDownloader.Cli.CharacterFinder;

/// <summary>The finder as a protocol: the loop calls it when something has come, and it keeps what is not a whole line yet.</summary>
/// <param name="index">The index to search.</param>
internal sealed class FinderProtocol(CharacterIndex index) : IProtocol
{
    private readonly List<byte> _received = [];
    private Transport? _transport;
    private bool _isPaused;
    private bool _hasEnded;
    private bool _isTooLong;

    public void ConnectionMade(Transport transport)
    {
        _transport = transport;
        transport.Write(Conversation.Greeting);
    }

    public void DataReceived(ReadOnlySpan<byte> data)
    {
        _received.AddRange(data);
        AnswerLines();
    }

    public bool EofReceived()
    {
        _hasEnded = true;
        AnswerLines();

        // AnswerLines closes the connection, now or when the client has read the answers.
        return true;
    }

    // The client asks faster than it reads.
    public void PauseWriting()
    {
        _isPaused = true;
        if (!_hasEnded)
        {
            _transport!.PauseReading();
        }
    }

    public void ResumeWriting()
    {
        _isPaused = false;
        if (!_hasEnded)
        {
            _transport!.ResumeReading();
        }

        AnswerLines();
    }

    private void AnswerLines()
    {
        var start = 0;
        while (!_isPaused && !_transport!.IsClosing && _received.IndexOf((byte)'\n', start) is var end and >= 0)
        {
            Answer(start, end - start);
            start = end + 1;
        }

        _received.RemoveRange(0, start);
        if (_isPaused || _transport!.IsClosing)
        {
            return;
        }

        if (_hasEnded)
        {
            if (_received.Count > 0)
            {
                Answer(0, _received.Count);
            }

            _transport.Close();
        }
        else if (_received.Count > TypedLine.MaxLength)
        {
            _isTooLong = true;
            _received.Clear();
        }
    }

    private void Answer(int start, int length)
    {
        var line = _isTooLong || length > TypedLine.MaxLength
            ? TypedLine.TooLong
            : TypedLine.Parse(_received.Slice(start, length).ToArray());
        _isTooLong = false;
        _transport!.Write(line.Query is { } query ? Conversation.Answer(index.Find(query)) : Conversation.Answer(line));
        if (line.Ends)
        {
            _transport.Close();
        }
    }
}
