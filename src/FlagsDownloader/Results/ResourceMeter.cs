using System.Buffers.Text;
using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Results;

/// <summary>Measures the resources that this process uses until <see cref="Stop"/>.</summary>
/// <remarks>
/// It samples on a separate thread, which is counted. A timer's callback would wait for the pool, whose starvation is one of the
/// things to be measured.
/// </remarks>
internal sealed class ResourceMeter : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private readonly Process _process = Process.GetCurrentProcess();

    // Opened once: a run may use all descriptors of the process, and must not fail because it is measured.
    private readonly SafeFileHandle? _status = OperatingSystem.IsLinux() ? File.OpenHandle("/proc/self/status") : null;
    // Without spinning, because the thread waits for it a hundred times a second.
    private readonly ManualResetEventSlim _stopped = new(initialState: false, spinCount: 0);
    private readonly TimeSpan _cpuAtStart = Environment.CpuUsage.TotalTime;
    private readonly Thread? _sampler;
    private int _peakThreads;
    private int _samples;

    public ResourceMeter()
    {
        _sampler = StartSampler();
    }

    /// <summary>The number of samples so far. 0 if the system started no thread for them.</summary>
    public int Samples => Volatile.Read(ref _samples);

    public ResourceUsage Stop()
    {
        _stopped.Set();
        _sampler?.Join();
        _peakThreads = Math.Max(_peakThreads, CountThreads());
        return new ResourceUsage(_peakThreads, PeakMemoryBytes(), Environment.CpuUsage.TotalTime - _cpuAtStart);
    }

    public void Dispose()
    {
        _stopped.Set();
        _sampler?.Join();
        _stopped.Dispose();
        _status?.Dispose();
        _process.Dispose();
    }

    // A run must not fail because it is measured: if the system starts no more threads, they are counted only at the end.
    private Thread? StartSampler()
    {
        var sampler = new Thread(Sample) { IsBackground = true, Name = "resource meter" };
        try
        {
            sampler.Start();
            return sampler;
        }
        catch (Exception exception) when (exception is OutOfMemoryException or ThreadStartException)
        {
            return null;
        }
    }

    private void Sample()
    {
        do
        {
            _peakThreads = Math.Max(_peakThreads, CountThreads());
            Volatile.Write(ref _samples, _samples + 1);
        }
        while (!_stopped.Wait(Interval));
    }

    // Process.Threads opens a file for every thread. The kernel's count is one small read.
    private int CountThreads()
    {
        if (_status is not null)
        {
            return (int)ReadStatus("Threads:"u8);
        }

        _process.Refresh();
        return _process.Threads.Count;
    }

    private long PeakMemoryBytes()
    {
        if (_status is not null)
        {
            return ReadStatus("VmHWM:"u8) * 1024;
        }

        _process.Refresh();
        return _process.PeakWorkingSet64;
    }

    // proc_pid_status(5): a line for each figure, its name first; sizes in kB, which are kibibytes.
    private long ReadStatus(ReadOnlySpan<byte> name)
    {
        Span<byte> buffer = stackalloc byte[4096];
        ReadOnlySpan<byte> text = buffer[..RandomAccess.Read(_status!, buffer, fileOffset: 0)];
        foreach (var line in text.Split((byte)'\n'))
        {
            if (text[line].StartsWith(name))
            {
                return Utf8Parser.TryParse(text[line][name.Length..].TrimStart("\t "u8), out long figure, out _) ? figure : 0;
            }
        }

        return 0;
    }
}
