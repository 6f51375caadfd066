using System.Net;
using System.Net.Sockets;

namespace Asyncio.Tests;

public sealed class ThreadAffinityTests
{
    [Fact]
    public void Await_WorkOnOtherThreads_ResumesOnTheLoopsThread()
    {
        var threads = new List<int>();
        void Record() => threads.Add(Environment.CurrentManagedThreadId);
        EventLoop.Run(async loop =>
        {
            Record();
            await Task.Run(() => Assert.NotEqual(threads[0], Environment.CurrentManagedThreadId));
            Record();
            await Task.Yield();
            Record();
            await Task.WhenAll(Task.Run(() => { }), EventLoop.Sleep(TimeSpan.FromMilliseconds(1)).AsTask());
            Record();
            await loop.RunInExecutor(null, () => 1);
            Record();
            await loop.CreateTask(async () =>
            {
                Record();
                await Task.Run(() => { });
                Record();
            });
            Record();
            await foreach (var number in Numbers())
            {
                Record();
            }
        });
        Assert.All(threads, thread => Assert.Equal(Environment.CurrentManagedThreadId, thread));
        Assert.Equal(10, threads.Count);

        static async IAsyncEnumerable<int> Numbers()
        {
            yield return 1;
            await Task.Run(() => { });
            yield return 2;
        }
    }

    [Fact]
    public void Await_OfSocketsWithManyTasks_ResumesOnTheLoopsThread()
    {
        var elsewhere = 0;
        EventLoop.Run(async loop =>
        {
            var mine = Environment.CurrentManagedThreadId;
            void Check() => elsewhere += Environment.CurrentManagedThreadId == mine ? 0 : 1;
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            var server = loop.CreateTask(Serve);
            var echoes = await EventLoop.Gather(Enumerable.Range(0, 50).Select(i => loop.CreateTask(token => Echo(i, token))));
            Assert.Equal(Enumerable.Range(0, 50), echoes);
            server.Cancel();

            async Task Serve(CancellationToken token)
            {
                while (true)
                {
                    var client = await listener.AcceptTcpClientAsync(token);
                    Check();
                    _ = loop.CreateTask(async inner =>
                    {
                        using (client)
                        {
                            var buffer = new byte[1];
                            await client.GetStream().ReadExactlyAsync(buffer, inner);
                            Check();
                            await client.GetStream().WriteAsync(buffer, inner);
                            Check();
                        }
                    });
                }
            }

            async Task<int> Echo(int value, CancellationToken token)
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, token);
                Check();
                await client.GetStream().WriteAsync(new[] { (byte)value }, token);
                Check();
                var buffer = new byte[1];
                await client.GetStream().ReadExactlyAsync(buffer, token);
                Check();
                return buffer[0];
            }
        });
        Assert.Equal(0, elsewhere);
    }

    [Fact]
    public void Run_TwoThreads_EachHasItsLoop()
    {
        EventLoop.Run(async outer =>
        {
            var other = await EventLoop.ToThread(() => EventLoop.Run(async inner =>
            {
                await EventLoop.Sleep(TimeSpan.FromMilliseconds(1));
                Assert.Same(inner, EventLoop.GetRunningLoop());
                return inner;
            }));
            Assert.NotSame(outer, other);
            Assert.Same(outer, EventLoop.GetRunningLoop());
        });
    }

    [Fact]
    public void Run_AtItsEnd_RestoresTheThreadsContext()
    {
        var before = new SynchronizationContext();
        TestLoop.OnAnotherThread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(before);
            EventLoop.Run(async () =>
            {
                Assert.NotSame(before, SynchronizationContext.Current);
                await Task.Yield();
            });
            Assert.Same(before, SynchronizationContext.Current);
            Assert.Throws<InvalidOperationException>(EventLoop.GetRunningLoop);
        });
    }

    [Fact]
    public void Context_OfTheLoop_EqualsItsCopyAndSends()
    {
        EventLoop.Run(async () =>
        {
            var context = SynchronizationContext.Current!;
            var mine = Environment.CurrentManagedThreadId;
            Assert.Equal(context, context.CreateCopy());
            var sentTo = 0;
            context.Send(_ => sentTo = Environment.CurrentManagedThreadId, null);
            Assert.Equal(mine, sentTo);
            var failure = await Task.Run(() =>
            {
                context.Send(_ => sentTo = -Environment.CurrentManagedThreadId, null);
                return Record.Exception(() => context.Send(_ => throw new InvalidDataException("sent"), null));
            });
            Assert.Equal(-mine, sentTo);
            Assert.IsType<InvalidDataException>(failure);
        });
    }
}
