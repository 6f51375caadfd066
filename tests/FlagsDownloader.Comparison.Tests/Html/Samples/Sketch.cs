using FlagsDownloader.Comparison.Waterfalls;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Samples;

/// <summary>
/// Simulates a run: requests use slots and threads like those of a strategy. The same seed gives the same run.
/// </summary>
internal sealed class Sketch
{
    private const double Step = 40e-6;

    private readonly PriorityQueue<Action, (double At, int Order)> _agenda = new();
    private readonly List<WaterfallBar> _bars = [];
    private readonly SketchPlan _plan;
    private readonly Random _random;
    private readonly double[] _threads;
    private readonly double[] _savers = new double[2];
    private readonly HashSet<int> _connected = [];
    private double _now;
    private int _order;
    private int _next;

    private Sketch(SketchPlan plan)
    {
        _plan = plan;
        _random = new Random(plan.Seed);
        _threads = new double[plan.Threads];
        for (int thread = 0; thread < plan.Threads; thread++)
        {
            _threads[thread] = plan.StartUp + (Math.Max(0, thread - plan.ThreadsAtOnce + 1) * plan.NewThreadEvery);
        }
    }

    public static Waterfall Draw(SketchPlan plan)
    {
        var sketch = new Sketch(plan);
        for (int lane = 0; lane < plan.Bound; lane++)
        {
            sketch.Admit(lane, plan.StartUp);
        }

        while (sketch._agenda.TryDequeue(out var action, out var due))
        {
            sketch._now = due.At;
            action();
        }

        var bars = sketch._bars.OrderBy(bar => bar.Start).ThenBy(bar => bar.Lane).ToList();
        double end = bars.Max(bar => bar.End);
        return new Waterfall(
            plan.Contender, Round: 3, plan.Served, plan.Served ? null : plan.Awaits, plan.StartUp, end, end + 0.012,
            bars.Max(bar => bar.Lane) + 1, bars);
    }

    private void At(double time, Action action) => _agenda.Enqueue(action, (time, _order++));

    /// <summary>The slot takes the next item, if there is one.</summary>
    private void Admit(int lane, double time)
    {
        if (_next == _plan.Items.Count)
        {
            return;
        }

        var (label, delay) = _plan.Items[_next++];
        var item = new SketchItem(_plan, label, lane, time, delay);
        if (_plan.Served)
        {
            At(time, () => Serve(item));
        }
        else
        {
            At(time, () => Start(item));
        }
    }

    private void Serve(SketchItem item)
    {
        double answered = _now + item.Delay + Jitter(0.0004);
        item.Reach(DownloadStep.Answered, answered, thread: null);
        End(item, answered);
    }

    private void Start(SketchItem item)
    {
        double started = Take(item, _now, DownloadStep.Started);
        At(started, () => Connect(item));
    }

    private void Connect(SketchItem item)
    {
        bool isNew = _connected.Add(item.Lane);
        // The thread that opens the connection is one that is added, too.
        double opening = _now + (isNew ? _plan.NewThreadEvery / 2 : 0);
        if (opening > _now)
        {
            item.Reach(DownloadStep.Opening, opening, thread: null);
        }

        double ready = opening + (isNew ? 0.0015 + Jitter(0.001) : 0);
        At(ready, () =>
        {
            double sent = Take(item, _now, DownloadStep.Connected);
            At(sent + item.Delay + Jitter(0.0012), () => Receive(item));
        });
    }

    private void Receive(SketchItem item)
    {
        double answered = Take(item, _now, DownloadStep.Answered);
        At(answered + Jitter(0.0008), () =>
        {
            double received = Take(item, _now, DownloadStep.Received);
            At(received, () => Save(item));
        });
    }

    private void Save(SketchItem item)
    {
        if (item.Fails)
        {
            End(item, Take(item, _now, DownloadStep.Finished));
            return;
        }

        double written = 0.0003 + Jitter(0.0005);
        if (!_plan.Awaits)
        {
            item.Reach(DownloadStep.Saved, _now + written, item.Thread);
            End(item, Take(item, _now + written, DownloadStep.Finished));
            return;
        }

        int saver = _savers[0] <= _savers[1] ? 0 : 1;
        double begin = Math.Max(_now, _savers[saver]);
        _savers[saver] = begin + written;
        item.Reach(DownloadStep.Saving, begin, 21 + saver);
        item.Reach(DownloadStep.Saved, begin + written, 21 + saver);
        At(begin + written, () => End(item, Take(item, _now, DownloadStep.Finished)));
    }

    private void End(SketchItem item, double time)
    {
        _bars.Add(item.ToBar());
        if (!_plan.Awaits && !_plan.Served)
        {
            _threads[item.Thread - _plan.FirstThread] = time;
        }

        Admit(item.Lane, time + 0.0002);
    }

    /// <summary>Runs a step on a thread: a blocked request's own, or the one that is free first.</summary>
    private double Take(SketchItem item, double ready, DownloadStep step)
    {
        if (_plan.Awaits || item.Thread == 0)
        {
            int free = Array.IndexOf(_threads, _threads.Min());
            ready = Math.Max(ready, _threads[free]);
            _threads[free] = _plan.Awaits ? ready + Step : double.MaxValue;
            item.Thread = _plan.FirstThread + free;
        }

        item.Reach(step, ready + Step, item.Thread);
        return ready + Step;
    }

    private double Jitter(double most) => _random.NextDouble() * most;
}
