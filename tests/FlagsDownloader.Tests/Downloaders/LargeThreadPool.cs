[assembly: AssemblyFixture(typeof(FlagsDownloader.Tests.Downloaders.LargeThreadPool))]

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>
/// Starts the threads of the shared pool at the beginning, so that the tests of <c>blockingpool</c> need not wait for its slow growth.
/// </summary>
public sealed class LargeThreadPool
{
    /// <summary>The number of threads.</summary>
    public const int Threads = 32;

#pragma warning disable RS0030 // For the whole project, before its first test.
    public LargeThreadPool() => ThreadPool.SetMinThreads(Threads, Threads);
#pragma warning restore RS0030
}
