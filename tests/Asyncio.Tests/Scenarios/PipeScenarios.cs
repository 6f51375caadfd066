using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using FlagsDownloader.Testing;
using Microsoft.Win32.SafeHandles;
using static Asyncio.Tests.Scenarios.Connections;

namespace Asyncio.Tests.Scenarios;

[SupportedOSPlatform("linux")]
internal static class PipeScenarios
{
    private const int BrokenPipe = 32; // EPIPE

    public static void APipeIsRead(Log log) => RunReading(log, async (recorder, writer) =>
    {
        Write(writer, "hello");
        await Until(() => recorder.Received.Length > 0);
        log.Add(recorder.Transport.IsClosing);
        writer.Dispose();
        await Until(() => recorder.IsLost);
        log.Add(recorder.Transport.IsClosing);
    });

    public static void APipeWhoseEndTheProtocolWouldKeepOpen(Log log) => RunReading(
        log,
        async (recorder, writer) =>
        {
            writer.Dispose();
            await Until(() => recorder.IsLost);
        },
        new TextRecorder { KeepsOpen = true });

    public static void APipeThatIsReadIsPausedAndClosed(Log log) => RunReading(log, async (recorder, writer) =>
    {
        log.Add(recorder.Transport.IsReading);
        recorder.Transport.PauseReading();
        recorder.Transport.PauseReading();
        Write(writer, "hello");
        await TestLoop.Passes(3);
        log.Add(recorder.Transport.IsReading);
        recorder.Transport.ResumeReading();
        recorder.Transport.ResumeReading();
        await Until(() => recorder.Received.Length > 0);
        recorder.Transport.Close();
        recorder.Transport.Close();
        log.Add(recorder.Transport.IsClosing);
        Write(writer, "lost");
        await Until(() => recorder.IsLost);
        // A process that another test starts has the reader too, until it runs its program.
        var error = 0;
        await Until(() => Posix.Write(writer, "lost"u8, out error) < 0 && error != Posix.TryAgain);
        log.Add(error == Posix.BrokenPipe ? "broken" : error);
    });

    public static void AProtocolThatFailsWithDataOfAPipe(Log log) => RunReading(
        log,
        async (recorder, writer) =>
        {
            Write(writer, "hello");
            await TestLoop.Passes(3);
            recorder.Then.Clear();
            Write(writer, "again");
            await Until(() => recorder.Received.ToString().EndsWith("again", StringComparison.Ordinal));
        },
        new TextRecorder { Then = { ["received"] = Fails("no good") } });

    public static void APipeIsWritten(Log log) => RunWriting(log, async (recorder, reader) =>
    {
        recorder.Transport.Write("hello"u8);
        recorder.Transport.WriteLines([Bytes("good"), Bytes("bye")]);
        log.Add(Encoding.ASCII.GetString(await Read(reader, 12)));
        log.Add(recorder.Transport.CanWriteEof);
        recorder.Transport.WriteEof();
        recorder.Transport.Write("lost"u8);
        recorder.Transport.WriteEof();
        log.Add(recorder.Transport.IsClosing);
        await Until(() => recorder.IsLost);
        log.Add(Encoding.ASCII.GetString(await Read(reader, 1)));
    });

    public static void APipeThatIsFull(Log log) => RunWriting(log, async (recorder, reader) =>
    {
        recorder.Transport.Write(new byte[Much]);
        log.Add(recorder.Transport.WriteBufferSize > 65_536);
        recorder.Transport.Close();
        log.Add(recorder.Transport.IsClosing);
        log.Add(recorder.IsLost);
        var all = await Read(reader, Much + 1);
        await Until(() => recorder.IsLost);
        log.Add(all.Length);
    });

    public static void APipeThatIsAbortedWithDataLeft(Log log) => RunWriting(log, async (recorder, reader) =>
    {
        recorder.Transport.Write(new byte[Much]);
        recorder.Transport.Abort();
        log.Add(recorder.Transport.WriteBufferSize);
        await Until(() => recorder.IsLost);
        log.Add((await Read(reader, Much)).Length < Much);
    });

