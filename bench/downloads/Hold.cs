namespace FlagsDownloader.Bench.Downloads;

/// <summary>10,000 concurrent requests, each 1 s late, on the event loop: time, memory, threads.</summary>
internal static class Hold
{
    private const int Rounds = 3;

    public static void Run()
    {
        Console.WriteLine("10,000 requests, each 1 s late, -m 10000, on the event loop.");
        using var server = FlagsRun.StartServer("--only", "DELAY", "--delay", "1");
        Console.WriteLine($"{"round",5}{"seconds",10}{"MB",6}{"threads",9}{"peak in flight at the server",30}");
        for (var round = 1; round <= Rounds; round++)
        {
            server.Reset();
            var run = FlagsRun.Of(["-e", "-l", "500", "--repeat", "20", "-m", "10000", "-s", server.Site.AbsoluteUri], expected: 10_000);
            Console.WriteLine(
                $"{round,5}{run.ElapsedSeconds,10:0.000}{run.PeakMemoryBytes / 1e6,6:0}{run.PeakThreads,9}{server.ReadStat("peak_in_flight"),30}");
        }

        Console.WriteLine();
    }
}
