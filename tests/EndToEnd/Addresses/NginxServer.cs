using System.Net;
using System.Net.Sockets;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>
/// nginx for the files of a folder, with strong tags and parts of files. Requests with the header <c>X-Slow</c> get 100 KB a second.
/// </summary>
internal sealed class NginxServer : IDisposable
{
    private const int MaxStarts = 20;

    private readonly TemporaryFolder _folder = new();
    private readonly FlagsProcess _process;

    /// <summary>Starts it; skips the test if there is no nginx.</summary>
    /// <param name="folder">The folder that it serves.</param>
    public NginxServer(string folder)
    {
        InstalledProgram.Require("nginx", "nginx-light");
        for (var start = 1; ; start++)
        {
            // Another process may take the port before nginx does, which then ends.
            var port = FreePort();
            File.WriteAllText(_folder.Of("nginx.conf"), Configure(port, folder));
            _process = FlagsProcess.StartShell(_folder.Path, $"exec nginx -e '{_folder.Of("errors")}' -p '{_folder.Path}' -c nginx.conf");
            Eventually.True(() => _process.HasExited || IsListening(port), "nginx");
            if (!_process.HasExited)
            {
                Site = $"http://127.0.0.1:{port}";
                return;
            }

            _process.Dispose();
            Assert.True(start < MaxStarts, $"nginx does not start: {File.ReadAllText(_folder.Of("errors"))}");
        }
    }

    /// <summary>The address of the folder, without a slash at the end.</summary>
    public string Site { get; }

    /// <summary>
    /// A line for each request that has ended: <c>STATUS RANGE BYTES</c>, with <c>-</c> for no range and the bytes of the body sent.
    /// </summary>
    public IReadOnlyList<string> Requests => File.Exists(_folder.Of("requests")) ? File.ReadAllLines(_folder.Of("requests")) : [];

    public void Dispose()
    {
        _process.Dispose();
        _folder.Dispose();
    }

    private static string Configure(int port, string folder) => $$"""
        daemon off;
        master_process off;
        pid nginx.pid;
        events { worker_connections 64; }
        http {
            client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
            log_format short '$status $http_range $body_bytes_sent';
            access_log requests short;
            map $http_x_slow $rate { default 0; 1 100k; }
            server {
                listen 127.0.0.1:{{port}};
                root '{{folder}}';
                limit_rate $rate;
            }
        }
        """;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsListening(int port)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