    public static void TheReaderOfAPipeGoes(Log log) => RunWriting(log, async (recorder, reader) =>
    {
        recorder.Transport.Write("hello"u8);
        await TestLoop.Passes(3);
        reader.Dispose();
        await Until(() => recorder.IsLost);
        recorder.Transport.Write("lost"u8);
    });

    public static void TheReaderOfAPipeGoesWithDataLeft(Log log) => RunWriting(log, async (recorder, reader) =>
    {
        recorder.Transport.Write(new byte[Much]);
        reader.Dispose();
        await Until(() => recorder.IsLost);
    });

    public static void AWriteToAPipeWithoutAReader(Log log)
    {
        var pipe = Posix.CreatePipe();
        using var other = File.OpenHandle($"/proc/self/fd/{pipe.Writer.DangerousGetHandle()}", FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        RunWriting(log, pipe, async (recorder, reader) =>
        {
            reader.Dispose();
            // A process that another test starts at this moment has the reader until it runs its own program.
            Eventually.True(() => Posix.Write(other, "x"u8, out var error) < 0 && error == BrokenPipe, "the last reader is closed");
            recorder.Transport.Write("lost"u8);
            log.Add(recorder.Transport.IsClosing);
            await Until(() => recorder.IsLost);
        });
    }

    public static void AFileIsNoPipe(Log log) => RunWithHandler(log, async loop =>
    {
        using var file = File.OpenHandle(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, options: FileOptions.DeleteOnClose);
        foreach (var (name, connect) in ((string, Func<Task>)[])[
            ("read", () => loop.ConnectReadPipe(() => new TextRecorder(), file)),
            ("write", () => loop.ConnectWritePipe(() => new TextRecorder(), file))])
        {
            await Assert.ThrowsAsync<ArgumentException>(connect);
            log.Add($"{name} ValueError");
        }
    });

    public static void StreamsOverPipes(Log log) => RunWithHandler(log, async loop =>
    {
        var ends = Posix.CreatePipe();
        var reader = new StreamReader();
        await loop.ConnectReadPipe(() => new StreamReaderProtocol(reader), ends.Reader);
        var unused = new StreamReader();
        var (transport, protocol) = await loop.ConnectWritePipe(() => new StreamReaderProtocol(unused), ends.Writer);
        var writer = new StreamWriter(transport, protocol, unused);
        writer.Write([.. "one\ntwo\n"u8, .. new byte[300_000]]);
        log.Add(Encoding.ASCII.GetString(await reader.ReadUntil(Bytes("two\n"))).Replace('\n', '|'));
        var draining = loop.CreateTask(async () => await writer.Drain());
        log.Add((await reader.ReadExactly(300_000)).Length);
        await draining;
        writer.Close();
        await Until(() => reader.AtEof);
        await writer.WaitClosed();
        log.Add("closed");
    });

    public static void AProtocolOfASubprocess(Log log) => RunWithHandler(log, async loop =>
    {
        var (transport, protocol) = await loop.SubprocessExec(
            () => new ProcessRecorder(), "/bin/sh", ["-c", "read line; echo $line; echo error >&2; exit 3"]);
        log.Add(protocol.Events);
        log.Add(transport.ReturnCode);
        transport.GetPipeTransport(0)!.Write("hello\n"u8);
        await Until(() => protocol.Events[^1] == "lost None");
        log.Add($"{{1: b'{Escaped(protocol.Output)}', 2: b'{Escaped(protocol.Errors)}'}}");
        log.Add(protocol.Events[1..^1].Order(StringComparer.Ordinal));
        log.Add(transport.ReturnCode);
        log.Add(transport.IsClosing);
        transport.Close();
    });

    public static void ASubprocessWhoseTransportIsClosed(Log log) => RunWithHandler(log, async loop =>
    {
        var (transport, protocol) = await loop.SubprocessShell(() => new ProcessRecorder(), "sleep 100");
        transport.Close();
        transport.Close();
        log.Add(transport.IsClosing);
        await Until(() => protocol.Events[^1] == "lost None");
        log.Add(protocol.Events[1..^1].Order(StringComparer.Ordinal));
        log.Add(transport.ReturnCode);
    });

    public static void ASubprocessWhoseInputIsFull(Log log) => RunWithHandler(log, async loop =>
    {
        var (transport, protocol) = await loop.SubprocessExec(() => new ProcessRecorder(), "cat", []);
        transport.GetPipeTransport(1)!.PauseReading();
        transport.GetPipeTransport(0)!.Write(new byte[Much]);
        log.Add(protocol.Events);
        transport.GetPipeTransport(1)!.ResumeReading();
        transport.GetPipeTransport(0)!.WriteEof();
        await Until(() => protocol.Events[^1] == "lost None");
        log.Add(protocol.Output.Length);
        log.Add(transport.ReturnCode);
    });

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.ASCII.GetBytes(text);

    private static string Escaped(StringBuilder text) => text.ToString().Replace("\n", "\\n", StringComparison.Ordinal);

    private static void Write(SafeHandle pipe, string text) => Assert.Equal(text.Length, Posix.Write(pipe, Bytes(text).Span, out _));

    /// <summary>So many bytes, or fewer at the end.</summary>
    private static async Task<byte[]> Read(Socket pipe, int count)
    {
        var data = new byte[count];
        for (var at = 0; ;)
        {
            var more = 0;
            await Until(() =>
            {
                more = Posix.Read(pipe.SafeHandle, data.AsSpan(at), out var error);
                return error != Posix.TryAgain;
            });
            at += more;
            if (more <= 0 || at == count)
            {
                return data[..at];
            }
        }
    }

    private static void RunReading(Log log, Func<Recorder, SafeHandle, Task> body, TextRecorder? recorder = null) => RunWithHandler(log, async loop =>
    {
        recorder ??= new TextRecorder();
        recorder.Log = log.Add;
        var (reader, writer) = Posix.CreatePipe();
        await loop.ConnectReadPipe(() => recorder, reader);
        await body(recorder, writer);
        writer.Dispose();
        recorder.Transport.Close();
        await Until(() => recorder.IsLost);
    });

    private static void RunWriting(Log log, Func<Recorder, Socket, Task> body) => RunWriting(log, Posix.CreatePipe(), body);

    private static void RunWriting(Log log, (SafeFileHandle Reader, SafeFileHandle Writer) pipe, Func<Recorder, Socket, Task> body) => RunWithHandler(log, async loop =>
    {
        var recorder = new TextRecorder { Log = log.Add };
        using var reads = DescriptorSocket.Create(pipe.Reader);
        await loop.ConnectWritePipe(() => recorder, pipe.Writer);
        await body(recorder, reads);
        recorder.Transport.Abort();
        await Until(() => recorder.IsLost);
    });

    /// <summary>Says what happens to a subprocess, whose pipes and end come in any order.</summary>
    private sealed class ProcessRecorder : ISubprocessProtocol
    {
        public List<string> Events { get; } = [];

        public StringBuilder Output { get; } = new();

        public StringBuilder Errors { get; } = new();

        public void ConnectionMade(SubprocessTransport transport) => Events.Add("made");

        public void PipeDataReceived(int descriptor, ReadOnlySpan<byte> data) =>
            (descriptor == 1 ? Output : Errors).Append(Encoding.ASCII.GetString(data));

        public void PipeConnectionLost(int descriptor, Exception? exception) => Events.Add($"lost {descriptor} {Error(exception)}");

        public void ProcessExited() => Events.Add("exited");

        public void ConnectionLost(Exception? exception) => Events.Add($"lost {Error(exception)}");

        public void PauseWriting() => Events.Add("paused");

        public void ResumeWriting() => Events.Add("resumed");
    }
}
