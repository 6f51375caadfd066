using System.Net;
using System.Net.Sockets;
using System.Text;
using static Asyncio.Tests.Scenarios.Connections;
using static Asyncio.Tests.TestCertificates;

namespace Asyncio.Tests.Scenarios;

internal static class SendingFileScenarios
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 256 * 4_000).Select(i => (byte)i)];

    private static readonly byte[] Long = [.. Enumerable.Repeat(Content, 8).SelectMany(part => part)];

    public static void AFileOverAConnection(Log log) => RunSending(log, Content, async (loop, recorder, peer, file) =>
    {
        recorder.Transport.Write("before "u8);
        var (sent, received) = await Both(loop, () => loop.SendFile(recorder.Transport, file), peer, 7 + Content.Length);
        log.Add(sent);
        log.Add(file.Position);
        log.Add(received.AsSpan().SequenceEqual([.. "before "u8, .. Content]));
        recorder.Transport.Write("after"u8);
        log.Add(await ReceiveText(peer, 5));
        Send(peer, "read");
        await Until(() => recorder.Received.Length > 0);
    });

    public static void APartOfAFileOverAConnection(Log log) => RunSending(log, Content, async (loop, recorder, peer, file) =>
    {
        var (sent, received) = await Both(loop, () => loop.SendFile(recorder.Transport, file, 1_000, 100), peer, 100);
        log.Add(sent);
        log.Add(file.Position);
        log.Add(received.AsSpan().SequenceEqual(Content.AsSpan(1_000, 100)));
        (sent, received) = await Both(loop, () => loop.SendFile(recorder.Transport, file, Content.Length - 10, 100), peer, 10);
        log.Add(sent);
        log.Add(received.AsSpan().SequenceEqual(Content.AsSpan(Content.Length - 10)));
    });

    public static void AnEmptyFileOverAConnection(Log log) => RunSending(
        log, [], async (loop, recorder, _, file) => log.Add(await loop.SendFile(recorder.Transport, file)));

    public static void AFileAfterMuchThatWaits(Log log) => RunSending(log, Content, async (loop, recorder, peer, file) =>
    {
        recorder.Transport.Write(new byte[Much]);
        var (sent, received) = await Both(loop, () => loop.SendFile(recorder.Transport, file), peer, Much + Content.Length);
        log.Add(sent);
        log.Add(received.AsSpan(Much).SequenceEqual(Content));
    });

    public static void WhatIsNoFileOverAConnection(Log log) => RunSending(log, Content, async (loop, recorder, peer, _) =>
    {
        var memory = new MemoryStream(Content);
        var (sent, received) = await Both(loop, () => loop.SendFile(recorder.Transport, memory, 10), peer, Content.Length - 10);
        log.Add(sent);
        log.Add(memory.Position);
        log.Add(received.AsSpan().SequenceEqual(Content.AsSpan(10)));
        await Assert.ThrowsAsync<NotSupportedException>(() => loop.SendFile(recorder.Transport, memory, fallback: false));
        log.Add("not available");
    });

    public static void AFileOverAConnectionThatCloses(Log log) => RunSending(log, Content, async (loop, recorder, _, file) =>
    {
        recorder.Transport.Close();
        await Assert.ThrowsAsync<InvalidOperationException>(() => loop.SendFile(recorder.Transport, file));
        log.Add("sendfile RuntimeError");
    });

    public static void AWriteWhileAFileIsSent(Log log) => RunSending(log, Long, async (loop, recorder, peer, file) =>
    {
        var sending = loop.CreateTask(() => loop.SendFile(recorder.Transport, file));
        await TestLoop.Passes(2);
        Assert.Throws<InvalidOperationException>(() => recorder.Transport.Write("between"u8));
        log.Add("refused");
        var received = await Receive(peer, Long.Length);
        await sending;
        log.Add(received.AsSpan().SequenceEqual(Long));
    });

    public static void ThePeerGoesWhileAFileIsSent(Log log) => RunSending(log, Long, async (loop, recorder, peer, file) =>
    {
        var sending = loop.CreateTask(() => loop.SendFile(recorder.Transport, file));
        await Receive(peer, 1_000);
        peer.Dispose();
        await Until(() => sending.Done);
        log.Add(Error(sending.Exception) == "reset");
        log.Add(file.Position < Long.Length);
    });

    public static void AFileOverTls(Log log) => RunWithHandler(log, async loop =>
    {
        var server = new TextRecorder { IsQuiet = true, Log = what => log.Add($"server {what}") };
        var client = new TextRecorder { Log = what => log.Add($"client {what}") };
        var listener = await loop.CreateServer(() => server, "127.0.0.1", 0, new ServerOptions { Tls = ServerTls });
        var port = ((IPEndPoint)listener.Sockets[0].LocalEndPoint!).Port;
        await Settled(loop.CreateConnection(() => client, "127.0.0.1", port, new ConnectionOptions { Tls = ClientTls() }));
        await Until(() => server.Transport is not null);
        await using (var file = CreateFile(Content))
        {
            await Assert.ThrowsAsync<NotSupportedException>(() => loop.SendFile(client.Transport, file, fallback: false));
            log.Add("not available");
            client.Transport.Write("before "u8);
            log.Add(await Settled(loop.SendFile(client.Transport, file)));
            client.Transport.Write(" after"u8);
            log.Add(file.Position);
        }

        await Until(() => server.Received.Length == Content.Length + 13);
        log.Add(server.Received.Equals($"before {Encoding.ASCII.GetString(Content)} after"));
        client.Transport.Close();
        await Until(() => server.IsLost && client.IsLost);
        listener.Close();
    });

    public static void AFileOverASocket(Log log) => RunWithHandler(log, async loop =>
    {
        var (left, right) = TestSelectors.Pair();
        using (left)
        using (right)
        {
            await using var file = CreateFile(Content);
            var (sent, received) = await Both(loop, () => loop.SockSendFile(left, file), right, Content.Length);
            log.Add(sent);
            log.Add(file.Position);
            log.Add(received.AsSpan().SequenceEqual(Content));
            (sent, received) = await Both(loop, () => loop.SockSendFile(left, file, 5, 10), right, 10);
            log.Add(sent);
            log.Add(received.AsSpan().SequenceEqual(Content.AsSpan(5, 10)));
            (sent, _) = await Both(loop, () => loop.SockSendFile(left, new MemoryStream(Content)), right, Content.Length);
            log.Add(sent);
            await Assert.ThrowsAsync<NotSupportedException>(() => loop.SockSendFile(left, new MemoryStream(Content), fallback: false));
            log.Add("not available");
        }
    });

    private static FileStream CreateFile(byte[] content)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions { Access = FileAccess.ReadWrite, Mode = FileMode.CreateNew, Options = FileOptions.DeleteOnClose });
        file.Write(content);
        file.Flush();
        return file;
    }

    private static async Task<(long Sent, byte[] Received)> Both(EventLoop loop, Func<Task<long>> send, Socket peer, int count)
    {
        var sending = loop.CreateTask(send);
        var received = await Receive(peer, count);
        return (await sending, received);
    }

    private static void RunSending(Log log, byte[] content, Func<EventLoop, Recorder, Socket, FileStream, Task> body) => RunWithHandler(log, async loop =>
    {
        var recorder = new TextRecorder { Log = log.Add };
        var (left, right) = TestSelectors.Pair();
        using (right)
        {
            left.SendBufferSize = right.ReceiveBufferSize = 262_144;
            await using var file = CreateFile(content);
            await loop.CreateConnection(() => recorder, left);
            await body(loop, recorder, right, file);
            recorder.Transport.Abort();
            await Until(() => recorder.IsLost);
        }
    });
}
