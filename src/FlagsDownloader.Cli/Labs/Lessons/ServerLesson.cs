using System.Net;
using System.Text;
using Asyncio;
using FlagsDownloader.Cli.CharacterFinder;
using FlagsDownloader.Cli.Limits;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>A server that finds Unicode characters by the words of their names, in three kinds, with many clients, and with a slow lookup.</summary>
internal sealed class ServerLesson : ILesson
{
    private const int ManyClients = 10_000;
    private const int ThreadClients = 1_000;
    private const int QuickClients = 50;
    private const int Rounds = 10;
    private const int Workers = 2;
    private const long BytesOfThread = 100_000;
    private const string Late = "0.05";

    public string Name => "server";

    public string Summary => "a character finder: streams, protocol, HTTP; 10,000 clients";

    public LessonQuestion Question => LessonQuestion.Count(
        "One loop serves 10,000 clients at once. How many threads does it take?", "threads", "on_the_loop_threads_count");

    public IReadOnlyList<string> OtherSources =>
        [nameof(StreamFinder), nameof(FinderProtocol), nameof(HttpFinder), nameof(ThreadFinder)];

    public void Run(LessonContext context)
    {
        var index = CharacterIndex.Shared;
        context.WriteLine($"{index.Count:N0} characters of {index.Version}, found by words of their names.");
        context.WriteLine("'flags lab server --port 8888' serves them to you. Three kinds of servers here:");
        EventLoop.Run(() => ShowKinds(context, index), cancellationToken: context.CancellationToken);

        context.WriteLine();
        context.WriteLine("Clients in another process, all connected, then all ask at once:");
        context.WriteLine($"{"",15}{"clients",9}{"threads",9}{"memory",10}{"a client",10}{"all answered",14}");
        var many = CountClients();
        var onLoop = ServeOnLoop(context, index, many);
        var threads = ThreadAllowance.Compute(Math.Min(ThreadClients, many), BytesOfThread);
        var onThreads = ServeOnThreads(context, index, threads);
        if (many < ManyClients)
        {
            context.WriteLine($"(The limit on open files, 'ulimit -n', allows {many:N0} clients, not {ManyClients:N0}.)");
        }

        context.WriteLine();
        context.WriteLine($"{QuickClients} clients ask {Rounds} times. Each time, another has just asked for a lookup that");
        context.WriteLine($"asks a server, {Late} s late, by a blocking call. The longest and the median wait:");
        using var server = context.StartServer(Late);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var flag = new Uri($"{server.Site.BaseAddress}/br/br.gif");
        var blocked = WaitBesideSlow(context, FindSlowly, index, inExecutor: false);
        var cured = WaitBesideSlow(context, FindSlowly, index, inExecutor: true);

        context.Conclude($"One thread served {onLoop.Clients:N0} clients at once; {onThreads.Clients:N0} clients took {onThreads.Threads:N0} threads.");
        context.Conclude($"A client took {onLoop.BytesEach:N0} bytes on the loop, {onThreads.BytesEach:N0} with a thread of its own.");
        context.Conclude(
            $"A blocking lookup let clients wait {blocked.MedianSeconds * 1000:0.0} ms, with an executor {cured.MedianSeconds * 1000:0.0} ms.");

        FoundCharacters FindSlowly(string query)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, flag);
            using var response = http.Send(request, context.CancellationToken);
            return index.Find(query);
        }
    }

    private static int CountClients() => Math.Max(1, Math.Min(ManyClients, OpenFileLimit.CountFree() ?? ManyClients));

    // Streams and protocol have the same conversation. HTTP has requests with a line for each header.
    private static async Task ShowKinds(LessonContext context, CharacterIndex index)
    {
        var loop = EventLoop.GetRunningLoop();
        await using var streams = await EventLoop.StartServer(
            new StreamFinder(Indexed(index)).Serve, "127.0.0.1", 0, limit: TypedLine.MaxLength);
        await using var protocol = await loop.CreateServer(() => new FinderProtocol(index), "127.0.0.1", 0);
        await using var http = await EventLoop.StartServer(
            new HttpFinder(Indexed(index), index.Version).Serve, "127.0.0.1", 0, limit: HttpRequest.MaxLine);
        await Show("streams", streams, "chess black king\nquit\n");
        await Show("a protocol", protocol, "roman eleven\nquit\n");
        await Show("HTTP", http, "GET /?q=hot+beverage HTTP/1.1\r\nConnection: close\r\n\r\n");

        async Task Show(string kind, Server server, string asked)
        {
            var (reader, writer) = await EventLoop.OpenConnection("127.0.0.1", PortOf(server));
            writer.Write(Encoding.ASCII.GetBytes(asked));
            var answer = Encoding.UTF8.GetString(await reader.Read());
            writer.Close();
            context.WriteLine();
            context.WriteLine($"With {kind}: {asked.Split('\n')[0].TrimEnd()}");
            var characters = answer.Split('\n').Where(IsResult).Select(line => line.Replace("?> ", "", StringComparison.Ordinal).Trim()).ToList();
            foreach (var line in characters)
            {
                context.WriteLine($"  {line.Replace('\t', ' ')}");
            }

            context.Figure($"{kind.Split(' ')[^1].ToLowerInvariant()}_lines_count", characters.Count);
        }

        static bool IsResult(string line) =>
            line.Contains("U+", StringComparison.Ordinal) || line.Contains("HTTP/1.1", StringComparison.Ordinal)
            || line.StartsWith("-- ", StringComparison.Ordinal) || line.Contains("role=\"status\"", StringComparison.Ordinal);
    }

    private static Served ServeOnLoop(LessonContext context, CharacterIndex index, int clients)
    {
        using var processes = new ProcessPoolExecutor(1);
        return EventLoop.Run(Serve, cancellationToken: context.CancellationToken);

        async Task<Served> Serve(EventLoop loop)
        {
            var server = await EventLoop.StartServer(
                new StreamFinder(Indexed(index)).Serve, "127.0.0.1", 0, limit: TypedLine.MaxLength);
            try
            {
                var call = new FinderCall(PortOf(server), clients);
                await WarmUp(loop, processes, call);
                var before = (Memory: ProcessMemory.Now(), Threads: CountThreads());
                await loop.RunInExecutor(processes, ProcessWork.ConnectToFinder, call);
                var (cost, threads) = (ProcessMemory.Now().Since(before.Memory, clients), CountThreads());
                var report = await loop.RunInExecutor(processes, ProcessWork.AskFinder, call);
                return Print(context, "on the loop", clients, 1 + threads - before.Threads, cost, report);
            }
            finally
            {
                server.Close();
                server.AbortClients();
            }
        }
    }

    private static Served ServeOnThreads(LessonContext context, CharacterIndex index, int clients)
    {
        using var processes = new ProcessPoolExecutor(1);
        using var server = new ThreadFinder(index);
        return EventLoop.Run(Ask, cancellationToken: context.CancellationToken);

        async Task<Served> Ask(EventLoop loop)
        {
            var call = new FinderCall(server.Port, clients);
            await WarmUp(loop, processes, call);
            var before = (Memory: ProcessMemory.Now(), Threads: CountThreads());
            await loop.RunInExecutor(processes, ProcessWork.ConnectToFinder, call);
            var (cost, threads) = (ProcessMemory.Now().Since(before.Memory, clients), CountThreads());
            var report = await loop.RunInExecutor(processes, ProcessWork.AskFinder, call);
            return Print(context, "on threads", clients, threads - before.Threads, cost, report);
        }
    }

    // The first clients compile the code on both sides.
    private static async Task WarmUp(EventLoop loop, ProcessPoolExecutor processes, FinderCall call)
    {
        await loop.RunInExecutor(processes, ProcessWork.ConnectToFinder, call with { Clients = 1 });
        await loop.RunInExecutor(processes, ProcessWork.AskFinder, call with { Rounds = Rounds });
    }

    private static Served Print(LessonContext context, string place, int clients, int threads, ProcessMemory cost, FinderReport report)
    {
        // The heap may reuse older memory. Then its increase is larger than the increase of resident memory.
        var each = Math.Max(cost.Resident, cost.Heap) + cost.KernelStacks;
        context.WriteLine(
            $"  {place,-13}{clients,9:N0}{threads,9:N0}{each * clients / 1e6,7:0.0} MB{each,8:N0} B{report.Answers,7:N0} in {report.Seconds:0.00} s");
        var name = place.Replace(' ', '_');
        context.Figure($"{name}_clients_count", clients);
        context.Figure($"{name}_threads_count", threads);
        context.Figure($"{name}_client_bytes", each);
        context.Figure($"{name}_answers_count", report.Answers);
        context.Figure($"{name}_answered_seconds", report.Seconds);
        return new Served(clients, threads, each);
    }

    private static FinderReport WaitBesideSlow(
        LessonContext context, Func<string, FoundCharacters> findSlowly, CharacterIndex index, bool inExecutor)
    {
        using var processes = new ProcessPoolExecutor(1);
        using var workers = new ThreadPoolExecutor(Workers, "lookup");
        return EventLoop.Run(Serve, cancellationToken: context.CancellationToken);

        async Task<FinderReport> Serve(EventLoop loop)
        {
            var quick = await EventLoop.StartServer(
                new StreamFinder(Indexed(index)).Serve, "127.0.0.1", 0, limit: TypedLine.MaxLength);
            var slow = await EventLoop.StartServer(new StreamFinder(Find).Serve, "127.0.0.1", 0, limit: TypedLine.MaxLength);
            try
            {
                var call = new FinderCall(PortOf(quick), QuickClients, PortOf(slow), Rounds);
                await loop.RunInExecutor(processes, ProcessWork.AskFinderBesideSlow, call with { Rounds = 1 });
                var report = await loop.RunInExecutor(processes, ProcessWork.AskFinderBesideSlow, call);
                var place = inExecutor ? "in an executor" : "on the loop";
                context.WriteLine($"  the lookup {place,-16}{report.MaxSeconds * 1000,7:0.0} ms {report.MedianSeconds * 1000,9:0.0} ms");
                var name = inExecutor ? "executor" : "blocking";
                context.Figure($"{name}_answers_count", report.Answers);
                context.Figure($"{name}_longest_wait_seconds", report.MaxSeconds);
                context.Figure($"{name}_median_wait_seconds", report.MedianSeconds);
                return report;
            }
            finally
            {
                quick.Close();
                slow.Close();
                quick.AbortClients();
                slow.AbortClients();
            }

            async ValueTask<FoundCharacters> Find(string query) =>
                inExecutor ? await loop.RunInExecutor(workers, () => findSlowly(query)) : findSlowly(query);
        }
    }

    private static Func<string, ValueTask<FoundCharacters>> Indexed(CharacterIndex index) => query => ValueTask.FromResult(index.Find(query));

    private static int PortOf(Server server) => ((IPEndPoint)server.Sockets[0].LocalEndPoint!).Port;

    private static int CountThreads()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.Threads.Count;
    }

    /// <summary>Clients that were served at once, the threads for them, and the memory of each.</summary>
    private sealed record Served(int Clients, int Threads, double BytesEach);
}
