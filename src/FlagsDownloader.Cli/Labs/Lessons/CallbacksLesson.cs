using Asyncio;
using FlagsDownloader.Flags;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>What the loop calls when; and the same download written with callbacks, with futures and with await.</summary>
internal sealed class CallbacksLesson : ILesson
{
    private static readonly TimeSpan TimerDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan HogTime = TimeSpan.FromMilliseconds(300);

    public string Name => "callbacks";

    public string Summary => "what the loop calls when; one download in three styles";

    public void Run(Stage stage)
    {
        ShowOrder(stage);
        ShowSlowCallback(stage);
        using var server = stage.StartServer(delay: "0.1");
        EventLoop.Run(loop => ShowStyles(loop, stage, server.Site), cancellationToken: stage.Cancellation);
    }

    private static void ShowOrder(Stage stage)
    {
        stage.Say("Registered: two timers, the later one first, then four callbacks, of which");
        stage.Say("one is cancelled. They run in this order:");
        using var loop = new EventLoop();
        var future = loop.CreateFuture<int>();
        future.AddDoneCallback(done => stage.Say($"  the callback of {done}"));
        loop.CallLater(TimerDelay * 2, () =>
        {
            stage.Say("  the later timer");
            loop.Stop();
        });
        loop.CallLater(TimerDelay, () => stage.Say("  the sooner timer"));
        loop.CallSoon(() =>
        {
            stage.Say("  first; it registers one more");
            loop.CallSoon(() => stage.Say("  the one more, in the next pass"));
        });
        loop.CallSoon(() => stage.Say("  the cancelled one, which cannot be")).Cancel();
        loop.CallSoon(() =>
        {
            stage.Say("  second; it gives a future its result");
            future.SetResult(42);
        });
        loop.CallSoon(() => stage.Say("  third; the future's callback is still to come"));
        loop.RunForever();
    }

    private static void ShowSlowCallback(Stage stage)
    {
        stage.Say();
        stage.Say($"A timer is due after {TimerDelay.TotalSeconds:0.00} s, but a callback named Hog blocks the loop:");
        var report = "nothing";
        var options = new EventLoopOptions { Debug = true, ExceptionHandler = (_, context) => report = context.Message };
        using var loop = new EventLoop(options);
        loop.CallSoon(Hog);
        loop.CallLater(TimerDelay, loop.Stop);
        var ran = stage.Measure(loop.RunForever);
        stage.Say($"  the timer ran after {ran.TotalSeconds:0.00} s; debug mode reports:");
        stage.Say($"  {report}");
        stage.Figure("timer_due_after_seconds", TimerDelay.TotalSeconds);
        stage.Figure("timer_ran_after_seconds", ran.TotalSeconds);
        stage.Figure("slow_callback_was_reported", report.Contains(nameof(Hog), StringComparison.Ordinal) ? 1 : 0);

        static void Hog() => Thread.Sleep(HogTime);
    }

    private static async Task ShowStyles(EventLoop loop, Stage stage, FlagSite site)
    {
        stage.Say();
        stage.Say("One download in three styles; its steps: get the name, get the picture, save.");
        stage.Say("XX is no country, so its first step fails:");
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

        stage.Figure("styles_that_told_of_the_error", told);
        stage.Conclude(
            $"A callback of {HogTime.TotalSeconds:0.00} s made a timer of {TimerDelay.TotalSeconds:0.00} s "
            + $"run after {stage.Figures["timer_ran_after_seconds"]:0.00} s.");
        stage.Conclude(sizes.Distinct().Count() == 1
            ? $"All three styles saved the same {sizes[0]:N0} bytes, one step after the other."
            : $"The styles differ: they saved {string.Join(", ", sizes)} bytes.");
        stage.Conclude($"The error of XX came out in {told} of 3 styles; only await needs no code for that.");

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
            stage.Say($"  {style,-9}  BR: {file.Name}, {file.Length:N0} bytes, {elapsed.TotalSeconds:0.00} s   XX: {missing}");
            stage.Figure($"{style}_seconds", elapsed.TotalSeconds);
            stage.Figure($"{style}_bytes", file.Length);
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
