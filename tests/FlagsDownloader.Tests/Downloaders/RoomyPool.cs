[assembly: AssemblyFixture(typeof(FlagsDownloader.Tests.Downloaders.RoomyPool))]

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>
/// Threads in the shared pool from the start: how slowly it grows is what <c>blockingpool</c> is there to show, and nothing
/// that these tests are to wait for.
/// </summary>
public sealed class RoomyPool
{
    /// <summary>How many.</summary>
    public const int Threads = 32;

    public RoomyPool() => ThreadPool.SetMinThreads(Threads, Threads);
}
