using Asyncio;
using FlagsDownloader.Flags;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>What the loop calls when; and the same download written with callbacks, with futures and with await.</summary>
internal sealed class CallbacksLesson : ILesson
{
    private static readonly TimeSpan TimerDelay = TimeSpan.FromMilliseconds(50);

    // So long that a busy machine has begun the loop before the first of them is due.
    private static readonly TimeSpan OrderedTimerDelay = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan HogTime = TimeSpan.FromMilliseconds(300);

    public string Name => "callbacks";

    public string Summary => "what the loop calls when; one download in three styles";

    public LessonQuestion Question => LessonQuestion.Seconds(
        "A callback blocks the loop for 0.3 s. When does a timer of 0.05 s run?", "timer_ran_after_seconds");

    public void Run(LessonContext context)
    {
        ShowOrder(context);
        ShowSlowCallback(context);
        using var server = context.StartServer(delay: "0.1");
        EventLoop.Run(loop => ShowStyles(loop, context, server.Site), cancellationToken: context.CancellationToken);
    }

    private static void ShowOrder(LessonContext context)
    {
        context.WriteLine("Registered: two timers, the later one first, then four callbacks, of which");
        context.WriteLine("one is cancelled. They run in this order:");
        using var loop = new EventLoop();
        var future = loop.CreateFuture<int>();
        future.AddDoneCallback(done => context.WriteLine($"  the callback of {done}"));
        loop.CallLater(OrderedTimerDelay * 2, () =>
        {
            context.WriteLine("  the later timer");
            loop.Stop();
        });
        loop.CallLater(OrderedTimerDelay, () => context.WriteLine("  the sooner timer"));
        loop.CallSoon(() =>
        {
            context.WriteLine("  first; it registers one more");
            loop.CallSoon(() => context.WriteLine("  the one more, in the next pass"));
        });
        loop.CallSoon(() => context.WriteLine("  the cancelled one, which cannot be")).Cancel();
        loop.CallSoon(() =>
        {
            context.WriteLine("  second; it gives a future its result");
            future.SetResult(42);
        });
        loop.CallSoon(() => context.WriteLine("  third; the future's callback is still to come"));
        loop.RunForever();
    }

    private static void ShowSlowCallback(LessonContext context)
    {
        context.WriteLine();
        context.WriteLine($"A timer is due after {TimerDelay.TotalSeconds:0.00} s, but a callback named Hog blocks the loop:");
        var report = "nothing";
        var options = new EventLoopOptions { Debug = true, ExceptionHandler = (_, error) => report = error.Message };
        using var loop = new EventLoop(options);
        loop.CallSoon(Hog);
        loop.CallLater(TimerDelay, loop.Stop);
        var ran = context.Measure(loop.RunForever);
        context.WriteLine($"  the timer ran after {ran.TotalSeconds:0.00} s; debug mode reports:");
        context.WriteLine($"  {report}");
        context.Figure("timer_due_after_seconds", TimerDelay.TotalSeconds);
        context.Figure("timer_ran_after_seconds", ran.TotalSeconds);
        context.Figure("slow_callback_was_reported", report.Contains(nameof(Hog), StringComparison.Ordinal) ? 1 : 0);

        static void Hog() => Thread.Sleep(HogTime);
    }

    private static async Task ShowStyles(EventLoop loop, LessonContext context, FlagSite site)
    {
        context.WriteLine();
        context.WriteLine("One download in three styles; its steps: get the name, get the picture, save.");
        context.WriteLine("XX is no country, so its first step fails:");
        using var steps = new DownloadSteps(loop, site);
        var sizes = new List<long>();
        var told = 0;
        await Show("callbacks", async code =>
        {
            var end = loop.CreateFuture<FileInfo>();
            WithCallbacks(steps, code, end.SetResult, end.SetException);
            return await end;
        });
        await Show("futures", async code => await WithFutures(loop, steps, code));
        await Show("await", code => WithAwait(steps, code));

        context.Figure("styles_that_told_of_the_error", told);
        context.Conclude(
            $"A callback of {HogTime.TotalSeconds:0.00} s made a timer of {TimerDelay.TotalSeconds:0.00} s "
            + $"run after {context.Figures["timer_ran_after_seconds"]:0.00} s.");
        context.Conclude(sizes.Distinct().Count() == 1
            ? $"All three styles saved the same {sizes[0]:N0} bytes, one step after the other."
            : $"The styles differ: they saved {string.Join(", ", sizes)} bytes.");
        context.Conclude($"The error of XX came out in {told} of 3 styles; only await needs no code for that.");

        async Task Show(string style, Func<CountryCode, Task<FileInfo>> download)
        {
            var start = loop.Time;
            var file = await download(CountryCode.Parse("BR"));
            var elapsed = loop.Time - start;
            var missing = "no error";
            try
            {
                await download(CountryCode.Parse("XX"));
            }
            catch (HttpRequestException exception)
            {
                missing = $"error {(int?)exception.StatusCode}";
                told++;
            }

            sizes.Add(file.Length);
            context.WriteLine($"  {style,-9}  BR: {file.Name}, {file.Length:N0} bytes, {elapsed.TotalSeconds:0.00} s   XX: {missing}");
            context.Figure($"{style}_seconds", elapsed.TotalSeconds);
            context.Figure($"{style}_bytes", file.Length);
        }
    }

    // Each step is nested in the previous one, and gets a callback for its result and one for its failure.
    private static void WithCallbacks(DownloadSteps steps, CountryCode code, Action<FileInfo> then, Action<Exception> fail) =>
        Call(steps.GetName(code), name =>
            Call(steps.GetPicture(code), picture =>
                Call(steps.Save(name, picture), then,
                fail),
            fail),
        fail);

    private static void Call<T>(Future<T> step, Action<T> then, Action<Exception> fail) => step.AddDoneCallback((Future<T> done) =>
    {
        if (done.Exception is { } exception)
        {
            fail(exception);
        }
        else
        {
            then(done.Result);
        }
    });

    // Flat. But values for a later step are kept outside, and each step still checks for the error itself.
    private static Future<FileInfo> WithFutures(EventLoop loop, DownloadSteps steps, CountryCode code)
    {
        var end = loop.CreateFuture<FileInfo>();
        var name = "";
        steps.GetName(code).AddDoneCallback(GotName);
        return end;

        void GotName(Future<string> done)
        {
            if (Failed(done))
            {
                return;
            }

            name = done.Result;
            steps.GetPicture(code).AddDoneCallback(GotPicture);
        }

        void GotPicture(Future<byte[]> done)
        {
            if (!Failed(done))
            {
                steps.Save(name, done.Result).AddDoneCallback(Saved);
            }
        }

        void Saved(Future<FileInfo> done)
        {
            if (!Failed(done))
            {
                end.SetResult(done.Result);
            }
        }

        bool Failed(Future done)
        {
            if (done.Exception is { } exception)
            {
                end.SetException(exception);
            }

            return done.Exception is not null;
        }
    }

    // Like blocking code: the name is a variable, and any failure throws.
    private static async Task<FileInfo> WithAwait(DownloadSteps steps, CountryCode code)
    {
        var name = await steps.GetName(code);
        var picture = await steps.GetPicture(code);
        return await steps.Save(name, picture);
    }
}
