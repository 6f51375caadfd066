using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Comparison.Tests.Rounds;

public sealed class ProcessMeterTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly ProcessMeter _meter = new(TimeProvider.System);

    [Fact]
    public void Run_AProcess_TellsWhatItSaidAndHowItEnded()
    {
        var process = Run("echo out; echo one >&2; echo two >&2; exit 7");

        Assert.Equal(7, process.ExitCode);
        Assert.Equal("out\n", Encoding.UTF8.GetString(process.Output));
        Assert.Equal("two", process.Complaint);
        Assert.False(process.TimedOut);
    }

    [Fact]
    public void Run_MoreOutputThanAPipeHolds_TakesItAll()
    {
        Assert.Equal(3_000_000, Run("head -c 3000000 /dev/zero").Output.Length);
    }

    [Fact]
    public void Run_WorkOfAGrandchild_CountsItsProcessorTime()
    {
        // Both count to a million: a shell within the shell, and not at all.
        var busy = Run("sh -c 'i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done'; true");
        var idle = Run("true");

        Assert.True(busy.CpuTime > idle.CpuTime, $"{busy.CpuTime} is not more than {idle.CpuTime}");
        Assert.True(busy.CpuTime <= busy.Elapsed * 2, $"{busy.CpuTime} in {busy.Elapsed}");
    }

    [Fact]
    public void Run_Sampled_SeesMemoryAndThreadsOfAllItsProcesses()
    {
        // Two shells and a cat that waits until its input, which nobody writes to, has ended with the sleep.
        var process = Run("sleep 0.3 | cat", samples: true);

        Assert.InRange(process.PeakThreads!.Value, 2, 4);
        Assert.InRange(process.PeakMemoryBytes!.Value, 500_000, 100_000_000);
    }

    [Fact]
    public void Run_NotSampled_SaysNothingOfMemory()
    {
        Assert.Null(Run("true").PeakMemoryBytes);
    }

    [Fact]
    public void Run_BeyondTheLimit_EndsItAndItsChildren()
    {
        var process = _meter.Run(
            new ProcessStartInfo("/bin/sh", ["-c", "sleep 60 & wait"]), samples: false, TimeSpan.FromMilliseconds(100), CancellationToken.None);

        Assert.True(process.TimedOut);
        Assert.True(process.Elapsed < TimeSpan.FromSeconds(30), $"{process.Elapsed}");
    }

    [Fact]
    public void Run_Cancelled_EndsIt()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Assert.Throws<OperationCanceledException>(() =>
            _meter.Run(new ProcessStartInfo("/bin/sh", ["-c", "sleep 60"]), samples: false, Long, source.Token));
    }

    [Fact]
    public void Run_AProgramThatIsNotThere_SaysSo()
    {
        Assert.Throws<Win32Exception>(() =>
            _meter.Run(new ProcessStartInfo("/nowhere/nothing"), samples: false, Long, CancellationToken.None));
    }

    private ProcessMeasurement Run(string command, bool samples = false) =>
        _meter.Run(new ProcessStartInfo("/bin/sh", ["-c", command]), samples, Long, CancellationToken.None);
}
