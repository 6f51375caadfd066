using System.Buffers.Text;
using System.Diagnostics;

namespace FlagsDownloader.Results;

/// <summary>Measures what this process uses from its making to <see cref="Stop"/>.</summary>
/// <remarks>
/// It samples on a thread of its own, which is counted: a timer's callback would wait for the very pool whose starvation
/// is to be seen.
/// </remarks>
internal sealed class ResourceMeter : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private const int FieldsBetweenNameAndThreads = 17;

    private readonly Process _process = Process.GetCurrentProcess();
    private readonly ManualResetEventSlim _stopped = new();
    private readonly TimeSpan _cpuAtStart = Environment.CpuUsage.TotalTime;
    private readonly Thread _sampler;
    private int _peakThreads;

    public ResourceMeter()
    {
        _sampler = new Thread(Sample) { IsBackground = true, Name = "resource meter" };
        _sampler.Start();
    }

    public ResourceUsage Stop()
    {
        _stopped.Set();
        _sampler.Join();
        _process.Refresh();
        return new ResourceUsage(_peakThreads, _process.PeakWorkingSet64, Environment.CpuUsage.TotalTime - _cpuAtStart);
    }

    public void Dispose()
    {
        _stopped.Set();
        _sampler.Join();
        _stopped.Dispose();
        _process.Dispose();
    }

    private void Sample()
    {
        do
            _peakThreads = Math.Max(_peakThreads, CountThreads());
        while (!_stopped.Wait(Interval));
    }

    // Process.Threads opens a file for every thread; the kernel's own count is one small read.
    private int CountThreads()
    {
        if (!OperatingSystem.IsLinux())
        {
            _process.Refresh();
            return _process.Threads.Count;
        }

        Span<byte> stat = stackalloc byte[1024];
        using var file = File.OpenHandle("/proc/self/stat");
        stat = stat[..RandomAccess.Read(file, stat, fileOffset: 0)];

        // proc_pid_stat(5): the 2nd field is the name in brackets, which may hold spaces; the count is the 20th.
        var field = stat[(stat.LastIndexOf((byte)')') + 2)..];
        for (var skipped = 0; skipped < FieldsBetweenNameAndThreads; skipped++)
            field = field[(field.IndexOf((byte)' ') + 1)..];
        return Utf8Parser.TryParse(field, out int count, out _) ? count : 0;
    }
}
