using System.Net;
using System.Runtime.CompilerServices;

namespace Asyncio.Tests;

public sealed class StreamTests
{
    public static TheoryData<string> Names => TestSelectors.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Streams_ManyClients_RunOnTheLoopsThreadOnly(string name) => EventLoop.Run(
        async loop =>
        {
            const int Clients = 300;
            var mine = Environment.CurrentManagedThreadId;
            await using var server = await EventLoop.StartServer(Serve, "127.0.0.1", 0);
            await EventLoop.Gather(Enumerable.Range(0, Clients).Select(i => loop.CreateTask(() => Client(i))));

            async Task Serve(StreamReader reader, StreamWriter writer)
            {
                Assert.Equal(mine, Environment.CurrentManagedThreadId);
                var buffer = new byte[777];
                while (await reader.ReadInto(buffer) is var count and > 0)
                {
                    Assert.Equal(mine, Environment.CurrentManagedThreadId);
                    writer.Write(buffer.AsSpan(0, count));
                    await writer.Drain();
                }

                writer.Close();
            }

            async Task Client(int number)
            {
                var (reader, writer) = await EventLoop.OpenConnection("127.0.0.1", Port(server));
                var message = new byte[5_000 + number];
                new Random(number).NextBytes(message);
                writer.Write(message);
                Assert.Equal(message, await reader.ReadExactly(message.Length));
                Assert.Equal(mine, Environment.CurrentManagedThreadId);
                writer.Close();
                await writer.WaitClosed();
                Assert.Equal(mine, Environment.CurrentManagedThreadId);
            }
        },
        TestSelectors.Options(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_TokenCancelled_EndsTheWaitAndLosesNothing(string name) => EventLoop.Run(
        async loop =>
        {
            var reader = new StreamReader();
            using var source = new CancellationTokenSource();
            reader.FeedData("ab"u8);
            loop.CallSoon(source.Cancel);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reader.ReadExactly(3, source.Token));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reader.ReadExactly(3, source.Token));
            Assert.Equal("ab"u8.ToArray(), await reader.Read(10));
            Assert.Equal(0, await reader.ReadInto(Memory<byte>.Empty));
        },
        TestSelectors.Options(name));

    /// <summary>The lines do not depend on how they are split into pieces.</summary>
    [Fact]
    public void ReadLine_SplitAtEveryPlace_ReadsTheSameLines() => TestLoop.Run(async loop =>
    {
        var text = "one\n\ntwo three\nlast"u8.ToArray();
        for (var first = 0; first <= text.Length; first++)
        {
            for (var second = first; second <= text.Length; second++)
            {
                var reader = new StreamReader(limit: 20);
                var lines = loop.CreateTask(async () =>
                {
                    var read = new List<string>();
                    await foreach (var line in reader)
                    {
                        read.Add(System.Text.Encoding.ASCII.GetString(line));
                    }

                    return read;
                });
                foreach (var piece in (byte[][])[text[..first], text[first..second], text[second..]])
                {
                    reader.FeedData(piece);
                    await TestLoop.Passes(2);
                }

                reader.FeedEof();
                Assert.Equal(["one\n", "\n", "two three\n", "last"], await lines);
            }
        }
    });

    [Fact]
    public void Writer_Collected_ClosesItsConnection() => EventLoop.Run(async () =>
    {
        await using var server = await EventLoop.StartServer(static (_, _) => Task.CompletedTask, "127.0.0.1", 0);
        var (reader, writer) = await EventLoop.OpenConnection("127.0.0.1", Port(server));
        var reading = reader.Read().AsTask();
        for (var i = 0; i < 3_000 && !reading.IsCompleted; i++)
        {
            Collect();
            await EventLoop.Sleep(TimeSpan.FromMilliseconds(10));
        }

        Assert.Empty(await reading);
        writer.Close();

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Collect()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    });

    private static int Port(Server server) => ((IPEndPoint)server.Sockets[0].LocalEndPoint!).Port;
}
