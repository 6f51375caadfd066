using System.Net;
using System.Net.Sockets;
using FlagsDownloader.Bench.Peers.Setup;

namespace FlagsDownloader.Bench.Peers.Servers;

/// <summary>nginx with the same flags as files: one worker, with the settings that its manual recommends for static files.</summary>
internal sealed class Nginx : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly GuardedProcess _process;

    private Nginx(GuardedProcess process, Uri site) => (_process, Site) = (process, site);

    /// <summary>The address of its flags.</summary>
    public Uri Site { get; }

    /// <summary>Starts nginx on a free port.</summary>
    /// <param name="nginx">The executable.</param>
    /// <param name="set">The flags.</param>
    /// <param name="folder">A new folder for its files.</param>
    /// <param name="processor">The processor that it may use; null for all.</param>
    public static Nginx Start(string nginx, FlagSet set, string folder, int? processor = null)
    {
        set.WriteTo(Directory.CreateDirectory(Path.Combine(folder, "site/flags")).FullName);
        var port = FreePort();
        File.WriteAllText(Path.Combine(folder, "nginx.conf"), Configuration(port));
        var process = new GuardedProcess(
            [.. GuardedProcess.PinnedTo(processor), nginx, "-p", folder, "-e", "error.log", "-c", "nginx.conf"], folder);
        var server = new Nginx(process, new Uri($"http://127.0.0.1:{port}/flags"));
        try
        {
            server.WaitUntilReady(set);
            return server;
        }
        catch (BenchException)
        {
            server.Dispose();
            throw;
        }
    }

    public void Dispose() => _process.Dispose();

    private static string Configuration(int port) => $$"""
        daemon off;
        worker_processes 1;
        pid nginx.pid;
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        events {
            worker_connections 16384;
        }
        http {
            types { image/gif gif; }
            access_log off;
            sendfile on;
            tcp_nopush on;
            keepalive_requests 1000000000;
            open_file_cache max=1000 inactive=1h;
            open_file_cache_valid 1h;
            client_body_temp_path body;
            proxy_temp_path proxy;
            fastcgi_temp_path fastcgi;
            uwsgi_temp_path uwsgi;
            scgi_temp_path scgi;
            server {
                listen 127.0.0.1:{{port}} backlog=4096;
                root site;
            }
        }

        """;

    private void WaitUntilReady(FlagSet set)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var patience = new CancellationTokenSource(Patience);
        var flag = new Uri($"{Site}/{set.Codes[0].Lower}/{set.Codes[0].Lower}.gif");
        while (true)
        {
            try
            {
                http.GetByteArrayAsync(flag, patience.Token).GetAwaiter().GetResult();
                return;
            }
            catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConnectionError && !patience.IsCancellationRequested)
            {
                _process.ThrowIfEnded("nginx");
                patience.Token.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(20));
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                throw new BenchException($"nginx does not serve {flag}: {exception.Message}", exception);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
