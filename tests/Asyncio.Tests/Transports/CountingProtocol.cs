namespace Asyncio.Tests;

/// <summary>Echoes or counts the received bytes, and checks that the calls are in order and on the loop's thread.</summary>
internal sealed class CountingProtocol(bool echoes = false) : IProtocol
{
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly TaskCompletionSource _lost = new();

    public Transport Transport { get; private set; } = null!;

    public int Made { get; private set; }

    public long Count { get; private set; }

    public int Lost { get; private set; }

    public Exception? Failure { get; private set; }

    public Action<CountingProtocol>? Received { get; init; }

    /// <summary>Done when the connection is lost.</summary>
    public Task WhenLost => _lost.Task;

    public void ConnectionMade(Transport transport)
    {
        Check(made: 0);
        Made++;
        Transport = transport;
    }

    public void DataReceived(ReadOnlySpan<byte> data)
    {
        Check(made: 1);
        Assert.False(data.IsEmpty);
        Count += data.Length;
        if (echoes)
        {
            Transport.Write(data);
        }

        Received?.Invoke(this);
    }

    public bool EofReceived()
    {
        Check(made: 1);
        return false;
    }

    public void ConnectionLost(Exception? exception)
    {
        Check(made: 1);
        Lost++;
        Failure = exception;
        _lost.SetResult();
    }

    private void Check(int made)
    {
        Assert.Equal(_thread, Environment.CurrentManagedThreadId);
        Assert.Null(EventLoop.CurrentTask);
        Assert.Equal((made, 0), (Made, Lost));
    }
}
