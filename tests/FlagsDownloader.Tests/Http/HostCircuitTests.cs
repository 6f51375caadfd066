using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

public sealed class HostCircuitTests
{
    private static readonly FlagClientOptions Options = new() { CircuitBreak = TimeSpan.FromSeconds(1), BackoffCap = TimeSpan.FromSeconds(5), Retries = 4 };

    private readonly FakeTime _time = new();
    private readonly HostCircuit _circuit;

    public HostCircuitTests() => _circuit = new HostCircuit(Options, _time);

    [Fact]
    public void TryEnter_ConnectionsThatFailInARow_OpensForTheBreak()
    {
        for (var count = 0; count < FlagClientDefaults.UnreachableThreshold; count++)
        {
            Assert.True(_circuit.IsClosed);
            Leave(Enter(), Unreachable);
        }

        Assert.False(_circuit.IsClosed);
        Assert.False(_circuit.TryEnter(out _, out var wait, out var changed));
        Assert.Equal(Options.CircuitBreak, wait);
        Assert.False(changed!.IsCompleted);
        Assert.Equal("refused", _circuit.Reason!.Message);
    }

    [Fact]
    public void Leave_SuccessBetweenFailures_ResetsTheCount()
    {
        for (var count = 0; count < 10; count++)
        {
            Leave(Enter(), Unreachable);
            Leave(Enter(), FetchResult.NotFound);
        }

        Assert.True(_circuit.IsClosed);
    }

    [Fact]
    public void Leave_OneAddressFailsRepeatedly_DoesNotOpen()
    {
        for (var count = 0; count < 3 * FlagClientDefaults.FailureThreshold; count++)
        {
            Leave(Enter(), Failing);
        }

        Assert.True(_circuit.IsClosed);
    }

    [Fact]
    public void Leave_ManyAddressesThatFailInARow_Opens()
    {
        for (var address = 0; address < FlagClientDefaults.FailureThreshold; address++)
        {
            Leave(Enter(), Failing, address);
        }

        Assert.False(_circuit.IsClosed);
    }

    [Fact]
    public void TryEnter_BreakOver_AdmitsOneProbeAndTheOthersWait()
    {
        Open();
        _time.Advance(Options.CircuitBreak);

        Enter();

        Assert.False(_circuit.TryEnter(out _, out var wait, out var changed));
        Assert.Equal(Timeout.InfiniteTimeSpan, wait);
        Assert.False(changed!.IsCompleted);
    }

    [Fact]
    public void TryEnter_ATimerThatFiredEarly_WaitsForTheRest()
    {
        Open();
        _time.Advance(Options.CircuitBreak - TimeSpan.FromMilliseconds(0.4));

        Assert.False(_circuit.TryEnter(out _, out var wait, out _));
        Assert.Equal(TimeSpan.FromMilliseconds(0.4), wait);
    }

    [Fact]
    public async Task Leave_ProbeSucceeds_ClosesAndWakesTheWaiters()
    {
        var (probe, changed) = Probe();

        Leave(probe, FetchResult.NotFound);

        await changed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.True(_circuit.IsClosed);
    }

    [Fact]
    public async Task Leave_ProbeFails_OpensForTwiceTheBreakAndWakesTheWaiters()
    {
        var (probe, changed) = Probe();

        Leave(probe, Failing);

        await changed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.False(_circuit.TryEnter(out _, out var wait, out _));
        Assert.Equal(Options.CircuitBreak * 2, wait);
        Assert.Equal("HTTP error 500 - Oh", _circuit.Reason!.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Leave_ARequestThatBeganBeforeTheProbe_IsNotTheProbe(bool isAnswered)
    {
        var before = Enter();
        var (probe, changed) = Probe();

        Leave(before, isAnswered ? FetchResult.NotFound : Unreachable);

        Assert.False(changed.IsCompleted);
        Assert.False(_circuit.TryEnter(out _, out var wait, out _));
        Assert.Equal(Timeout.InfiniteTimeSpan, wait);
        Leave(probe, FetchResult.NotFound);
        Assert.True(_circuit.IsClosed);
    }

    [Fact]
    public async Task Leave_ProbeCancelled_TheNextRequestProbesAtOnce()
    {
        var (probe, changed) = Probe();

        _circuit.Leave(probe, null, Address(0));

        await changed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.False(_circuit.IsClosed);
        var next = Enter();
        Assert.False(_circuit.TryEnter(out _, out _, out _));
        Leave(next, Failing);
        // The cancelled one does not count as a probe that failed.
        Assert.False(_circuit.TryEnter(out _, out var wait, out _));
        Assert.Equal(Options.CircuitBreak * 2, wait);
    }

    [Fact]
    public void Leave_AllProbesFail_GivesUpAndTriesAgainLater()
    {
        Open();
        for (var probe = 0; probe < Options.Retries - 1; probe++)
        {
            Assert.False(_circuit.TryEnter(out _, out var wait, out _));
            Assert.InRange(wait, TimeSpan.FromTicks(1), Options.BackoffCap);
            _time.Advance(wait);
            Leave(Enter(), Unreachable);
        }

        Assert.False(_circuit.TryEnter(out _, out var never, out _));
        Assert.Equal(TimeSpan.MaxValue, never);
        _time.Advance(FlagClientDefaults.GiveUpDuration);
        Leave(Enter(), FetchResult.NotFound);
        Assert.True(_circuit.IsClosed);
    }

    [Fact]
    public void Leave_NoRetries_StaysClosed()
    {
        var circuit = new HostCircuit(Options with { Retries = 0 }, _time);
        for (var address = 0; address < 100; address++)
        {
            Assert.True(circuit.TryEnter(out var generation, out _, out _));
            circuit.Leave(generation, Unreachable, Address(address));
        }

        Assert.True(circuit.IsClosed);
    }

    private static FetchResult Unreachable => FetchResult.Failed(
        new(DownloadPhase.Connect, DownloadCause.ConnectionRefused, "refused"), mayRetry: true, signal: HostSignal.Unreachable);

    private static FetchResult Failing => FetchResult.Failed(
        new(DownloadPhase.Headers, DownloadCause.HttpStatus, "HTTP error 500 - Oh", 500), mayRetry: true, signal: HostSignal.Failing);

    private static Uri Address(int number) => new($"http://localhost/{number}.gif");

    private int Enter()
    {
        Assert.True(_circuit.TryEnter(out var generation, out _, out _));
        return generation;
    }

    private void Leave(int generation, FetchResult result, int address = 0) => _circuit.Leave(generation, result, Address(address));

    private void Open()
    {
        for (var count = 0; count < FlagClientDefaults.UnreachableThreshold; count++)
        {
            Leave(Enter(), Unreachable);
        }
    }

    // The probe, and the task that a waiting request awaits.
    private (int Probe, Task Changed) Probe()
    {
        Open();
        _time.Advance(Options.CircuitBreak);
        var probe = Enter();
        Assert.False(_circuit.TryEnter(out _, out _, out var changed));
        return (probe, changed!);
    }
}
