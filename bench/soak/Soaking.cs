using System.Diagnostics;
using System.Reflection;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FlagsDownloader.Soak;

/// <summary>Downloads on the event loop, round after round in one process, over one client into one folder.</summary>
/// <remarks>
/// A round downloads each of the 194 flags several times and overwrites the files of the previous round. One run of all items could not be
/// flat, because it keeps the outcome of each; and ext4 is slow to create files after many were deleted.
/// </remarks>
internal static class Soaking
{
    /// <summary>The flags that is measured: that of the environment, or else the one of this build.</summary>
    public static readonly string Executable =
        Environment.GetEnvironmentVariable("FLAGS")
        ?? typeof(Soaking).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "FlagsExecutable").Value!;

    private const int Bound = 200;
    private const int Samples = 20;

    // At least enough rounds that each sample has a few.
    private const int MinRounds = 25;
    private const int MaxCopies = 10;

    /// <returns>Whether every download is accounted for, and nothing grew.</returns>
    public static bool Run(int downloads)
    {
        Console.WriteLine($"{downloads:#,0} downloads on the event loop, at most {Bound} at once, in one process.");
        var folder = Directory.CreateTempSubdirectory("flags-soak-");
        try
        {
            using var server = RunningServer.Start(new ProcessStartInfo(Executable, ["serve", "--only", "LOCAL", "--port", "0"]));
            return Run(downloads, server, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Run(int downloads, RunningServer server, string folder)
    {
        var time = TimeProvider.System;
        using var services = new ServiceCollection().AddFlagClient(new FlagClientOptions { UseProxy = false }).Services.BuildServiceProvider();
        var session = new DownloadSession(services.GetRequiredService<FlagClient>(), new FlagStore(folder), time);
        var site = new FlagSite(FlagSite.UrlLabel, server.Site);
        var codes = new CodeSelection { All = true }.Resolve();
        var items = FlagItems.Create(site, codes, copies: Math.Clamp(downloads / codes.Count / MinRounds, 1, MaxCopies));
        var strategy = DownloaderCatalog.Find("eventloop")!;

        var samples = new List<Sample>();
        var (done, ok, bytes) = (0, 0, 0L);
        var start = time.GetTimestamp();
        Console.WriteLine(Sample.Header);
        while (done < downloads)
        {
            var round = items.Count <= downloads - done ? items : [.. items.Take(downloads - done)];
            // In the middle of a round, with all its requests in flight: an extra thread might have ended afterwards.
            var busy = new BusyWatch(round.Count / 2);
            var report = session.DownloadMany(strategy, round, Bound, observer: busy);
            (done, ok, bytes) = (done + report.Outcomes.Count, ok + report.Tally.Ok, bytes + report.Tally.Bytes);
            if (report.Outcomes.Count != round.Count || report.Tally.Ok != round.Count)
            {
                Console.WriteLine(
                    $"Of {round.Count} downloads {report.Tally.Ok} are OK: "
                    + $"{report.Outcomes.FirstOrDefault(outcome => outcome.Error is not null)?.Error}");
            }

            if (done >= downloads * (samples.Count + 1L) / Samples)
            {
                samples.Add(Sample.Take(done, time.GetElapsedTime(start), busy));
                Console.WriteLine(samples[^1]);
            }
        }

        Console.WriteLine();
        var accounted = Accounting.Check(downloads, done, ok, server.ReadStat("requests"), folder, items);
        var flat = Flatness.Check(samples);
        Console.WriteLine(
            $"{ok:#,0} downloads, {bytes / 1e6:#,0} MB, {time.GetElapsedTime(start).TotalSeconds:0} s: "
            + $"{(accounted && flat ? "flat, and all accounted for" : "FAILED")}.");
        return accounted && flat;
    }
}
