using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

/// <summary>What scenarios of transports, servers and streams need, as reference/connections.py has it.</summary>
internal static class Connections
{
    public const int Much = 8_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Lets passes go by, as many as it takes: what is sent is on its way for a moment.</summary>
    public static async Task Until(Func<bool> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, "It did not happen.");
            await EventLoop.Sleep(TimeSpan.Zero);
        }
    }

    /// <summary>Awaits it without letting the clock jump to a timeout while what is sent is on its way.</summary>
    public static async Task<T> Settled<T>(Task<T> task)
    {
        await Until(() => task.IsCompleted);
        return await task;
    }

    /// <inheritdoc cref="Settled{T}(Task{T})"/>
    public static async Task Settled(Task task)
    {
        await Until(() => task.IsCompleted);
        await task;
    }

    /// <inheritdoc cref="Settled{T}(Task{T})"/>
    public static async Task Settled(LoopTask task)
    {
        await Until(() => task.Done);
        await task;
    }

    /// <inheritdoc cref="Settled{T}(Task{T})"/>
    public static async Task<T> Settled<T>(LoopTask<T> task)
    {
        await Until(() => task.Done);
        return await task;
    }

    public static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    public static void Send(Socket socket, string text) => Assert.Equal(text.Length, socket.Send(Encoding.ASCII.GetBytes(text)));

    /// <summary>So many bytes, or fewer at the end.</summary>
    public static async Task<byte[]> Receive(Socket socket, int count)
    {
        var received = new byte[count];
        for (var at = 0; ;)
        {
            var more = 0;
            await Until(() =>
            {
                more = socket.Receive(received.AsSpan(at), SocketFlags.None, out var error);
                return error == SocketError.Success || (error == SocketError.WouldBlock ? false : throw new SocketException((int)error));
            });
            at += more;
            if (more == 0 || at == count)
            {
                return received[..at];
            }
        }
    }

    public static async Task<string> ReceiveText(Socket socket, int count) => Encoding.ASCII.GetString(await Receive(socket, count));

    public static string Error(Exception? exception) => exception switch
    {
        null => "None",
        SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.Shutdown or SocketError.ConnectionAborted } => "reset",
        AuthenticationException => "tls",
        TimeoutException => "timeout",
        InvalidOperationException => "RuntimeError",
        IncompleteReadException => "IncompleteReadError",
        LimitOverrunException => "LimitOverrunError",
        _ => exception.Message,
    };

    public static void Refuses(Log log, string name, Action call)
    {
        try
        {
            call();
            log.Add($"{name} ok");
        }
        catch (InvalidOperationException)
        {
            log.Add($"{name} RuntimeError");
        }
        catch (ArgumentException)
        {
            log.Add($"{name} ValueError");
        }
    }

    public static Action<Recorder> Fails(string message) => _ => throw new InvalidDataException(message);

    public static void RunWithHandler(Log log, Func<EventLoop, Task> main) => Run(async loop =>
    {
        loop.SetExceptionHandler((_, context) => log.Add($"handler: {Error(context.Exception)}"));
        await main(loop);
    });

    /// <summary>A connection with a recorder, and the socket at its other end; the connection is closed at the end in any case.</summary>
    public static void RunConnected(Log log, Func<Recorder, Socket, Task> body, Recorder? recorder = null) => RunWithHandler(log, async loop =>
    {
        recorder ??= new TextRecorder();
        recorder.Log = log.Add;
        var (left, right) = TestSelectors.Pair();
        using (right)
        {
            // Otherwise the system takes ever more at once, and who writes is not always paused.
            left.SendBufferSize = right.ReceiveBufferSize = 262_144;
            await loop.CreateConnection(() => recorder, left);
            await body(recorder, right);
            recorder.Transport.Abort();
            await Until(() => recorder.IsLost);
        }
    });
}
