using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;
using Polly.CircuitBreaker;

namespace FlagsDownloader.Tests.Http;

public sealed class HostCircuitTests
{
    private static readonly Uri Address = new("http://localhost/br/br.gif");

    // Polly asks for the time, and then for the break, while it holds its lock.
    [Fact]
    public void NextLook_WhileTheCircuitOpens_WaitsForPollyWithoutHoldingItUp()
    {
        var time = new HookedTime();
        var circuit = new HostCircuit(new FlagClientOptions(), time);
        var failure = FetchResult.Failed(
            new(DownloadPhase.Connect, DownloadCause.ConnectionRefused, "refused"), mayRetry: true, sign: HostSign.Unreachable);
        for (var count = 0; count < FlagClientDefaults.UnreachableInARow; count++)
            circuit.Note(failure, Address);
        // Polly wants to have seen one failure before the one that opens it.
        circuit.Pipeline.Execute(() => failure);
        using var looking = new Barrier(2);
        var look = new Thread(() =>
        {
            looking.SignalAndWait();
            circuit.NextLook(new BrokenCircuitException(), out _);
        });
        look.IsBackground = true;
        look.Start();
        time.Hook = () =>
        {
            time.Hook = null;
            looking.SignalAndWait();
            Eventually.True(() => look.ThreadState.HasFlag(ThreadState.WaitSleepJoin) || !look.IsAlive, "the look at the circuit");
        };
        var open = new Thread(() => circuit.Pipeline.Execute(() => failure));
        open.IsBackground = true;
        open.Start();

        Assert.True(open.Join(TimeSpan.FromSeconds(30)), "The circuit did not open.");
        Assert.True(look.Join(TimeSpan.FromSeconds(30)), "Nobody was told how long to wait.");
        Assert.Null(time.Hook);
        Assert.False(circuit.IsClosed);
    }

    private sealed class HookedTime : TimeProvider
    {
        public Action? Hook { get; set; }

        public override DateTimeOffset GetUtcNow()
        {
            Hook?.Invoke();
            return base.GetUtcNow();
        }
    }
}
