using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>
/// Whether a request for which the handler wants to open a connection of HTTP/2 needs one. While the handler hands a fresh connection to
/// the requests that waited for it, the next one would get a connection of its own, although the first has streams for all.
/// </summary>
public sealed class SharedConnectionsTests
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    private readonly FakeTime _time = new();
    private readonly SharedConnections _connections;
    private readonly Exchange _exchange;

    public SharedConnectionsTests()
    {
        _connections = new(_time);
        _exchange = new(new Timeline(_time), new Uri("http://flags.test/br/br.gif")) { Shared = _connections };
    }

    [Fact]
    public async Task IsNeededBy_NoConnectionYet_IsTrueAtOnce() => Assert.True(await DecidedAtOnce());

    [Fact]
    public async Task IsNeededBy_SentOverTheFreshConnection_IsFalse()
    {
        RecordOpened();
        var needed = _connections.IsNeededByAsync(_exchange, TestContext.Current.CancellationToken);
        Assert.False(needed.IsCompleted);

        HandOver();

        Assert.False(await needed);
    }

    [Fact]
    public async Task IsNeededBy_SentAlready_IsFalseAtOnce()
    {
        RecordOpened();
        HandOver();

        Assert.False(await DecidedAtOnce());
    }

    [Fact]
    public async Task IsNeededBy_NotSentForAMoment_IsTrue()
    {
        RecordOpened();
        var needed = _connections.IsNeededByAsync(_exchange, TestContext.Current.CancellationToken);
        _time.Advance(SharedConnections.Patience - Millisecond);
        Assert.False(needed.IsCompleted);

        _time.Advance(Millisecond);

        Assert.True(await needed);
    }

    [Fact]
    public async Task IsNeededBy_ConnectionIsOlder_IsTrueAtOnce()
    {
        RecordOpened();
        _time.Advance(SharedConnections.Recent + Millisecond);

        Assert.True(await DecidedAtOnce());
    }

    [Theory]
    [InlineData(SharedConnections.UsualStreams, false)]
    [InlineData(SharedConnections.UsualStreams + 1, true)]
    public void IsNeededBy_MoreRequestsThanUsualStreams_IsTrueAtOnce(int requests, bool isDecided)
    {
        for (var i = 0; i < requests + 1; i++)
        {
            _connections.BeginRequest();
        }

        _connections.EndRequest();
        RecordOpened();

        Assert.Equal(isDecided, _connections.IsNeededByAsync(_exchange, TestContext.Current.CancellationToken).IsCompleted);
    }

    [Fact]
    public async Task IsNeededBy_Cancelled_EndsTheWait()
    {
        RecordOpened();
        using var source = new CancellationTokenSource();
        var needed = _connections.IsNeededByAsync(_exchange, source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await needed);
    }

    private async Task<bool> DecidedAtOnce()
    {
        var needed = _connections.IsNeededByAsync(_exchange, TestContext.Current.CancellationToken);
        Assert.True(needed.IsCompleted);
        return await needed;
    }

    // As the handler does before it writes a request to a connection.
    private void HandOver()
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, _exchange.Address);
        _exchange.Attach(message);
        Exchange.RecordHeader("Accept", message);
    }

    private void RecordOpened()
    {
        var opening = new ConnectionOpening(_time, isEncrypted: false);
        opening.End();
        _connections.RecordOpened(opening);
    }
}
