using System.Text.RegularExpressions;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab latency`.</summary>
[Collection(Measuring.Name)]
[SecondTier("it reads memory and disks for seconds; the other lessons run in every run")]
public sealed partial class LatencyLessonTests
{
    [Fact]
    [Timing("memory, a network, a server")]
    public void Latency_FromCacheToNetwork_Grows()
    {
        var figures = LessonOutput.Figures("latency");

        Assert.InRange(figures["l1_ns"], 0.1, 20);
        Assert.True(figures["l2_ns"] > figures["l1_ns"], "L2 is slower than L1.");
        Assert.True(figures["ram_ns"] > 3 * figures["l2_ns"], "RAM is much slower than L2.");
        Assert.True(figures["loopback_ns"] > 10 * figures["ram_ns"], "A network is much slower than RAM.");
        // Not compared with the round trip: two threads that wake each other may take longer than a running server.
        Assert.True(figures["flag_ns"] > 10 * figures["ram_ns"], "A server is much slower than RAM.");
    }

    [Fact]
    [Timing("a disk and the system's cache")]
    public void Latency_OfADisk_IsFarFromThatOfTheSystemsCache()
    {
        Assert.SkipWhen(new DriveInfo(Path.GetTempPath()).DriveType == DriveType.Ram, "The folder for temporary files is in memory.");
        var figures = LessonOutput.Figures("latency");

        Assert.True(figures["file_read_ns"] > figures["l2_ns"], "A system call is slower than L2.");
        Assert.True(figures["disk_read_ns"] > 2 * figures["file_read_ns"], "A disk is much slower than the system's cache.");
        Assert.True(figures["disk_write_ns"] > 2 * figures["file_read_ns"], "A flush to a disk is much slower than the system's cache.");
    }

    [Fact]
    public void Latency_Unmeasurable_IsNamedAndHasNoFigure()
    {
        var output = LessonOutput.Transcript("latency");

        Assert.Matches(@", unmeasured \(\*\) +150 ms ", output.Lines[output.PlaceOf("unmeasured")]);
        Assert.Matches(@"^\(\*\) .*norvig\.com", output.Lines[output.PlaceOf("norvig")]);
        // A row for each: three memories, three accesses to a file, two networks, and the one that is not measured.
        Assert.Equal(9, output.Lines.Count(line => Row().IsMatch(line)));
    }

    [Fact]
    public void Latency_WhereTheFolderIsMemory_ClaimsNoDisk()
    {
        Assert.SkipUnless(Directory.Exists("/dev/shm"), "This system has no folder in memory.");
        var output = LessonOutput.Transcript("latency", temporary: "/dev/shm");

        Assert.DoesNotContain(output.Lines, line => line.StartsWith("disk", StringComparison.Ordinal));
        Assert.Single(output.Lines, line => line.StartsWith("No disk was measured", StringComparison.Ordinal));
    }

    [Fact]
    public void Latency_OnCtrlC_EndsAtOnce() => LessonOutput.AssertInterruptible("latency", after: "L1 cache");

    [GeneratedRegex(@" [0-9,.]+ (ns|µs|ms) +[0-9,.]+ +[0-9,.]+ (s|minutes|hours|days|years)$")]
    private static partial Regex Row();
}
