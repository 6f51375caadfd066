using FlagsDownloader.Downloaders;
using FlagsDownloader.Results;

namespace FlagsDownloader.Cli.Progress;

/// <summary>Writes a plain line every two seconds, without control characters, for a log or a pipe.</summary>
/// <remarks>A thread writes them, because a timer's callback would wait for the shared pool, which a strategy may exhaust.</remarks>
internal sealed class ProgressLines : IDownloadObserver, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly TextWriter _output;
    private readonly int _total;
    private readonly string _noun;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ManualResetEventSlim _stopped = new();
    private readonly Thread _writer;
    private readonly bool _isRunning;
    private int _done;

    public ProgressLines(TextWriter output, int total, string noun, TimeProvider time)
    {
        (_output, _total, _noun, _time, _start) = (output, total, noun, time, time.GetTimestamp());
        _writer = new Thread(Write) { IsBackground = true, Name = "progress" };
        _isRunning = OptionalThread.TryStart(_writer);
    }

    public void Finished(DownloadOutcome outcome) => Count();

    /// <summary>Counts one more that is done, on any thread.</summary>
    public void Count() => Interlocked.Increment(ref _done);

    public void Dispose()
    {
        _stopped.Set();
        if (_isRunning)
        {
            _writer.Join();
        }

        _stopped.Dispose();
    }

    private void Write()
    {
        while (!_stopped.Wait(Interval))
        {
            _output.WriteLine(ProgressText.Describe(Volatile.Read(ref _done), _total, _noun, _time.GetElapsedTime(_start)));
        }
    }
}
