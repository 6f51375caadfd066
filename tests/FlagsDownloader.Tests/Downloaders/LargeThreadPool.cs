[assembly: AssemblyFixture(typeof(FlagsDownloader.Tests.Downloaders.LargeThreadPool))]

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>
/// Gives the shared pool its threads at the start: <c>blockingpool</c> shows how slowly it grows, and these tests need not wait for
/// that.
/// </summary>
public sealed class LargeThreadPool
{
    /// <summary>The number of threads.</summary>
    public const int Threads = 32;

#pragma warning disable RS0030 // For the whole project, before its first test.
    public LargeThreadPool() => ThreadPool.SetMinThreads(Threads, Threads);
#pragma warning restore RS0030
}
