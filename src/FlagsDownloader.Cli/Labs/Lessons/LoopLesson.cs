using System.Diagnostics.Metrics;
using System.Text;
using Asyncio;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>The passes of the loop with the selector's part in each, and the callbacks, in the order in which they ran.</summary>
internal sealed class LoopLesson : ILesson
{
    private const int Ready = 0;
    private const int Timers = 1;
    private const int Executor = 2;
    private const int Socket = 3;
    private static readonly string[] Sources = ["ready queue", "timers", "executor", "I/O"];
    private static readonly TimeSpan Unit = TimeSpan.FromSeconds(0.4);

    public string Name => "loop";

    public string Summary => "the passes of a loop: selector, timers, executor, I/O";

    public LessonQuestion Question => LessonQuestion.Choice(
        "A callback registers another one with CallSoon. In which pass does that run?",
        figures => (figures["pass_of_third"] - figures["pass_of_first"]) switch { 0 => "the same", 1 => "the next", _ => "a later one" },
        "the same", "the next", "a later one");

    public void Run(LessonContext context)
    {
        context.WriteLine("Each pass asks the selector which sockets are ready, takes what other threads");
        context.WriteLine("left, then the timers that are due, and runs what is ready. With nothing to run,");
        context.WriteLine("it sleeps in the selector: its only sleep. A column is a callback; its digit is");
        context.WriteLine("the pass that it ran in:");
        using var server = context.StartServer(delay: $"{4 * Unit.TotalSeconds}");
        var site = server.Site.BaseAddress;
        // A first connection compiles the code, which would take as long as the timers where the processors are busy.
        EventLoop.Run(Connect, cancellationToken: context.CancellationToken);
        using var trace = new Trace(context);
        var executorThread = 0;
        var refusal = "";
        var options = new EventLoopOptions { Selector = () => new TracedSelector(context.Time, trace.NoteLook) };
        EventLoop.Run(Main, options, context.CancellationToken);
        trace.Dispose();

        context.WriteLine();
        Print(context, trace);
        context.WriteLine();
        context.WriteLine("A second loop on the thread of the first:");
        context.WriteLine($"  {(refusal.Length > 0 ? refusal : "it ran")}");

        var threads = trace.Ran.Select(step => step.Thread).Distinct().ToList();
        var selectorThreads = trace.Looks.Where(look => look.Ready.Count > 0).Select(look => look.Thread).Distinct().ToList();
        var third = trace.PassOf("third");
        var (late, soon) = (trace.PassOf("timer A"), trace.PassOf("timer B"));
        context.Figure("passes_count", trace.Passes);
        context.Figure("pass_of_first", trace.PassOf("first"));
        context.Figure("pass_of_second", trace.PassOf("second"));
        context.Figure("pass_of_third", third);
        context.Figure("pass_of_late_timer", late);
        context.Figure("pass_of_soon_timer", soon);
        context.Figure("threads_of_callbacks_count", threads.Count);
        context.Figure("sockets_ready_count", trace.Looks.Sum(look => look.Ready.Count));
        context.Figure("io_heard_on_loops_thread", selectorThreads.Count > 0 && selectorThreads.SequenceEqual(threads) ? 1 : 0);
        context.Figure("second_loop_refused", refusal.Length > 0 ? 1 : 0);
        context.Conclude(
            $"Callbacks ran on thread {string.Join(" and ", threads)}, the selector on {string.Join(" and ", selectorThreads)}, "
            + $"the executor's work on {executorThread}.");
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
                loop.CallSoon(() => trace.Note(Ready, "third, set by first"));
            });
            loop.CallSoon(() => trace.Note(Ready, "second"));
            var work = loop.RunInExecutor(executor: null, () =>
            {
                executorThread = Environment.CurrentManagedThreadId;
                return context.CancellationToken.WaitHandle.WaitOne(2 * Unit);
            });
            work.AddDoneCallback(_ => trace.Note(Executor, $"result of {2 * Unit.TotalSeconds:0.0} s of work"));
            var request = loop.CreateTask(Ask);
            try
            {
                EventLoop.Run(() => Task.CompletedTask);
            }
            catch (InvalidOperationException e)
            {
                refusal = e.Message;
            }

            trace.Note(Ready, "main, to its first await");
            await EventLoop.Gather(work, request);
        }

        async Task Connect()
        {
            var (reader, writer) = await EventLoop.OpenConnection(site.Host, site.Port);
            writer.WriteEof();
            await reader.ReadLine();
            writer.Close();
            await writer.WaitClosed();
        }

        // A download over the loop's own socket.
        async Task Ask()
        {
            trace.Note(Ready, "a task, to its await");
            var (reader, writer) = await EventLoop.OpenConnection(site.Host, site.Port);
            trace.Note(Socket, "the task: connected, asks");
            writer.Write(Encoding.ASCII.GetBytes($"GET {site.AbsolutePath}/br/br.gif HTTP/1.1\r\nHost: {site.Authority}\r\nConnection: close\r\n\r\n"));
            var status = Encoding.ASCII.GetString(await reader.ReadLine());
            trace.Note(Socket, $"the server answered {status.Split(' ')[1]}");
            writer.Close();
            await writer.WaitClosed();
        }
    }

    private static void Print(LessonContext context, Trace trace)
    {
        context.WriteLine("  pass  selector  sockets  ready  at      where from   what ran");
        var own = 0;
        foreach (var pass in trace.Began)
        {
            var begin = $"  {pass.Number,4}  {Selector(pass.Look),8}  {Sockets(pass.Look),7}  {pass.Ready,5}  {pass.At.TotalSeconds:0.00} s";
            var steps = trace.Ran.Where(step => step.Pass == pass.Number).ToList();
            foreach (var step in steps)
            {
                context.WriteLine($"{begin,-40}  {Sources[step.Source],-11}  {step.What}");
                begin = "";
            }

            own = steps.Count == 0 ? own + 1 : 0;
            if (own == 1 || (own > 1 && pass.Look is { Ready.Count: > 0 }))
            {
                context.WriteLine($"{begin}  ...          the loop's own work");
            }
        }

        if (own > 1)
        {
            context.WriteLine($"{"",42}...          and {own - 1} passes more");
        }

        static string Selector(SelectorLook? look) => look is null ? "-" : look.MaxMilliseconds == 0 ? "looks" : $"{look.Waited.TotalSeconds:0.00} s";

        static string Sockets(SelectorLook? look) => look is null or { Watched.Count: 0 } ? "-" : $"{look.Ready.Count} of {look.Watched.Count}";
    }

    /// <summary>A pass: the callbacks that are ready at its begin, the time, and its look at the sockets, if it has any.</summary>
    private sealed record Pass(int Number, int Ready, TimeSpan At, SelectorLook? Look);

    private sealed record Step(int Pass, int Thread, int Source, string What);

    private sealed class Trace : IDisposable
    {
        private readonly Lanes _lanes;
        private readonly MeterListener _listener = new();
        private SelectorLook? _look;

        public Trace(LessonContext context)
        {
            var start = context.Elapsed;
            _lanes = new Lanes(context, Sources);
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == EventLoop.MeterName && instrument.Name == "asyncio.loop.ready")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };

            // After its look at the sockets, the loop reports the number of ready callbacks to its meter, on its own thread.
            _listener.SetMeasurementEventCallback<int>((_, ready, _, _) =>
            {
                Began.Add(new Pass(++Passes, ready, context.Elapsed - start, _look));
                _look = null;
            });
            _listener.Start();
        }

        public int Passes { get; private set; }

        public List<Pass> Began { get; } = [];

        public List<Step> Ran { get; } = [];

        public List<SelectorLook> Looks { get; } = [];

        public void NoteLook(SelectorLook look)
        {
            _look = look;
            Looks.Add(look);
        }

        public void Note(int source, string what)
        {
            _lanes.Mark(source, (char)('0' + (Passes % 10)));
            Ran.Add(new Step(Passes, Environment.CurrentManagedThreadId, source, what));
        }

        public int PassOf(string what) => Ran.Find(step => step.What.StartsWith(what, StringComparison.Ordinal))?.Pass ?? 0;

        public void Dispose()
        {
            _listener.Dispose();
            _lanes.Dispose();
        }
    }
}
