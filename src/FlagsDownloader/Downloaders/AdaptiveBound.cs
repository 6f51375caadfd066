using FlagsDownloader.Results;

namespace FlagsDownloader.Downloaders;

/// <summary>
/// A bound on concurrent requests that follows the server, by additive increase and multiplicative decrease (AIMD), as TCP's window
/// does. It reads no clock: its time is that of the outcomes.
/// </summary>
/// <remarks>
/// As many answers as it is high double it until the first decrease (slow start), and raise it by one after that. A failed attempt (429,
/// 503, a connection that broke) halves it. If the latency of <see cref="Window"/> answers is on average twice that of the best of these
/// averages, requests queue at the server, and the bound falls by a fifth.
/// </remarks>
/// <param name="max">The highest bound; at least 1.</param>
internal sealed class AdaptiveBound(int max)
{
    /// <summary>So many answers are one average of latency: with fewer, chance alone doubles it.</summary>
    public const int Window = 20;

    // Starting at 40 where a server takes 8, 120 files took as long as without adapting: refused requests return in waves.
    private const int First = 10;

    private const double AfterFailure = 0.5;
    private const double AfterSlowness = 0.8;
    private const double Tolerance = 2;

    private double _bound = Math.Min(First, max);
    private int _answers;
    private int _latencies;
    private double _latencySum;
    private double _bestAverage = double.MaxValue;
    private long _decreasedAt;

    /// <summary>How many requests may be under way now; at least 1.</summary>
    public int Current => (int)_bound;

    /// <summary>Takes the outcome of a request.</summary>
    public void Record(DownloadOutcome outcome)
    {
        var times = outcome.Timeline;
        // What began before a decrease met the bound of that time, and says nothing about the new one.
        if (times[DownloadStep.Started].Timestamp < _decreasedAt)
        {
            return;
        }

        var now = times[DownloadStep.Finished].Timestamp;
        if (times.Attempts > 1 || outcome.Error?.HttpStatus is 429 or 503)
        {
            Decrease(AfterFailure, now);
        }
        else if (times[DownloadStep.Answered].Reached)
        {
            Increase();
            Compare(times[DownloadStep.Answered].Timestamp - times[DownloadStep.Sent].Timestamp, now);
        }
    }

    private void Increase()
    {
        if (++_answers >= Current)
        {
            _answers = 0;
            _bound = Math.Min(max, _decreasedAt == 0 ? _bound * 2 : _bound + 1);
        }
    }

    private void Compare(long latency, long now)
    {
        _latencySum += latency;
        if (++_latencies < Window)
        {
            return;
        }

        var average = _latencySum / Window;
        (_latencySum, _latencies) = (0, 0);
        if (average > Tolerance * _bestAverage)
        {
            Decrease(AfterSlowness, now);
        }

        _bestAverage = Math.Min(_bestAverage, average);
    }

    private void Decrease(double factor, long now)
    {
        _bound = Math.Max(1, _bound * factor);
        _decreasedAt = now;
        (_answers, _latencySum, _latencies) = (0, 0, 0);
    }
}
