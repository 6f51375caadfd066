using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Fuzzing.Responses;

/// <summary>Answers each request with the bytes of its case.</summary>
/// <remarks>It has a thread for each connection, because the strategies under test may use up the shared pool.</remarks>
internal sealed class HostileServer : IDisposable
{
    private const int StackBytes = 256 * 1024;
    private const int LongestRequest = 80_000;
    // Far more than the client accepts. If it does not disconnect, the test finds its memory, and the response still ends.
    private const int LongestEndless = 64 * 1024 * 1024;
    private const int EndlessPiece = 16 * 1024;

    // Longer than the timeout of any client.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TcpListener _listener = new(IPAddress.Any, 0);
    private readonly Func<int, HostileCase> _cases;
    private readonly ConcurrentDictionary<Socket, bool> _conversations = new();

    public HostileServer(Func<int, HostileCase> cases)
    {
        _cases = cases;
        _listener.Start(backlog: 512);
        Start("hostile server", Accept);
    }

    /// <summary>The content of <c>/good.gif</c>.</summary>
    public static byte[] GoodPicture { get; } = Gif.Pixel;

    /// <summary>Returns the address of a case's flags. Each case may have its own host in 127.0.0.0/8.</summary>
    /// <param name="number">The case.</param>
    /// <param name="sharing">The number of consecutive cases that share a host and its connections.</param>
    public Uri SiteOf(int number, int sharing)
    {
        var host = number / sharing;
        return new Uri($"http://127.{1 + ((host >> 15) & 63)}.{(host >> 7) & 255}.{1 + (host & 127)}:{((IPEndPoint)_listener.LocalEndpoint).Port}/{number}");
    }

    /// <summary>Ends all conversations and waits for them, so that their memory does not count as the client's.</summary>
    public void Dispose()
    {
        _listener.Dispose();
        foreach (var socket in _conversations.Keys)
        {
            socket.Dispose();
        }

        SpinWait.SpinUntil(() => _conversations.IsEmpty, Patience);
    }

    private static void Start(string name, Action work) =>
        new Thread(() => work(), StackBytes) { IsBackground = true, Name = name }.Start();

    private void Accept()
    {
        try
        {
            while (true)
            {
                var socket = _listener.AcceptSocket();
                _conversations.TryAdd(socket, value: true);
                Start("hostile connection", () => Converse(socket));
            }
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException)
        {
            // The listener was stopped.
        }
    }

    private void Converse(Socket socket)
    {
        using (socket)
        {
            try
            {
                socket.NoDelay = true;
                socket.SendTimeout = socket.ReceiveTimeout = (int)Patience.TotalMilliseconds;
                while (ReadTarget(socket) is { } target && Answer(socket, ResponseTo(target)))
                {
                    // The next request on the same connection.
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The client has disconnected.
            }
            finally
            {
                _conversations.TryRemove(socket, out _);
            }
        }
    }

    private HostileResponse ResponseTo(string target)
    {
        // "/17/br/br.gif" and "/17/br/metadata.json".
        var parts = target.Split('/', '?', '#');
        if (parts.Length < 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return ResponseMaker.Plain(GoodPicture);
        }

        var hostile = _cases(number);
        return target.Contains("metadata", StringComparison.Ordinal) && hostile.Metadata is { } metadata ? metadata : hostile.Picture;
    }

    /// <returns>The target of the request; null if the client sends no more, or uses TLS.</returns>
    private static string? ReadTarget(Socket socket)
    {
        var buffer = new byte[LongestRequest];
        var filled = 0;
        while (true)
        {
            var read = socket.Receive(buffer, filled, buffer.Length - filled, SocketFlags.None);
            filled += read;
            if (read == 0 || buffer[0] != (byte)'G')
            {
                return null;
            }

            if (buffer.AsSpan(..filled).EndsWith("\r\n\r\n"u8))
            {
                return System.Text.Encoding.Latin1.GetString(buffer, 0, buffer.AsSpan().IndexOf((byte)'\r')).Split(' ')[1];
            }
        }
    }

    /// <returns>Whether there may be another request.</returns>
    private static bool Answer(Socket socket, HostileResponse response)
    {
        foreach (var piece in Pieces(response))
        {
            socket.Send(piece.Span);
        }

        if (response.Endless.Length > 0)
        {
            SendEndless(socket, response.Endless);
        }

        if (response.Ending == Ending.Stay)
        {
            return true;
        }

        if (response.Ending == Ending.Reset)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        else
        {
            socket.Shutdown(SocketShutdown.Both);
        }

        return false;
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Pieces(HostileResponse response)
    {
        // A large response in small pieces would take too long.
        var length = Math.Max(response.PieceLength, response.Bytes.Length / 200);
        for (var sent = 0; sent < response.Bytes.Length; sent += Math.Min(length, response.Bytes.Length - sent))
        {
            yield return response.Bytes.AsMemory(sent, Math.Min(length, response.Bytes.Length - sent));
        }
    }

    private static void SendEndless(Socket socket, byte[] pattern)
    {
        var piece = Enumerable.Repeat(pattern, 1 + (EndlessPiece / pattern.Length)).SelectMany(bytes => bytes).ToArray();
        for (var sent = 0; sent < LongestEndless; sent += piece.Length)
        {
            socket.Send(piece);
        }
    }
}
