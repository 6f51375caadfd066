using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FlagsDownloader.Faults.Findings;

namespace FlagsDownloader.Faults.Running;

/// <summary>A site of one file that can be resumed (RFC 9110, section 14) and has a strong validator; its file can be replaced.</summary>
/// <remarks>
/// flags-server always sends whole files, so no client could splice there. This server has all that a client needs to resume safely:
/// Accept-Ranges, ETag, Last-Modified and If-Range; if that does not match, it sends the whole new file.
/// </remarks>
internal sealed class VersionedSite : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<ServedRequest> _requests = [];
    private readonly long _began = Stopwatch.GetTimestamp();
    private volatile Version _version;

    /// <summary>Starts to listen.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cutAfter">The number of bytes after which the connection is closed.</param>
    public VersionedSite(byte[] file, int cutAfter)
    {
        _version = new Version(file, cutAfter, new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        _listener.Start();
        _ = ListenAsync();
    }

    /// <summary>The prefix of every path.</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/flags";

    /// <summary>The requests since the file was last replaced.</summary>
    public IReadOnlyList<ServedRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Replaces the file. It is not cut, and is dated a year later if it differs.</summary>
    public void Replace(byte[] file)
    {
        var same = file.AsSpan().SequenceEqual(_version.File);
        lock (_requests)
        {
            _requests.Clear();
        }

        _version = new Version(file, file.Length, same ? _version.Modified : _version.Modified.AddYears(1));
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The server was disposed.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await AnswerAsync(client.GetStream());
            }
        }
        catch (IOException)
        {
            // The client has disconnected.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        if (await reader.ReadLineAsync() is not { Length: > 0 } requestLine)
        {
            return;
        }

        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            fields[line.Split(':')[0]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }

        var version = _version;
        var words = requestLine.Split(' ');
        var range = fields.GetValueOrDefault("Range");
        var ifRange = fields.GetValueOrDefault("If-Range");
        Record(new ServedRequest(words[1], Now, Now, version.CutAfter < version.File.Length, range, ifRange));

        var length = version.File.Length;
        var asked = ifRange is null || ifRange == version.ETag || ifRange == version.LastModified ? PartOf(range, length) : null;
        var (status, part) = asked switch
        {
            null => ("200 OK", (First: 0, End: length)),
            var (first, _) when first >= length => ("416 Range Not Satisfiable", (First: length, End: length)),
            { } some => ("206 Partial Content", some),
        };
        var head = new StringBuilder($"HTTP/1.1 {status}\r\nContent-Type: image/gif\r\nAccept-Ranges: bytes\r\nConnection: close\r\n")
            .Append(CultureInfo.InvariantCulture, $"ETag: {version.ETag}\r\nLast-Modified: {version.LastModified}\r\n")
            .Append(CultureInfo.InvariantCulture, $"Content-Length: {part.End - part.First}\r\n");
        if (asked is not null)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Range: bytes {(part.First < length ? $"{part.First}-{part.End - 1}" : "*")}/{length}\r\n");
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()));
        if (words[0] != "HEAD")
        {
            await stream.WriteAsync(version.File.AsMemory(part.First..Math.Max(part.First, Math.Min(part.End, version.CutAfter))));
        }
        // The client must get a FIN as the end of the body, even if it still sends.
        stream.Socket.Shutdown(SocketShutdown.Send);
        await reader.ReadToEndAsync();
    }

    // A range bytes=N- or bytes=N-M, as resuming clients request. Other ranges are ignored, as is allowed.
    private static (int First, int End)? PartOf(string? range, int length)
    {
        if (range is null || !range.StartsWith("bytes=", StringComparison.Ordinal) || range["bytes=".Length..].Split('-') is not [var from, var to])
        {
            return null;
        }

        if (!int.TryParse(from, out var first))
        {
            return null;
        }

        return (first, int.TryParse(to, out var last) ? Math.Min(last + 1, length) : length);
    }

    private double Now => Stopwatch.GetElapsedTime(_began).TotalSeconds;

    private void Record(ServedRequest request)
    {
        lock (_requests)
        {
            _requests.Add(request);
        }
    }

    private sealed record Version(byte[] File, int CutAfter, DateTime Modified)
    {
        public string ETag { get; } = $"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File))[..16]}\"";

        public string LastModified => Modified.ToString("R", CultureInfo.InvariantCulture);
    }
}
