using System.Diagnostics.Metrics;
using Asyncio;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>The passes of the loop, as its meter counts them, and the callbacks, in the order in which they ran.</summary>
internal sealed class LoopLesson : ILesson
{
    private const int Ready = 0;
    private const int Timers = 1;
    private const int Executor = 2;
    private const int Socket = 3;
    private static readonly string[] Sources = ["ready queue", "timers", "executor", "I/O"];
    private static readonly TimeSpan Unit = TimeSpan.FromSeconds(0.4);
    private static readonly TimeSpan WorthSaying = TimeSpan.FromSeconds(0.05);

    public string Name => "loop";

    public string Summary => "the passes of a loop: ready queue, timers, executor, I/O";

    public void Run(LessonContext context)
    {
        context.WriteLine("Each pass takes what other threads left, then the timers that are due, and runs");
        context.WriteLine("what is ready. A column is a callback; its digit is the pass that it ran in:");
        using var server = context.StartServer(delay: $"{4 * Unit.TotalSeconds}");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var trace = new Trace(context);
        var (executorThread, socketThread) = (0, 0);
        var refusal = "";
        EventLoop.Run(Main, cancellationToken: context.CancellationToken);
        trace.Dispose();

        context.WriteLine();
        Print(context, trace);
        context.WriteLine();
        context.WriteLine("A second loop on the thread of the first:");
        context.WriteLine($"  {(refusal.Length > 0 ? refusal : "it ran")}");

        var threads = trace.Ran.Select(step => step.Thread).Distinct().ToList();
        var third = trace.PassOf("third");
        var (late, soon) = (trace.PassOf("timer A"), trace.PassOf("timer B"));
        context.Figure("passes_count", trace.Passes);
        context.Figure("pass_of_first", trace.PassOf("first"));
        context.Figure("pass_of_second", trace.PassOf("second"));
        context.Figure("pass_of_third", third);
        context.Figure("pass_of_late_timer", late);
        context.Figure("pass_of_soon_timer", soon);
        context.Figure("threads_of_callbacks_count", threads.Count);
        context.Figure("second_loop_refused", refusal.Length > 0 ? 1 : 0);
        context.Conclude(
            $"Callbacks ran on thread {string.Join(" and ", threads)}, " +
            $"the executor's work on {executorThread}; .NET heard I/O on {socketThread}.");
        context.Conclude(
            $"Registered in pass {trace.PassOf("first")}, 'third' ran in {third}; " +
            $"timer A, set before B, in {late}, B in {soon}.");
        context.Conclude($"A second loop on the thread was {(refusal.Length > 0 ? "refused" : "let in")}.");

        async Task Main(EventLoop loop)
        {
            loop.CallLater(3 * Unit, () => trace.Note(Timers, $"timer A, of {3 * Unit.TotalSeconds:0.0} s"));
            loop.CallLater(1 * Unit, () => trace.Note(Timers, $"timer B, of {1 * Unit.TotalSeconds:0.0} s"));
            loop.CallSoon(() =>
            {
                trace.Note(Ready, "first");
                loop.CallSoon(() => trace.Note(Ready, "third, registered by first"));
            });
            loop.CallSoon(() => trace.Note(Ready, "second"));
            var work = loop.RunInExecutor(executor: null, () =>
            {
                executorThread = Environment.CurrentManagedThreadId;
                return context.CancellationToken.WaitHandle.WaitOne(2 * Unit);
            });
            work.AddDoneCallback(_ => trace.Note(Executor, $"result of {2 * Unit.TotalSeconds:0.0} s of blocking work"));
            var request = loop.CreateTask(Ask);
            try
            {
                EventLoop.Run(() => Task.CompletedTask);
            }
            catch (InvalidOperationException e)
            {
                refusal = e.Message;
            }

            trace.Note(Ready, "main, up to its first await");
            await EventLoop.Gather(work, request);
        }

        async Task Ask(CancellationToken cancellationToken)
        {
            var answering = http.GetAsync(new Uri($"{server.Site.BaseAddress}/br/br.gif"), cancellationToken);
            trace.Note(Ready, "a task, up to the await of its request");
            _ = answering.ContinueWith(
                _ => socketThread = Environment.CurrentManagedThreadId,
                cancellationToken, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            using var answer = await answering;
            trace.Note(Socket, $"the task goes on: the server answered {(int)answer.StatusCode}");
        }
    }

    private static void Print(LessonContext context, Trace trace)
    {
        context.WriteLine("  pass  ready  at       where from   what ran");
        var (last, own) = (TimeSpan.Zero, 0);
        foreach (var (pass, ready, at) in trace.Began)
        {
            var steps = trace.Ran.Where(step => step.Pass == pass).ToList();
            own = steps.Count == 0 ? own + 1 : 0;
            if (at - last > WorthSaying)
            {
                context.WriteLine($"               ... asleep for {(at - last).TotalSeconds:0.00} s");
            }

            var begin = $"  {pass,4}  {ready,5}  {at.TotalSeconds:0.000} s";
            foreach (var step in steps)
            {
                context.WriteLine($"{begin,-22}  {Sources[step.Source],-11}  {step.What}");
                begin = "";
            }

            if (own == 1)
            {
                context.WriteLine($"{begin}  ...          a result handed on by the loop itself");
            }

            last = steps.Count == 0 ? at : steps[^1].At;
        }

        if (own > 1)
        {
            context.WriteLine($"               ... and {own - 1} more of these, until main is done");
        }
    }

    private sealed record Step(int Pass, TimeSpan At, int Thread, int Source, string What);

    private sealed class Trace : IDisposable
    {
        private readonly LessonContext _context;
        private readonly TimeSpan _start;
        private readonly Lanes _lanes;
        private readonly MeterListener _listener = new();

        public Trace(LessonContext context)
        {
            _context = context;
            _start = context.Elapsed;
            _lanes = new Lanes(context, Sources);
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == EventLoop.MeterName && instrument.Name == "asyncio.loop.ready")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };

            // At the start of each pass, the loop reports the number of ready callbacks to its meter, on its own thread.
            _listener.SetMeasurementEventCallback<int>((_, ready, _, _) => Began.Add((++Passes, ready, context.Elapsed - _start)));
            _listener.Start();
        }

        public int Passes { get; private set; }

        public List<(int Pass, int Ready, TimeSpan At)> Began { get; } = [];

        public List<Step> Ran { get; } = [];

        public void Note(int source, string what)
        {
            _lanes.Mark(source, (char)('0' + (Passes % 10)));
            Ran.Add(new Step(Passes, _context.Elapsed - _start, Environment.CurrentManagedThreadId, source, what));
        }

        public int PassOf(string what) => Ran.Find(step => step.What.StartsWith(what, StringComparison.Ordinal))?.Pass ?? 0;

        public void Dispose()
        {
            _listener.Dispose();
            _lanes.Dispose();
        }
    }
}
