using FlagsDownloader.Testing;

namespace Asyncio.Tests;

/// <summary>A post from another thread wakes the loop, however it falls together with the loop's going to sleep.</summary>
public sealed class WakeUpTests
{
    private const int Threads = 8;
    private const int MaxBurst = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Names => TestSelectors.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void CallSoonThreadsafe_FromEightThreadsToALoopThatSleeps_LosesNoneOfAHundredThousand(string name) => PostAll(name, 100_000);

    [Fact]
    [SecondTier("ten million posts; the hundred thousand above are their sample")]
    public void CallSoonThreadsafe_FromEightThreadsToALoopThatSleeps_LosesNoneOfTenMillion() => PostAll("epoll", 10_000_000);

    /// <summary>
    /// In each round every thread posts a burst and waits until it has run. The next round begins when all have. So a post that does not wake the
    /// loop stays for ever: no other post follows that could.
    /// </summary>
    private static void PostAll(string selector, int total)
    {
        using var loop = new EventLoop(TestSelectors.Options(selector));
        using var barrier = new System.Threading.Barrier(Threads);
        var posters = Enumerable.Range(0, Threads).Select(seed => new Poster(loop, barrier, total / Threads, seed)).ToList();
        var left = Threads;
        foreach (var poster in posters)
        {
            new Thread(() =>
            {
                poster.Run();
                loop.CallSoonThreadsafe(() =>
                {
                    if (--left == 0)
                    {
                        loop.Stop();
                    }
                });
            }).Start();
        }

        loop.RunForever();
        Assert.All(posters, poster => Assert.Equal((total / Threads, false), (poster.HasRun, poster.HasFailed)));
    }

    private sealed class Poster(EventLoop loop, System.Threading.Barrier barrier, int total, int seed)
    {
        private int _hasRun;

        public int HasRun => Volatile.Read(ref _hasRun);

        public bool HasFailed { get; private set; }

        public void Run()
        {
            var random = new Random(seed);
            var posted = 0;
            while (posted < total && !HasFailed)
            {
                // One that fails leaves the others waiting for it, which then fail too.
                HasFailed = !barrier.SignalAndWait(Patience);
                for (var burst = Math.Min(total - posted, random.Next(1, MaxBurst)); burst > 0; burst--)
                {
                    loop.CallSoonThreadsafe(static self => Volatile.Write(ref self._hasRun, self._hasRun + 1), this);
                    posted++;
                }

                HasFailed |= !SpinWait.SpinUntil(() => HasRun == posted, Patience);
            }

            barrier.RemoveParticipant();
        }
    }
}
