namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>The lessons by name, in the order in which they are best learnt.</summary>
internal static class LessonCatalog
{
    public static IReadOnlyList<ILesson> All { get; } =
    [
        new MultitaskingLesson(),
        new CoroutinesLesson(),
        new TasksLesson(),
        new SleepLesson(),
        new LoopLesson(),
        new SocketsLesson(),
        new ColoursLesson(),
        new ThreadsLesson(),
        new ObjectsLesson(),
        new CallbacksLesson(),
        new WaitLesson(),
        new FuturesLesson(),
        new QueuesLesson(),
        new SpinnerLesson(),
        new MemoryLesson(),
        new ExecutorLesson(),
        new SubprocessesLesson(),
        new ServerLesson(),
        new LatencyLesson(),
    ];

    public static ILesson? Find(string name) =>
        All.FirstOrDefault(lesson => lesson.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
