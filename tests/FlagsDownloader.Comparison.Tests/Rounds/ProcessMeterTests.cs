using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Comparison.Tests.Rounds;

public sealed class ProcessMeterTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    // The end of a command that goes on until it has been sampled.
    private const string UntilSampled = "echo > begun; while [ ! -e ended ]; do sleep 0.01; done";

    private readonly ProcessMeter _meter = new(TimeProvider.System);

    [Fact]
    public void Run_Process_HasItsOutputAndExitCode()
    {
        var process = Run("echo out; echo one >&2; echo two >&2; exit 7");

        Assert.Equal(7, process.ExitCode);
        Assert.Equal("out\n", Encoding.UTF8.GetString(process.Output));
        Assert.Equal("two", process.Complaint);
        Assert.False(process.TimedOut);
    }

    [Fact]
    public void Run_MoreOutputThanAPipeHolds_ReadsAll()
    {
        Assert.Equal(3_000_000, Run("head -c 3000000 /dev/zero").Output.Length);
    }

    [Fact]
    public void Run_WorkOfAGrandchild_CountsItsProcessorTime()
    {
        // Both count to a million: in an inner shell, and without one.
        var busy = Run("sh -c 'i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done'; true");
        var idle = Run("true");

        Assert.True(busy.CpuTime > idle.CpuTime, $"{busy.CpuTime} is not more than {idle.CpuTime}");
        Assert.True(busy.CpuTime <= busy.Elapsed * 2, $"{busy.CpuTime} in {busy.Elapsed}");
    }

    [Fact]
    public void Run_Sampled_SeesMemoryAndThreadsOfAllItsProcesses()
    {
        // Two shells, a sleep, and a cat, whose input has no data.
        var process = RunUntilSampled($"({UntilSampled}) | cat");

        Assert.InRange(process.PeakThreads!.Value, 2, 4);
        Assert.InRange(process.PeakMemoryBytes!.Value, 500_000, 100_000_000);
    }

    [Fact]
    public void Run_NotSampled_HasNoMemory()
    {
        Assert.Null(Run("true").PeakMemoryBytes);
    }

    [Fact]
    public void Run_BeyondTheLimit_EndsItAndItsChildren()
    {
        var process = _meter.Run(
            new ProcessStartInfo("/bin/sh", ["-c", "sleep 600 & wait"]), samples: false, TimeSpan.FromMilliseconds(100), CancellationToken.None);

        Assert.True(process.TimedOut);
        Assert.True(process.Elapsed < TimeSpan.FromSeconds(60), $"{process.Elapsed}");
    }

    // The limit is far from both outcomes: the children hold the output for ten minutes.
    [Theory]
    [InlineData("sleep 600 & echo $!")]
    [InlineData("setsid sleep 600 & echo $!")]
    [InlineData("setsid sh -c 'sleep 600' < /dev/null > /dev/null 2>&1 & echo $!")]
    [InlineData("(sh -c 'echo $$; exec sleep 600' &)")]
    public void Run_AProcessThatOutlivesIt_IsEnded(string command)
    {
        var process = Run(command, samples: true);

        Assert.Equal(0, process.ExitCode);
        Assert.True(process.Elapsed < Long, $"{process.Elapsed}");
        var left = int.Parse(Encoding.UTF8.GetString(process.Output));
        Eventually.True(() => !IsRunning(left), $"the end of process {left}");
    }

    [Fact]
    public void Run_DaemonWithoutAnEnvironment_IsEndedIfItWasSampled()
    {
        var process = RunUntilSampled($"env -i setsid sleep 600 & echo $!; {UntilSampled}");

        var left = int.Parse(Encoding.UTF8.GetString(process.Output));
        Eventually.True(() => !IsRunning(left), $"the end of process {left}");
    }

    [Fact]
    public void Run_CancelledWithAProcessInTheBackground_EndsThatToo()
    {
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        var file = folder.At("pid");
        var watch = new Thread(() =>
        {
            Eventually.True(() => File.Exists(file) && File.ReadAllText(file).EndsWith('\n'), "the process in the background");
            source.Cancel();
        });
        watch.Start();

        Assert.Throws<OperationCanceledException>(() => _meter.Run(
            new ProcessStartInfo("/bin/sh", ["-c", $"setsid sleep 600 & echo $! > '{file}'; sleep 600"]), samples: true, TimeSpan.FromMinutes(10), source.Token));

        watch.Join();
        var left = int.Parse(File.ReadAllText(file));
        Eventually.True(() => !IsRunning(left), $"the end of process {left}");
    }

    [Fact]
    public void Run_LargeOutputWhileSampled_IsReadToItsEndButNotKept()
    {
        Assert.Equal(1024 * 1024, Run("head -c 3000000 /dev/zero", samples: true).Output.Length);
    }

    [Fact]
    public void Run_EndlessErrorOutput_KeepsItsLastLine()
    {
        var process = Run("head -c 3000000 /dev/zero >&2; echo >&2; echo last >&2");

        Assert.Equal("last", process.Complaint);
    }

    [Fact]
    public void Run_Cancelled_EndsIt()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Assert.Throws<OperationCanceledException>(() =>
            _meter.Run(new ProcessStartInfo("/bin/sh", ["-c", "sleep 60"]), samples: false, Long, source.Token));
    }

    [Fact]
    public void Run_MissingProgram_SaysSo()
    {
        Assert.Throws<Win32Exception>(() =>
            _meter.Run(new ProcessStartInfo("/nowhere/nothing"), samples: false, Long, CancellationToken.None));
    }

    // A process that has ended, and is not reaped, is not running.
    private static bool IsRunning(int id) =>
        File.Exists($"/proc/{id}/stat") && ReadOrEmpty($"/proc/{id}/stat") is { Length: > 0 } stat
        && stat[(stat.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private ProcessMeasurement Run(string command, bool samples = false) =>
        _meter.Run(new ProcessStartInfo("/bin/sh", ["-c", command]), samples, Long, CancellationToken.None);

    private static ProcessMeasurement RunUntilSampled(string command)
    {
        using var folder = new TemporaryFolder();
        var time = new SampledTime(folder.At("begun"), folder.At("ended"));
        return new ProcessMeter(time).Run(
            new ProcessStartInfo("/bin/sh", ["-c", command]) { WorkingDirectory = folder.FullName }, samples: true, Long, CancellationToken.None);
    }

    // The meter reads the clock after each sample. So between the first two readings after the beginning there is a whole sample.
    private sealed class SampledTime(string begun, string ended) : TimeProvider
    {
        private int _readings;

        public override long GetTimestamp()
        {
            if (File.Exists(begun) && ++_readings == 2)
            {
                File.WriteAllText(ended, "");
            }

            return base.GetTimestamp();
        }
    }
}
