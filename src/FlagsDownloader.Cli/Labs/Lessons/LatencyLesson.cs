using System.Net;
using System.Net.Sockets;
using FlagsDownloader.Flags;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>How long a program waits for data, from the nearest cache to the network, measured, and as multiples.</summary>
internal sealed class LatencyLesson : ILesson
{
    private const int Kilobyte = 1024;
    private const int Megabyte = 1024 * Kilobyte;
    private const int FileBytes = 32 * Megabyte;
    private const int BlockBytes = 4 * Kilobyte;

    // No program can measure this on one machine. From P. Norvig, "Teach Yourself Programming in Ten Years",
    // https://norvig.com/21-days.html, the table of approximate timings: "send packet US to Europe and back".
    private const double UsToEuropeAndBack = 150e6;

    public string Name => "latency";

    public string Summary => "L1, L2, RAM, disk, network: measured, and as multiples";

    public LessonQuestion Question => LessonQuestion.Times(
        "How many times as long as the L1 cache does RAM take to answer?", "ram_ns", over: "l1_ns");

    public void Run(LessonContext context)
    {
        context.WriteLine("How long a program waits for its data; all but the last row are measured now:");
        context.WriteLine();
        var table = new LatencyTable(context, "L1");
        MeasureMemory(context, table);
        var folder = Path.GetTempPath();
        var isDisk = new DriveInfo(folder).DriveType != DriveType.Ram;
        if (isDisk)
        {
            MeasureDisk(context, table, folder);
        }

        var roundTrip = RoundTrip(context);
        table.AddMeasured("loopback", "loopback network, there and back", roundTrip);
        var flag = Flag(context);
        table.AddMeasured("flag", "a flag, from the embedded server", flag);
        table.Add("US to Europe and back, unmeasured (*)", UsToEuropeAndBack);
        context.WriteLine();
        context.WriteLine(!isDisk ? $"No disk was measured: {folder} is memory. Set TMPDIR to a folder on a disk."
            : context.Figures.TryGetValue("disk_read_ns", out var read) && read < 2 * context.Figures["file_read_ns"]
                ? "The disk answered as fast as the system's cache: it was that cache, or another."
                : "The disk is what the system calls one; caches behind it cannot be seen here.");
        context.WriteLine("(*) a figure from P. Norvig's table at norvig.com/21-days.html");

        var figures = context.Figures;
        var l1 = figures["l1_ns"];
        context.Conclude($"RAM took {figures["ram_ns"] / l1:N0} times as long as L1, the loopback network {roundTrip / l1:N0} times.");
        context.Conclude($"While one flag came, in {LatencyTable.Describe(flag)}, L1 could have answered {flag / l1:N0} times.");
    }

    private static void MeasureMemory(LessonContext context, LatencyTable table)
    {
        var caches = CacheSizes.Read();
        var last = caches.GetValueOrDefault(3, 32 * Megabyte);
        var most = Math.Min(256 * Megabyte, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8);
        // Half the size of a cache fits into it; several times the size of the last cache does not.
        Add("l1", "L1 cache", caches.GetValueOrDefault(1, 32 * Kilobyte) / 2, steps: 5_000_000);
        Add("l2", "L2 cache", caches.GetValueOrDefault(2, 256 * Kilobyte) / 2, steps: 2_000_000);
        Add("ram", 2 * last < most ? "RAM" : "RAM and L3 cache", Math.Min(4 * last, most), steps: 300_000);

        void Add(string figure, string what, long bytes, int steps)
        {
            using var ring = new PointerRing((int)bytes, new Random(1));
            // The fastest round, because a disturbance only makes a round slower.
            var fastest = Enumerable.Range(0, 8).Min(_ => context.Measure(() => ring.Follow(steps)));
            var size = bytes < Megabyte ? $"{bytes / Kilobyte} KB" : $"{bytes / Megabyte} MB";
            table.AddMeasured(figure, $"{what}, at random in {size}", fastest.TotalNanoseconds / steps);
        }
    }

    private static void MeasureDisk(LessonContext context, LatencyTable table, string folder)
    {
        var random = new Random(1);
        var block = new byte[BlockBytes];
        var places = new long[500];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = random.Next(FileBytes / BlockBytes) * (long)BlockBytes;
        }

        using var file = File.OpenHandle(
            Path.Combine(folder, Path.GetRandomFileName()),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            FileOptions.DeleteOnClose | FileOptions.RandomAccess);
        var content = new byte[FileBytes];
        random.NextBytes(content);
        RandomAccess.Write(file, content, fileOffset: 0);
        RandomAccess.FlushToDisk(file);
        if (PageCache.Forget(file))
        {
            table.AddMeasured("disk_read", "disk, 4 KB at random", Median.Compute(places.Select(Read)));
        }

        table.AddMeasured("file_read", "the same from the system's cache", Median.Compute(places.Select(Read)));
        table.AddMeasured("disk_write", "disk, 4 KB written and flushed", Median.Compute(places.Take(100).Select(Write)));

        double Read(long place) => context.Measure(() => RandomAccess.Read(file, block, place)).TotalNanoseconds;

        double Write(long place) => context.Measure(() =>
        {
            RandomAccess.Write(file, block, place);
            RandomAccess.FlushToDisk(file);
        }).TotalNanoseconds;
    }

    private static double RoundTrip(LessonContext context)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient { NoDelay = true };
        client.Connect((IPEndPoint)listener.LocalEndpoint);
        using var peer = listener.AcceptSocket();
        peer.NoDelay = true;
        var echo = new Thread(Echo) { IsBackground = true };
        echo.Start();
        var message = new byte[1];
        var median = Median.Compute(Enumerable.Range(0, 2_000).Select(_ => context.Measure(Exchange).TotalNanoseconds));
        client.Client.Shutdown(SocketShutdown.Send);
        echo.Join();
        return median;

        void Exchange()
        {
            client.Client.Send(message);
            client.Client.Receive(message);
        }

        void Echo()
        {
            var echoed = new byte[1];
            while (peer.Receive(echoed) > 0)
            {
                peer.Send(echoed);
            }
        }
    }

    private static double Flag(LessonContext context)
    {
        using var server = context.StartServer();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var flag = FlagItems.Create(server.Site, [CountryCode.Parse("BR")])[0].Address;
        return Median.Compute(Enumerable.Range(0, 300).Select(_ => context.Measure(Get).TotalNanoseconds));

        void Get()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, flag);
            using var response = http.Send(request, context.CancellationToken);
        }
    }
}
