using Asyncio;
using FlagsDownloader.Cli.Limits;
using FlagsDownloader.Flags;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>The memory of a download that waits for its server, as a task and as a thread.</summary>
internal sealed class MemoryLesson : ILesson
{
    private const int RealDownloads = 100;
    private const int Downloads = 10_000;
    private static readonly TimeSpan ServerDelay = TimeSpan.FromSeconds(0.8);
    private static readonly TimeSpan AllWait = ServerDelay / 2;

    public string Name => "memory";

    public string Summary => "10,000 waiting downloads as tasks and as threads, in bytes";

    public LessonQuestion Question => LessonQuestion.Times(
        "How many times as much memory as a waiting task does a waiting thread take?", "memory_ratio");

    public void Run(LessonContext context)
    {
        var cost = new WaitingCost(context);
        var (heapOfReal, stackOfReal) = MeasureReal(context, cost);

        // The 10,000 wait for an event instead of a server, because so many connections are not the subject. Each task holds
        // as much more heap, and each thread uses as much more of its stack, as a real download needs besides waiting.
        var extraHeap = (int)Math.Max(0, heapOfReal - MeasureTasks(cost, RealDownloads, 0).Heap);
        var extraStack = (int)Math.Max(0, (stackOfReal - MeasureThreads(cost, 1, 0).Stack) ?? 0);
        var threads = ThreadAllowance.Compute(Downloads, bytesEach: 100_000 + extraStack);

        context.WriteLine();
        context.WriteLine($"{Downloads:N0} that wait, each holding what a real one holds; in bytes each. The");
        context.WriteLine("address space is promised, the memory was touched; the kernel's part is on top:");
        context.WriteLine();
        context.WriteLine($"{"",16}{"address space",14}{"memory",10}{"of it heap",12}{"in the kernel",15}");
        var task = MeasureTasks(cost, Downloads, extraHeap);
        Print(context, "task", Downloads, task);
        var thread = MeasureThreads(cost, threads, extraStack).Cost;
        Print(context, "thread", threads, thread);
        if (threads < Downloads)
        {
            context.WriteLine($"(This system allows {threads:N0} threads without danger, no more.)");
        }

        // The heap may reuse older memory. Then its increase is larger than the increase of resident memory.
        Conclude(context, thread.AddressSpace, thread.Resident + thread.KernelStacks, Math.Max(task.Resident, task.Heap));
    }

    private static (double Heap, long? Stack) MeasureReal(LessonContext context, WaitingCost cost)
    {
        using var server = context.StartServer(delay: $"{ServerDelay.TotalSeconds}");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var flag = FlagItems.Create(server.Site, [CountryCode.Parse("BR")])[0].Address;
        // A warm-up compiles the code, and opens the connections, which cost tasks and threads the same.
        cost.OfTasks(RealDownloads, DownloadAsync, AllWait);
        Download();
        var task = cost.OfTasks(RealDownloads, DownloadAsync, AllWait);
        var (thread, stack) = cost.OfThreads(RealDownloads, Download, AllWait);

        context.WriteLine($"{RealDownloads} real downloads wait for a late server, over connections that are open");
        context.WriteLine("already. Each of them holds:");
        context.WriteLine($"  as a task    {task.Heap,8:N0} bytes of heap");
        context.WriteLine($"  as a thread  {thread.Heap,8:N0} bytes of heap, and "
            + (stack is null ? "a stack whose use this system does not tell" : $"{stack:N0} bytes of stack touched"));
        context.Figure("real_task_heap_bytes", task.Heap);
        context.Figure("real_thread_heap_bytes", thread.Heap);
        context.Figure("real_thread_stack_bytes", stack ?? 0);
        return (task.Heap, stack);

        async Task DownloadAsync()
        {
            using var response = await http.GetAsync(flag, context.CancellationToken);
        }

        void Download()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, flag);
            using var response = http.Send(request, context.CancellationToken);
        }
    }

    private static ProcessMemory MeasureTasks(WaitingCost cost, int count, int extraHeap)
    {
        var answer = new Event();
        return cost.OfTasks(count, Wait, settle: TimeSpan.Zero, release: answer.Set);

        async Task Wait()
        {
            var held = new byte[extraHeap];
            await answer.WaitAsync();
            GC.KeepAlive(held);
        }
    }

    private static (ProcessMemory Cost, long? Stack) MeasureThreads(WaitingCost cost, int count, int extraStack)
    {
        using var answer = new ManualResetEvent(false);
        return cost.OfThreads(count, Wait, settle: AllWait, release: () => answer.Set());

        void Wait()
        {
            Span<byte> touched = stackalloc byte[extraStack];
            touched.Fill(1);
            answer.WaitOne();
        }
    }

    private static void Print(LessonContext context, string kind, int count, ProcessMemory each)
    {
        context.WriteLine(
            $"{count,7:N0} {kind + "s",-8}{each.AddressSpace,14:N0}{each.Resident,10:N0}{each.Heap,12:N0}{each.KernelStacks,15:N0}");
        context.Figure($"{kind}_count", count);
        context.Figure($"{kind}_address_space_bytes", each.AddressSpace);
        context.Figure($"{kind}_resident_bytes", each.Resident);
        context.Figure($"{kind}_heap_bytes", each.Heap);
        context.Figure($"{kind}_kernel_bytes", each.KernelStacks);
    }

    private static void Conclude(LessonContext context, double addressSpace, double thread, double task)
    {
        const double megabyte = 1_000_000;
        var ratio = thread / task;
        context.Figure("memory_ratio", ratio);
        context.Conclude($"A waiting thread took {thread:N0} bytes, the kernel's included; a task {task:N0}.");
        context.Conclude($"\"Megabytes a thread\": {Verdict(addressSpace)} of address space; {Verdict(thread)} of memory.");
        context.Conclude(
            $"\"Orders of magnitude less\": a task took {ratio:0} times less memory, so "
            + (ratio >= 100 ? "yes." : ratio >= 10 ? "one order." : "no."));

        static string Verdict(double bytes) => $"{(bytes >= megabyte ? "yes" : "no")}, {bytes / megabyte:0.00} MB";
    }
}
