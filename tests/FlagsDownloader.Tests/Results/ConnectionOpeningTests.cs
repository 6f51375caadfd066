using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Results;

public sealed class ConnectionOpeningTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly FakeTime _time = new();

    // On an event loop it waits for no thread of the pool.
    [Fact]
    public void Began_WithoutThePool_IsWhenItBegan()
    {
        var opening = new ConnectionOpening(_time, isEncrypted: false);
        var began = _time.GetTimestamp();
        _time.Advance(Step);
        Assert.False(opening.Ended.Reached);

        opening.End();
        _time.Advance(Step);

        Assert.Equal(began, opening.Began.Timestamp);
        Assert.Equal(Step, _time.GetElapsedTime(began, opening.Ended.Timestamp));
    }

    // The work item may run long after the connection is there: that is another wait.
    [Fact]
    public void Began_AfterTheEnd_MovesNoMore()
    {
        var opening = new ConnectionOpening(_time, isEncrypted: false);
        var began = _time.GetTimestamp();
        opening.AwaitPool();
        opening.End();

        _time.Advance(Step);

        Assert.Equal(began, opening.Began.Timestamp);
    }
}
