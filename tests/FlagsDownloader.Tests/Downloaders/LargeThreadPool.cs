[assembly: AssemblyFixture(typeof(FlagsDownloader.Tests.Downloaders.LargeThreadPool))]

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>
/// Threads in the shared pool from the start: how slowly it grows is what <c>blockingpool</c> is there to show, and nothing
/// that these tests are to wait for.
/// </summary>
public sealed class LargeThreadPool
{
    /// <summary>How many.</summary>
    public const int Threads = 32;

#pragma warning disable RS0030 // For the whole project, before its first test.
    public LargeThreadPool() => ThreadPool.SetMinThreads(Threads, Threads);
#pragma warning restore RS0030
}
