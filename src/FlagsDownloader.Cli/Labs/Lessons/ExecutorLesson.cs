using Asyncio;
using FlagsDownloader.Flags;
using FlagsDownloader.Items;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>Compares saving files on the loop's own thread with saving them on an executor's.</summary>
internal sealed class ExecutorLesson : ILesson
{
    private const int Bound = 30;
    private const int Workers = 4;
    private const int Rounds = 9;

    // If both are equally fast, one of them is faster this often in 4 of 100 runs (sign test).
    private const int ClearMajority = 8;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(1);

    public string Name => "executor";

    public string Summary => "saving on the loop or in an executor: stalls, total time";

    public LessonQuestion Question => LessonQuestion.Choice(
        "Large files are saved on the loop or in an executor. What stalls it longer?",
        figures => figures["large_loop_longest_stall_ms"] > figures["large_executor_longest_stall_ms"] ? "on the loop" : "in an executor",
        "on the loop", "in an executor");

    public void Run(LessonContext context)
    {
        context.WriteLine($"{CountryCodes.All.Count} flags, {Bound} at a time, saved on the loop's own thread or on an executor's {Workers},");
        context.WriteLine($"{Rounds} rounds of each in turn. A task that wants to run every millisecond notices");
        context.WriteLine("when the loop stands still. Medians of the rounds:");
        context.WriteLine();
        context.WriteLine($"{"bytes a file",14}  {"saved",-12}{"a save",10}{"total",10}{"longest stall",16}   faster in");
        var small = Compare(context, "small", "13k");
        var large = Compare(context, "large", "130k");

        context.Conclude($"Small files: {small.Describe()}");
        context.Conclude($"Large files: {large.Describe()}");
    }

    private static Comparison Compare(LessonContext context, string name, string size)
    {
        using var server = context.StartServer(padTo: size);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var items = FlagItems.Create(server.Site, CountryCodes.All);
        // A warm-up opens the connections and compiles the code.
        Download(inExecutor: false);
        Download(inExecutor: true);
        var rounds = new List<(Round OnLoop, Round InExecutor)>();
        while (rounds.Count < Rounds)
        {
            // The order alternates, because the second one writes while the system may still write the first one's files to the disk.
            var executorFirst = rounds.Count % 2 == 0;
            var first = Download(executorFirst);
            var second = Download(!executorFirst);
            rounds.Add(executorFirst ? (second, first) : (first, second));
        }

        var faster = rounds.Count(round => round.InExecutor.Total < round.OnLoop.Total);
        var onLoop = Print("loop", "on the loop", rounds.Select(round => round.OnLoop), Rounds - faster);
        var inExecutor = Print("executor", "in executor", rounds.Select(round => round.InExecutor), faster);
        return new Comparison(onLoop, inExecutor, faster);

        Round Download(bool inExecutor)
        {
            var folder = Directory.CreateTempSubdirectory("flags-lab-");
            try
            {
                using var executor = inExecutor ? new ThreadPoolExecutor(Workers, "save") : null;
                return EventLoop.Run(
                    loop => DownloadMany(loop, http, items, new FlagStore(folder.FullName), executor),
                    cancellationToken: context.CancellationToken);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        Round Print(string place, string saved, IEnumerable<Round> all, int wins)
        {
            var median = new Round(
                all.First().BytesEach,
                Median.Compute(all.Select(round => round.Save)),
                Median.Compute(all.Select(round => round.Total)),
                Median.Compute(all.Select(round => round.Stall)));
            context.WriteLine($"{median.BytesEach,14:N0}  {saved,-12}{median.Save,7:N2} ms{median.Total,7:N0} ms{median.Stall,13:N1} ms"
                + $"   {wins} of {Rounds} rounds");
            context.Figure($"{name}_file_bytes", median.BytesEach);
            context.Figure($"{name}_{place}_save_ms", median.Save);
            context.Figure($"{name}_{place}_total_ms", median.Total);
            context.Figure($"{name}_{place}_longest_stall_ms", median.Stall);
            context.Figure($"{name}_{place}_faster_rounds", wins);
            return median;
        }
    }

    private static async Task<Round> DownloadMany(
        EventLoop loop, HttpClient http, IReadOnlyList<DownloadItem> items, FlagStore store, ThreadPoolExecutor? executor)
    {
        var semaphore = new Asyncio.Semaphore(Bound);
        var stall = TimeSpan.Zero;
        var (bytes, saving) = (0, 0L);
        var start = loop.Time;
        _ = loop.CreateTask(BeatHeart);
        await EventLoop.Gather(items.Select(item => loop.CreateTask(() => DownloadOne(item))));
        return new Round(
            bytes / items.Count,
            new TimeSpan(saving).TotalMilliseconds / items.Count,
            (loop.Time - start).TotalMilliseconds,
            stall.TotalMilliseconds);

        async Task DownloadOne(DownloadItem item)
        {
            using (await semaphore.EnterAsync())
            {
                var content = await http.GetByteArrayAsync(item.Address);
                bytes += content.Length;
                if (executor is null)
                {
                    Save(item.FileName, content);
                }
                else
                {
                    await loop.RunInExecutor(executor, () => Save(item.FileName, content));
                }
            }
        }

        void Save(string name, byte[] content)
        {
            var begun = loop.Time;
            if (store.Save(name, content) is { } error)
            {
                throw new IOException(error.Message);
            }

            Interlocked.Add(ref saving, (loop.Time - begun).Ticks);
        }

        async Task BeatHeart()
        {
            while (true)
            {
                var due = loop.Time + Beat;
                await EventLoop.Sleep(Beat);
                var late = loop.Time - due;
                stall = late > stall ? late : stall;
            }
        }
    }

    /// <summary>One round: the mean size of a file, the mean time of a save, and so on, in ms.</summary>
    private sealed record Round(int BytesEach, double Save, double Total, double Stall);

    private sealed record Comparison(Round OnLoop, Round InExecutor, int Faster)
    {
        /// <summary>The share of the total time that the executor saves; negative if it costs time.</summary>
        public double Gain => 1 - (InExecutor.Total / OnLoop.Total);

        public bool IsClear => Faster is >= ClearMajority or <= Rounds - ClearMajority;

        /// <summary>Which way is faster, if enough rounds agree on it.</summary>
        public string Describe() =>
            (IsClear ? $"the executor is {Math.Abs(Gain):P0} {(Gain > 0 ? "faster" : "slower")}" : "no clear difference in time")
            + $"; stall {OnLoop.Stall:0.0} to {InExecutor.Stall:0.0} ms.";
    }
}
