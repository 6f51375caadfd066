using System.Net;
using System.Net.Sockets;
using System.Text;
using Asyncio;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>What a selector waits for and finds ready, pass by pass, for three sockets on one thread; and the same with a thread a socket.</summary>
internal sealed class SocketsLesson : ILesson
{
    private const int Sockets = 3;
    private static readonly TimeSpan Unit = TimeSpan.FromSeconds(0.1);

    // When each socket's other side sends, in units, and what. A computes for three units after its first message.
    private static readonly (int At, int Socket, string Text)[] Script =
    [
        (2, 0, "compute"), (3, 1, "hello"), (4, 2, "hello"), (7, 1, "again"), (8, 0, "done"),
    ];

    public string Name => "sockets";

    public string Summary => "a selector at work on one thread; and a thread a socket";

    public LessonQuestion Question => LessonQuestion.Count(
        "One loop receives from three sockets in turn. How many threads does that take?", "threads", "loop_threads_count");

    public void Run(LessonContext context)
    {
        context.WriteLine("Three sockets, A, B and C, connect, then receive what another thread sends them");
        context.WriteLine("from time to time. On the loop, with the descriptors that the selector waits");
        context.WriteLine("for, to read (r) or to write (w), and those that it finds ready. A task resumes");
        context.WriteLine("a pass later; until it has received, the next look finds its socket ready again:");
        context.WriteLine();
        var (looks, onLoop, afterComputing) = OnLoop(context);
        var sleeps = looks.Count(look => look.MaxMilliseconds != 0);
        context.Figure("loop_messages_count", onLoop.Count);
        context.Figure("loop_threads_count", onLoop.Select(message => message.Thread).Concat(looks.Select(look => look.Thread)).Distinct().Count());
        context.Figure("selector_looks_count", looks.Count);
        context.Figure("selector_sleeps_count", sleeps);
        context.Figure("ready_after_computing_count", afterComputing);

        context.WriteLine();
        context.WriteLine("With a thread a socket, each blocked in a receive of its own:");
        context.WriteLine();
        var onThreads = OnThreads(context);
        var threads = onThreads.Select(message => message.Thread).Distinct().Count();
        context.Figure("threads_messages_count", onThreads.Count);
        context.Figure("threads_threads_count", threads);

        context.Conclude($"One thread received {onLoop.Count} messages of {Sockets} sockets, in {sleeps} sleeps, each for all.");
        context.Conclude($"A computed for {(3 * Unit).TotalSeconds:0.0} s; the look after that found {afterComputing} sockets ready at once.");
        context.Conclude($"With a thread a socket, {threads} threads received {onThreads.Count} messages, while A computed.");
    }

    private static (List<SelectorLook> Looks, List<Message> Messages, int AfterComputing) OnLoop(LessonContext context)
    {
        var looks = new List<SelectorLook>();
        var messages = new List<Message>();
        var computed = 0;
        context.WriteLine("   at    pass  selector  waits for              ready");
        using var sender = new Sender(context);
        context.RestartClock();
        EventLoop.Run(
            Main, new EventLoopOptions { Selector = () => new TracedSelector(context.Time, Look) }, context.CancellationToken);
        return (looks, messages, looks.ElementAtOrDefault(computed)?.Ready.Count ?? 0);

        void Look(SelectorLook look)
        {
            if (look.Watched.Count == 0)
            {
                return;
            }

            looks.Add(look);
            var waited = look.MaxMilliseconds == 0 ? "looks" : $"{look.Waited.TotalSeconds:0.00} s";
            context.Log($"{looks.Count,4}  {waited,8}  {string.Join(' ', look.Watched),-21}  {string.Join(' ', look.Ready.DefaultIfEmpty("-"))}");
        }

        async Task Main(EventLoop loop) =>
            await EventLoop.Gather(Enumerable.Range(0, Sockets).Select(number => (Func<Task>)(() => Receive(loop, number))));

        async Task Receive(EventLoop loop, int number)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            await loop.SockConnect(socket, sender.EndPoint);
            await loop.SockSendAll(socket, new[] { (byte)number });
            while (await loop.SockRecv(socket, 100) is { Length: > 0 } received)
            {
                messages.Add(Message.Print(context, number, socket, received));
                if (Compute(context, received))
                {
                    computed = looks.Count;
                }
            }
        }
    }

    private static List<Message> OnThreads(LessonContext context)
    {
        var messages = new List<Message>();
        using var sender = new Sender(context);
        context.RestartClock();
        var threads = Enumerable.Range(0, Sockets).Select(number => new Thread(() => Receive(number)) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        context.CancellationToken.ThrowIfCancellationRequested();
        return messages;

        void Receive(int number)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            var buffer = new byte[100];
            try
            {
                socket.Connect(sender.EndPoint);
                socket.Send([(byte)number]);
                while (socket.Receive(buffer) is var count and > 0)
                {
                    var message = Message.Print(context, number, socket, buffer[..count]);
                    lock (messages)
                    {
                        messages.Add(message);
                    }

                    Compute(context, buffer[..count]);
                }
            }
            catch (SocketException)
            {
                // Ctrl-C has ended the sender.
            }
        }
    }

    private static bool Compute(LessonContext context, byte[] received)
    {
        if (Encoding.ASCII.GetString(received) != Script[0].Text)
        {
            return false;
        }

        context.CancellationToken.WaitHandle.WaitOne(3 * Unit);
        return true;
    }

    private sealed record Message(int Thread)
    {
        public static Message Print(LessonContext context, int number, Socket socket, byte[] received)
        {
            var thread = Environment.CurrentManagedThreadId;
            context.Log($"      thread {thread}: {(char)('A' + number)} ({socket.Handle}) receives '{Encoding.ASCII.GetString(received)}'");
            return new Message(thread);
        }
    }

    /// <summary>The other side of the sockets: a thread that sends what the script says, and closes.</summary>
    private sealed class Sender : IDisposable
    {
        private readonly LessonContext _context;
        private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        private readonly Thread _thread;

        public Sender(LessonContext context)
        {
            _context = context;
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _listener.Listen();
            _thread = new Thread(Send) { IsBackground = true, Name = "sender" };
            _thread.Start();
        }

        public EndPoint EndPoint => _listener.LocalEndPoint!;

        public void Dispose()
        {
            _listener.Dispose();
            _thread.Join();
        }

        private void Send()
        {
            var sockets = new Socket?[Sockets];
            try
            {
                for (var left = Sockets; left > 0; left--)
                {
                    var socket = _listener.Accept();
                    var number = new byte[1];
                    socket.Receive(number);
                    sockets[number[0]] = socket;
                }

                var at = 0;
                foreach (var (next, number, text) in Script)
                {
                    if (_context.CancellationToken.WaitHandle.WaitOne((next - at) * Unit))
                    {
                        break;
                    }

                    at = next;
                    sockets[number]!.Send(Encoding.ASCII.GetBytes(text));
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The lesson has ended.
            }
            finally
            {
                Array.ForEach(sockets, socket => socket?.Dispose());
            }
        }
    }
}
