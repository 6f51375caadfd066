using FlagsDownloader.Http;

namespace FlagsDownloader.Tests.Http;

public sealed class RequestQueueTests
{
    private readonly RequestQueue _queue = new(size: 2);

    [Fact]
    public void TryEnter_Room_IsAdmittedOnce()
    {
        var place = default(QueuePlace);

        Assert.True(TryEnter(ref place, out _));
        Assert.True(TryEnter(ref place, out _));

        var other = default(QueuePlace);
        Assert.True(TryEnter(ref other, out _));
    }

    [Fact]
    public void Leave_SeveralWait_AdmitsThemInTheirOrder()
    {
        var places = new QueuePlace[6];
        var waits = new Task[6];
        for (var index = 0; index < places.Length; index++)
        {
            Assert.Equal(index < 2, TryEnter(ref places[index], out waits[index]));
        }

        for (var next = 2; next < places.Length; next++)
        {
            places[next - 1].Leave();

            Assert.True(waits[next].IsCompletedSuccessfully);
            Assert.True(TryEnter(ref places[next], out _));
            Assert.All(waits.Skip(next + 1), wait => Assert.False(wait.IsCompleted));
        }
    }

    [Fact]
    public void Leave_Repeated_FreesOnePlace()
    {
        QueuePlace first = default, second = default, third = default, fourth = default;
        TryEnter(ref first, out _);
        TryEnter(ref second, out _);

        first.Leave();
        first.Leave();

        Assert.True(TryEnter(ref third, out _));
        Assert.False(TryEnter(ref fourth, out _));
    }

    [Fact]
    public void TryEnter_CancelledWhileItWaits_LetsTheNextPass()
    {
        using var cancel = new CancellationTokenSource();
        QueuePlace first = default, second = default, third = default, fourth = default;
        TryEnter(ref first, out _);
        TryEnter(ref second, out _);
        Assert.False(_queue.TryEnter(ref third, cancel.Token, out var cancelled));
        Assert.False(TryEnter(ref fourth, out var next));

        cancel.Cancel();
        Assert.True(cancelled.IsCanceled);
        third.Leave();
        Assert.False(next.IsCompleted);
        first.Leave();

        Assert.True(next.IsCompletedSuccessfully);
    }

    [Fact]
    public void Leave_CancelledAfterItWasAdmitted_LetsTheNextPass()
    {
        using var cancel = new CancellationTokenSource();
        QueuePlace first = default, second = default, third = default, fourth = default;
        TryEnter(ref first, out _);
        TryEnter(ref second, out _);
        Assert.False(_queue.TryEnter(ref third, cancel.Token, out var admitted));
        Assert.False(TryEnter(ref fourth, out var next));

        first.Leave();
        cancel.Cancel();
        Assert.True(admitted.IsCompletedSuccessfully);
        third.Leave();

        Assert.True(next.IsCompletedSuccessfully);
    }

    private bool TryEnter(ref QueuePlace place, out Task admitted) => _queue.TryEnter(ref place, CancellationToken.None, out admitted);
}
