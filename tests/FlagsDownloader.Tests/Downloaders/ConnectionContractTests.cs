using System.Net;
using System.Net.Sockets;
using System.Text;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>
/// With every strategy and every behaviour of a server's connections, no file is lost and none has the content of another.
/// </summary>
public sealed class ConnectionContractTests : IDisposable
{
    private static readonly CountryCode[] Codes = [.. CountryCodes.All.Take(60)];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Strategies => Contract.Strategies;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Contract.StrategiesAndRetries), MemberType = typeof(Contract))]
    public void DownloadMany_ServerClosesEachConnectionUnannounced_GetsAll(string strategy, int retries)
    {
        using var server = new ScriptedServer(request => new ScriptedAnswer(conversation =>
        {
            FlagOf(request).Play(conversation);
            conversation.Close();
        }));

        AssertAllAreThere(Run(strategy, server.Address, retries));
    }

    [Theory]
    [MemberData(nameof(Contract.StrategiesAndRetries), MemberType = typeof(Contract))]
    public void DownloadMany_ServerClosesInsteadOfTheSecondResponse_GetsAll(string strategy, int retries)
    {
        using var server = new ServerOfConnections((number, target) => number > 1 ? null : Answer(target));

        AssertAllAreThere(Run(strategy, server.Address, retries));
    }

    [Theory]
    [MemberData(nameof(Contract.StrategiesAndRetries), MemberType = typeof(Contract))]
    public void DownloadMany_Http10WithAShortQueue_GetsAll(string strategy, int retries)
    {
        using var server = new ServerOfConnections((_, target) => Answer(target, "1.0"), requestsEach: 1, backlog: 5);

        AssertAllAreThere(Run(strategy, server.Address, retries));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_Unrequested404AfterEachResponse_EachFileIsCorrect(string strategy)
    {
        using var server = new ServerOfConnections((_, target) => Answer(target) + "HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\nsorry");

        AssertAllAreThere(Run(strategy, server.Address, retries: 0));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_AnotherFlagAfterEachResponse_EachFileIsCorrect(string strategy)
    {
        using var server = new ServerOfConnections((_, target) => Answer(target) + Answer("/flags/zz/zz.gif"));

        AssertAllAreThere(Run(strategy, server.Address, retries: 0));
    }

    // The reused connection is silent when the next request is written, so that the wrong response counts at first. The bytes after it show the error.
    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_AnotherFlagBeforeEachLaterResponse_EachFileIsCorrect(string strategy)
    {
        using var server = new ServerOfConnections(
            (number, target) => number == 1 ? Answer(target) : Answer("/flags/zz/zz.gif") + Answer(target));

        var report = Run(strategy, server.Address, retries: 0);

        AssertAllAreThere(report);
        Assert.Contains(report.Outcomes, outcome => outcome.Timeline.Reconnects > 0);
    }

    // As before, but the real response comes at the end of the run, after the wrong one was saved.
    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_WrongFlagDetectedAtTheEnd_IsDownloadedAgain(string strategy) => AssertDownloadedAgain(strategy, items: 2);

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_WrongFlagDetectedAtTheEndOfAPart_IsDownloadedAgain(string strategy) => AssertDownloadedAgain(strategy, items: 5);

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_WrongFlagForAMissingOne_LeavesNoFile(string strategy)
    {
        using var server = new ScriptedServer(request => new ScriptedAnswer(conversation =>
        {
            if (request.Number == 1)
            {
                FlagOf(request).Play(conversation);
                return;
            }

            if (request.Number == 2)
            {
                FlagOf(request).Play(conversation);
                Assert.Null(conversation.ReadHead());
            }

            ScriptedAnswer.Status(404, "Not Found").Play(conversation);
        }));

        var report = Contract.Run(strategy, Contract.Items(server.Address, Codes.Take(2)), _folder.FullName, bound: 1);

        Assert.Equal((1, 1, 0), (report.Tally.Ok, report.Tally.NotFound, report.Tally.Errors));
        Assert.Equal([report.Outcomes.Single(outcome => outcome.Index == 0).Item.FileName], _folder.FileNames);
    }

    private void AssertDownloadedAgain(string strategy, int items)
    {
        using var server = new ScriptedServer(request => new ScriptedAnswer(conversation =>
        {
            // The first two requests use one connection. The second gets a wrong response; its own comes late.
            if (request.Number != 2)
            {
                FlagOf(request).Play(conversation);
                return;
            }

            FlagOf(request with { Target = "/flags/zz/zz.gif" }).Play(conversation);
            Assert.Null(conversation.ReadHead());
            FlagOf(request).Play(conversation);
        }));
        var observer = new Counter();

        var report = Contract.Run(
            strategy, Contract.Items(server.Address, Codes.Take(items)), _folder.FullName, bound: 1, observer: observer, partSize: 2);

        Assert.Equal((items, 0, 0), (report.Tally.Ok, report.Tally.NotFound, report.Tally.Errors));
        Assert.Equal([0, 1, .. new int[items - 2]], report.Outcomes.OrderBy(outcome => outcome.Index).Select(outcome => outcome.Timeline.Reconnects));
        foreach (var item in report.Outcomes.Select(outcome => outcome.Item))
        {
            Assert.Equal(Content(item.Address.AbsolutePath), File.ReadAllBytes(_folder.At(item.FileName)));
        }

        Assert.Equal(items, observer.Count);
    }

    private DownloadReport Run(string strategy, Uri site, int retries) => Contract.Run(
        strategy, Contract.Items(site, Codes), _folder.FullName, bound: 12, new FlagClientOptions { Retries = retries });

    private void AssertAllAreThere(DownloadReport report)
    {
        Assert.Equal((Codes.Length, 0, 0), (report.Tally.Ok, report.Tally.NotFound, report.Tally.Errors));
        Assert.All(report.Outcomes, outcome => Assert.Equal(1, outcome.Timeline.Attempts));
        Assert.Equal(Codes.Select(code => $"{code}.gif"), _folder.FileNames);
        foreach (var item in report.Outcomes.Select(outcome => outcome.Item))
        {
            Assert.Equal(Content(item.Address.AbsolutePath), File.ReadAllBytes(_folder.At(item.FileName)));
        }
    }

    private static ScriptedAnswer FlagOf(ScriptedRequest request) => ScriptedAnswer.Ok(Content(request.Target));

    // A whole GIF with the target in its comment.
    private static byte[] Content(string target) =>
        [.. Gif.Pixel.AsSpan(..^1), 0x21, 0xFE, (byte)target.Length, .. Encoding.ASCII.GetBytes(target), 0, 0x3B];

    private static string Answer(string target, string version = "1.1")
    {
        var content = Content(target);
        return $"HTTP/{version} 200 OK\r\nContent-Length: {content.Length}\r\n\r\n{Encoding.Latin1.GetString(content)}";
    }

    private sealed class Counter : FlagsDownloader.Downloaders.IDownloadObserver
    {
        public int Count { get; private set; }

        public void Finished(DownloadOutcome outcome) => Count++;
    }

    /// <summary>Chooses responses by the number of the request on its connection; each response is one write.</summary>
    private sealed class ServerOfConnections : IDisposable
    {
        private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        private readonly Func<int, string, string?> _answer;
        private readonly int _requestsEach;

        /// <param name="answer">The response; null to close the connection instead.</param>
        /// <param name="requestsEach">The number of responses after which a connection is closed.</param>
        /// <param name="backlog">The number of connections that may wait to be accepted.</param>
        public ServerOfConnections(Func<int, string, string?> answer, int requestsEach = int.MaxValue, int backlog = 512)
        {
            (_answer, _requestsEach) = (answer, requestsEach);
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _listener.Listen(backlog);
            new Thread(Accept) { IsBackground = true, Name = "server of connections" }.Start();
        }

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}/flags");

        public void Dispose() => _listener.Dispose();

        private void Accept()
        {
            try
            {
                while (true)
                {
                    var socket = _listener.Accept();
                    new Thread(() => Converse(socket)) { IsBackground = true, Name = "its connection" }.Start();
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private void Converse(Socket socket)
        {
            using var _ = socket;
            socket.NoDelay = true;
            var conversation = new ScriptedConversation(socket, CancellationToken.None);
            try
            {
                for (var number = 1; number <= _requestsEach && conversation.ReadHead() is { } head; number++)
                {
                    if (_answer(number, head.Split(' ')[1]) is not { } answer)
                    {
                        return;
                    }

                    conversation.Send(answer);
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The client has disconnected.
            }
        }
    }
}
