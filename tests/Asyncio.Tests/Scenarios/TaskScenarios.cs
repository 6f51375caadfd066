using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class TaskScenarios
{
    [Differs(
        "A C# async method starts when it is called and runs to its first await. What is given to CreateTask is "
        + "therefore the call itself, which the loop makes later.",
        "greeting",
        "called")]
    public static void CallingACoroutineFunction(Log log) => Run(async _ =>
    {
        var coroutine = Greet();
        log.Add("called");
        await coroutine;

        async Task Greet()
        {
            log.Add("greeting");
            await Task.CompletedTask;
        }
    });

    public static void CreateTaskReturnsBeforeTheBodyRuns(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(() => Work(log, "task", 1, result: 7));
        log.Add("created");
        log.Add(task.Done);
        log.Add(await task);
        log.Add(task.Done);
    });

    public static void TasksTakeTurnsAtSleepZero(Log log) => Run(async loop =>
    {
        await EventLoop.Gather(() => Count("a"), () => Count("b"));

        async Task Count(string name)
        {
            for (var i = 0; i < 3; i++)
            {
                log.Add($"{name}{i}");
                await Sleep(0);
            }
        }
    });

    public static void AnAwaitedCoroutineRunsInPlace(Log log) => Run(async loop =>
    {
        loop.CallSoon(() => log.Add("callback"));
        await Inner();
        log.Add("after inner");
        await Sleep(0);
        log.Add("end");

        async Task Inner()
        {
            log.Add("inner");
            await Task.CompletedTask;
        }
    });

    public static void AnAwaitedTaskTakesItsPasses(Log log) => Run(async loop =>
    {
        var passes = CountPasses(loop);
        var task = loop.CreateTask(Inner);
        await task;
        log.Add($"resumed in pass {passes()}");

        async Task Inner()
        {
            log.Add($"inner in pass {passes()}");
            await Task.CompletedTask;
        }
    });

    public static void AnAwaitOfADoneTaskGoesStraightOn(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(() => Task.FromResult(1));
        await Sleep(0);
        loop.CallSoon(() => log.Add("callback"));
        log.Add(await task);
        log.Add("straight on");
        await Sleep(0);
    });

    public static void DoneCallbacksAndAwaiterInOrderOfRegistration(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(() => Work(log, "task", 1));
        task.AddDoneCallback(_ => log.Add("first callback"));
        var waiting = loop.CreateTask(Waits);
        await Sleep(0);
        task.AddDoneCallback(_ => log.Add("last callback"));
        await waiting;

        async Task Waits()
        {
            await task;
            log.Add("awaiter");
        }
    });

    public static void ADoneCallbackAddedLateRunsInTheNextPass(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(() => Work(log, "task", 0));
        await task;
        task.AddDoneCallback(_ => log.Add("callback"));
        log.Add("added");
        await Sleep(0);
        log.Add("a pass later");
    });

    public static void ARemovedDoneCallbackDoesNotRun(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(() => Work(log, "task", 1));
        Action<LoopTask> callback = _ => log.Add("callback");
        task.AddDoneCallback(callback);
        task.AddDoneCallback(callback);
        log.Add(task.RemoveDoneCallback(callback));
        await task;
    });

    public static void AnExceptionComesOutOfTheAwait(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(() => Fail(log, "task", 1));
        try
        {
            await task;
        }
        catch (InvalidDataException e)
        {
            log.Add($"caught {e.Message}");
        }

        log.Add(task.Exception is not null);
    });

    public static void AFutureWakesItsWaitersInOrder(Log log) => Run(async loop =>
    {
        var future = loop.CreateFuture<int>();
        var tasks = "ab".Select(name => loop.CreateTask(() => Waits(name))).ToArray();
        await Sleep(0);
        future.SetResult(5);
        log.Add("set");
        await EventLoop.Gather(tasks);

        async Task Waits(char name) => log.Add($"{name} got {await future}");
    });

    public static void AFutureIsSetOnce(Log log) => Run(async loop =>
    {
        var future = loop.CreateFuture<int>();
        future.SetResult(1);
        Assert.Throws<InvalidOperationException>(() => future.SetResult(2));
        log.Add("refused");
        log.Add(await future);
        log.Add(future.Cancel());
    });

    public static void CurrentTaskIsNoneInACallback(Log log) => Run(async loop =>
    {
        log.Add(EventLoop.CurrentTask is not null);
        loop.CallSoon(() => log.Add(EventLoop.CurrentTask is not null));
        await Sleep(0);
        await Sleep(0);
        log.Add(EventLoop.CurrentTask is not null);
    });

    public static void TaskNamesAndAllTasks(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(async () => await Sleep(1), name: "sleeper");
        log.Add(task.Name);
        log.Add(loop.AllTasks().Count);
        await task;
        log.Add(loop.AllTasks().Count);
    });

    public static void SleepersWakeInOrderOfTime(Log log) => Run(async loop =>
    {
        await EventLoop.Gather(new[] { 3, 1, 2 }.Select(s => loop.CreateTask(() => Work(log, $"{s}", s))));
        log.Add($"at {Now(loop)}");
    });

    public static void SleepersOfEqualTimeWakeInOrder(Log log) => Run(loop =>
        EventLoop.Gather("abc".Select(name => loop.CreateTask(() => Work(log, $"{name}", 1)))).AsTask());

    public static void SleepZeroIsOnePass(Log log) => Run(async loop =>
    {
        var passes = CountPasses(loop);
        for (var i = 0; i < 3; i++)
        {
            await Sleep(0);
            log.Add(passes());
        }

        await Sleep(-1);
        log.Add(passes());
    });

    public static void ASleeperResumesAPassAfterATimerOfItsTime(Log log) => Run(async loop =>
    {
        CallLater("timer before", "soon of before");
        var sleeper = loop.CreateTask(() => Work(log, "sleeper", 1));
        await Sleep(0);
        CallLater("timer after", "soon of after");
        await sleeper;

        void CallLater(string name, string soon) => loop.CallLater(S(1), () =>
        {
            log.Add(name);
            loop.CallSoon(() => log.Add(soon));
        });
    });

    private static Func<int> CountPasses(EventLoop loop)
    {
        var passes = 0;
        void Tick()
        {
            passes++;
            loop.CallSoon(Tick);
        }

        loop.CallSoon(Tick);
        return () => passes;
    }
}
