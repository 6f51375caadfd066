using FlagsDownloader.Downloaders;
using FlagsDownloader.Results;

namespace FlagsDownloader.Cli.Progress;

/// <summary>A plain line every few seconds, for a log or a pipe: no control characters.</summary>
/// <remarks>A thread writes them, for a timer's callback would wait for the shared pool, which a strategy may have exhausted.</remarks>
internal sealed class ProgressLines : IDownloadObserver, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly TextWriter _output;
    private readonly int _total;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ManualResetEventSlim _stopped = new();
    private readonly Thread _writer;
    private int _done;

    public ProgressLines(TextWriter output, int total, TimeProvider time)
    {
        (_output, _total, _time, _start) = (output, total, time, time.GetTimestamp());
        _writer = new Thread(Write) { IsBackground = true, Name = "progress" };
        _writer.Start();
    }

    public void Finished(DownloadOutcome outcome) => Interlocked.Increment(ref _done);

    public void Dispose()
    {
        _stopped.Set();
        _writer.Join();
        _stopped.Dispose();
    }

    private void Write()
    {
        while (!_stopped.Wait(Interval))
            _output.WriteLine(Describe(Volatile.Read(ref _done), _total, _time.GetElapsedTime(_start)));
    }

    internal static string Describe(int done, int total, TimeSpan elapsed)
    {
        var rate = done / elapsed.TotalSeconds;
        var left = done == 0 ? "" : $", about {(total - done) / rate:0} s left";
        return $"{done}/{total} flags, {rate:0.0}/s{left}";
    }
}
