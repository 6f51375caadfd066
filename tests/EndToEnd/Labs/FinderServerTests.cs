using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab server --port N`: the character finder for use.</summary>
public sealed class FinderServerTests : IDisposable
{
    private const string Ready = "Ctrl-C ends it.";
    private const int InUse = 1;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Server_AskedByCurl_AnswersWithAPage()
    {
        using var server = Start("--port", "0");

        var page = Curl($"{HttpAddress(server)}?q=cat+face+tears");

        Assert.Contains("<td>CAT FACE WITH TEARS OF JOY</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Server_AskedByTheShell_AnswersOverTcp()
    {
        using var server = Start("--port", "0");
        using var client = Connect(TcpPort(server));

        Assert.EndsWith("?> ", ReadToPrompt(client), StringComparison.Ordinal);
        client.Send("cat face tears\n"u8);
        Assert.Equal("U+1F639\t\U0001F639\tCAT FACE WITH TEARS OF JOY\r\n-- 1 character found\r\n?> ", ReadToPrompt(client));
    }

    [Fact]
    public void CtrlC_WithClientsConnected_EndsThemAndTheServerAndLeavesNothing()
    {
        using var server = Start("--port", "0");
        using var idle = Connect(TcpPort(server));
        using var browser = Connect(HttpPort(server));
        ReadToPrompt(idle);
        idle.Send("cat face\n"u8);
        ReadToPrompt(idle);

        server.Signal(Signals.Interrupt);
        var result = server.Wait();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.EndsWith("Ended. TCP: 1 client, 1 query. HTTP: 0 requests.\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, idle.Receive(new byte[1]));
        Assert.Equal(0, browser.Receive(new byte[1]));
        Assert.Empty(result.LeftBehind);
    }

    [Fact]
    [SecondTier("a server more; Serve_CtrlC is in every run")]
    public void CtrlC_WithAClientThatDoesNotRead_EndsTheServerAllTheSame()
    {
        using var server = Start("--port", "0");
        using var client = Connect(TcpPort(server));
        client.Send(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("letter\n", 1_000))));
        ReadToPrompt(client);

        server.Signal(Signals.Interrupt);
        var result = server.Wait();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public void Port_InUse_IsOneLineThatSaysWhatToDoAndExitCode1()
    {
        using var first = Start("--port", "0");
        var port = TcpPort(first);

        var same = FlagsProcess.Run(_folder.Path, "lab", "server", "--port", $"{port}");
        var next = FlagsProcess.Run(_folder.Path, "lab", "server", "--port", $"{HttpPort(first) - 1}");

        Assert.All((FlagsResult[])[same, next], result =>
        {
            Assert.Equal((InUse, ""), (result.ExitCode, result.Output));
            Assert.Contains("write another --port", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(2, "lab", "server", "--port", "65535")]
    [InlineData(2, "lab", "server", "--port", "x")]
    [InlineData(2, "lab", "server", "--port")]
    [InlineData(2, "lab", "server", "--port", "0", "--json")]
    [InlineData(2, "lab", "server", "--port", "0", "--code")]
    [InlineData(2, "lab", "server", "--port", "0", "--bind", "here")]
    [InlineData(2, "lab", "server", "--port", "0", "--bind", "")]
    [InlineData(1, "lab", "server", "--port", "0", "--bind", "203.0.113.1")]
    [InlineData(2, "lab", "server", "--bind", "127.0.0.1")]
    [InlineData(2, "lab", "loop", "--port", "0")]
    [InlineData(2, "lab", "--port", "0")]
    public void Server_BadInput_IsOneLineThatSaysWhatToWrite(int exitCode, params string[] arguments)
    {
        var result = FlagsProcess.Run(_folder.Path, arguments);

        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Assert.Matches("write|leave .* out", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public void Server_WhoseOutputIsClosed_ServesAndSaysItAtTheEnd()
    {
        var port = FreePair();
        using var server = FlagsProcess.StartShell(
            _folder.Path, $"exec '{FlagsProcess.Executable}' lab server --port {port} >&-");
        Eventually.True(() => TryConnect(port) || server.HasExited, "a server that listens");

        server.Signal(Signals.Interrupt);
        var result = server.Wait();

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("flags: cannot write the output: the standard output is closed", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public void Server_WhoseReaderHasLeft_EndsQuietly()
    {
        var result = FlagsProcess.RunShell(
            _folder.Path, "mkfifo pipe; exec 4<>pipe 5>pipe 4<&-; flags lab server --port 0 >&5");

        Assert.Equal((141, ""), (result.ExitCode, result.Error));
    }

    private FlagsProcess Start(params string[] arguments)
    {
        var server = FlagsProcess.Start(_folder.Path, ["lab", "server", .. arguments]);
        server.WaitForOutput(Ready);
        return server;
    }

    private static string HttpAddress(FlagsProcess server) => Line(server, "HTTP")[1];

    private static int HttpPort(FlagsProcess server) => new Uri(HttpAddress(server)).Port;

    private static int TcpPort(FlagsProcess server) => int.Parse(Line(server, "TCP")[1].Split(':')[1]);

    private static string[] Line(FlagsProcess server, string kind) =>
        server.Output.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Single(words => words.FirstOrDefault() == kind);

    // Not one of the ports that the system assigns: a client that asks for such a port before the server listens may be given it itself.
    private static int FreePair()
    {
        for (var port = 20_000 + (Environment.ProcessId % 10_000); ; port += 2)
        {
            try
            {
                using var one = new TcpListener(System.Net.IPAddress.Loopback, port);
                using var two = new TcpListener(System.Net.IPAddress.Loopback, port + 1);
                one.Start();
                two.Start();
                return port;
            }
            catch (SocketException)
            {
                // Another pair.
            }
        }
    }

    private static bool TryConnect(int port)
    {
        try
        {
            using var client = Connect(port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static Socket Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 60_000 };
        socket.Connect(System.Net.IPAddress.Loopback, port);
        return socket;
    }

    private static string ReadToPrompt(Socket client)
    {
        var received = new List<byte>();
        var buffer = new byte[1 << 16];
        while (!received.TakeLast(3).SequenceEqual("?> "u8.ToArray()))
        {
            var count = client.Receive(buffer);
            Assert.True(count > 0, $"The server has ended after '{Encoding.UTF8.GetString([.. received])}'.");
            received.AddRange(buffer.AsSpan(0, count));
        }

        return Encoding.UTF8.GetString([.. received]);
    }

    private static string Curl(string address)
    {
        var start = new ProcessStartInfo("curl", ["--silent", "--show-error", "--max-time", "60", address]) { RedirectStandardOutput = true };
        using var curl = Process.Start(start)!;
        var output = curl.StandardOutput.ReadToEnd();
        curl.WaitForExit();
        return output;
    }
}
