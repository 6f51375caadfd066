using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace FlagsServer.Tests.Support;

/// <summary>A client of HTTP/2 with prior knowledge that reads the raw frames. Other clients drop at a reset what they have not read.</summary>
internal static class RawHttp2
{
    private const int HeaderSize = 9;

    // RFC 9113, section 6: the types of frames, and the flag of the last frame of a stream.
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte ResetStream = 3;
    private const byte Settings = 4;
    private const byte WindowUpdate = 8;
    private const byte EndStream = 1;
    private const byte EndHeaders = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Sends a request and reads its stream to the end.</summary>
    /// <returns>
    /// The types of the stream's frames, without repetitions; the size of the body; and the end: <c>END_STREAM</c>, or <c>RST</c> and the code.
    /// </returns>
    public static async Task<(string Frames, int Bytes, string Ending)> GetAsync(Uri server, string target)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, patience.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(Request(server, target), patience.Token);
        var frames = new List<string>();
        var bytes = 0;
        while (true)
        {
            var header = new byte[HeaderSize];
            await stream.ReadExactlyAsync(header, patience.Token);
            var payload = new byte[header[0] << 16 | header[1] << 8 | header[2]];
            await stream.ReadExactlyAsync(payload, patience.Token);
            if (BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5)) != 1)
            {
                continue;
            }

            var name = header[3] switch { Data => "DATA", Headers => "HEADERS", ResetStream => "RST_STREAM", var other => $"{other}" };
            if (frames.LastOrDefault() != name)
            {
                frames.Add(name);
            }

            if (header[3] == ResetStream)
            {
                return (string.Join(' ', frames), bytes, $"RST {BinaryPrimitives.ReadInt32BigEndian(payload)}");
            }

            bytes += header[3] == Data ? payload.Length : 0;
            if (header[3] is Data or Headers && (header[4] & EndStream) != 0)
            {
                return (string.Join(' ', frames), bytes, "END_STREAM");
            }
        }
    }

    /// <summary>The preface, windows that never close, and a GET on stream 1.</summary>
    private static byte[] Request(Uri server, string target) =>
    [
        .. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8,
        // SETTINGS_INITIAL_WINDOW_SIZE (4) of 2³¹ - 1.
        .. Frame(Settings, 0, 0, [0, 4, 0x7F, 0xFF, 0xFF, 0xFF]),
        .. Frame(WindowUpdate, 0, 0, [0x70, 0, 0, 0]),
        // :method GET and :scheme http by their index in the static table, :path and :authority as text (RFC 7541, appendix A).
        .. Frame(Headers, EndStream | EndHeaders, 1, [0x82, 0x86, 0x04, .. Text(target), 0x01, .. Text(server.Authority)]),
    ];

    private static byte[] Frame(byte type, byte flags, byte stream, byte[] payload) =>
        [0, (byte)(payload.Length >> 8), (byte)payload.Length, type, flags, 0, 0, 0, stream, .. payload];

    private static byte[] Text(string text) => [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)];
}
