using System.Net.Sockets;
using System.Text;

namespace FlagsDownloader.Soak;

/// <summary>Requests flags over one connection after another. It gives up a response that does not end, and begins a new connection.</summary>
/// <param name="site">The address of the flags.</param>
/// <param name="number">The client's number, which makes its targets different from those of others.</param>
/// <param name="padding">The end of each target.</param>
internal sealed class ImpatientClient(Uri site, int number, string padding = "")
{
    private const int Targets = 100;
    private const int MaxResponse = 1 << 18;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly byte[] _buffer = new byte[1 << 16];

    /// <summary>Requests flags until the token is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var request = 0; !cancellationToken.IsCancellationRequested;)
        {
            try
            {
                using var client = new TcpClient { NoDelay = true };
                await client.ConnectAsync(site.Host, site.Port, cancellationToken);
                do
                {
                    var target = $"{site.AbsolutePath}/br/br.gif?copy={(number * Targets) + (request++ % Targets)}{padding}";
                    await client.Client.SendAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: soak\r\n\r\n"), cancellationToken);
                }
                while (await ReadAsync(client.Client, cancellationToken));
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException)
            {
                // A reset is a fault of the server; or the time is over.
            }
        }
    }

    /// <returns>Whether the connection can take another request.</returns>
    private async Task<bool> ReadAsync(Socket socket, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var (received, expected) = (0, (int?)null);
        while (expected is null || received < expected)
        {
            var read = await socket.ReceiveAsync(_buffer.AsMemory(received < _buffer.Length / 2 ? received : 0), patience.Token);
            if (read == 0 || (received += read) > MaxResponse)
            {
                return false;
            }

            expected ??= LengthOf(_buffer.AsSpan(0, Math.Min(received, _buffer.Length)));
        }

        // More than the response is a fault, too.
        return received == expected;
    }

    /// <summary>The length of a response with its header; null while that is not complete, or where it does not say.</summary>
    private static int? LengthOf(ReadOnlySpan<byte> response)
    {
        var head = response.IndexOf("\r\n\r\n"u8);
        var field = response.IndexOf("Content-Length: "u8);
        if (head < 0 || field < 0 || field > head)
        {
            return null;
        }

        var value = response[(field + "Content-Length: ".Length)..];
        return int.Parse(value[..value.IndexOf((byte)'\r')]) + head + 4;
    }
}
