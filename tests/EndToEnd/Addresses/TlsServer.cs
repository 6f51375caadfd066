using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>Answers each request over TLS in the same way.</summary>
internal sealed class TlsServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly X509Certificate2 _certificate;
    private readonly byte[] _answer;

    /// <summary>Starts it.</summary>
    /// <param name="certificate">Its certificate, with the key.</param>
    /// <param name="answer">The bytes of every answer.</param>
    public TlsServer(X509Certificate2 certificate, string answer)
    {
        (_certificate, _answer) = (certificate, Encoding.Latin1.GetBytes(answer));
        _listener.Start();
        Run(Accept);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The first lines of the requests.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public void Dispose()
    {
        _listener.Stop();
        foreach (var client in _clients)
        {
            client.Dispose();
        }
    }

    // A thread for each connection, as ScriptedServer has.
    private static void Run(Action work) => new Thread(() => work()) { IsBackground = true, Name = "tls server" }.Start();

    private void Accept()
    {
        try
        {
            while (true)
            {
                var client = _listener.AcceptTcpClient();
                _clients.Add(client);
                Run(() => Converse(client));
            }
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private void Converse(TcpClient client)
    {
        try
        {
            using var stream = new SslStream(client.GetStream());
            stream.AuthenticateAsServer(_certificate);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            while (reader.ReadLine() is { } first)
            {
                _requests.Enqueue(first);
                while (reader.ReadLine() is { Length: > 0 })
                {
                    // A header.
                }

                stream.Write(_answer);
            }
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException or ObjectDisposedException or InvalidOperationException)
        {
            // The client refused the certificate or disconnected, or the test is over.
        }
    }
}
