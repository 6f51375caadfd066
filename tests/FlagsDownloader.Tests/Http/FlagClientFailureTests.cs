using System.Net;
using System.Net.Sockets;
using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>Every fault of a server becomes a value with a phase and a cause.</summary>
public sealed class FlagClientFailureTests
{
    private const int AllAttempts = 3;

    private static readonly byte[] Part = Gif.Pixel[..10];

    private static readonly FlagClientOptions Options = new()
    {
        Retries = AllAttempts - 1,
        AttemptTimeout = TimeSpan.FromHours(1),
        MaxContentBytes = 1000,
        CircuitBreak = TimeSpan.FromMilliseconds(1),
    };

    private static readonly Dictionary<string, Misbehaviour> Misbehaviours = new(StringComparer.Ordinal)
    {
        ["teapot"] = Answers(418, "I'm a teapot", 1, "HTTP error 418 - I'm a teapot"),
        ["forbidden"] = Answers(403, "Forbidden", 1, "HTTP error 403 - Forbidden"),
        ["no reason given"] = Answers(410, "", 1, "HTTP error 410 - Gone"),
        ["an unknown status"] = Answers(299, "", 1, "HTTP error 299 - "),
        ["no content"] = new(
            ScriptedAnswer.Bytes("HTTP/1.1 204 No Content\r\n\r\n"),
            DownloadPhase.Headers, DownloadCause.HttpStatus, 1, "HTTP error 204 - No Content", 204),
        ["a part that was not asked for"] = Answers(206, "Partial Content", 1, "HTTP error 206 - Partial Content"),
        ["request timeout"] = Answers(408, "Request Timeout", AllAttempts, "HTTP error 408 - Request Timeout"),
        ["too many requests"] = Answers(429, "Too Many Requests", AllAttempts, "HTTP error 429 - Too Many Requests"),
        ["internal error"] = Answers(500, "Internal Server Error", AllAttempts, "HTTP error 500 - Internal Server Error"),
        ["unavailable"] = Answers(503, "Service Unavailable", AllAttempts, "HTTP error 503 - Service Unavailable"),
        ["cut body"] = new(
            ScriptedAnswer.Cut(Part, 100), DownloadPhase.Body, DownloadCause.ContentCut, AllAttempts, "the connection ended before the content was whole"),
        ["chunks without an end"] = new(
            ScriptedAnswer.Chunked(Part, 3, ends: false), DownloadPhase.Body, DownloadCause.ContentCut, AllAttempts, "the connection ended before the content was whole"),
        ["a chunk that is none"] = new(
            ScriptedAnswer.Bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nmany\r\n"),
            DownloadPhase.Body, DownloadCause.BadResponse, 1, "bad response: "),
        ["reset in the body"] = new(
            ScriptedAnswer.ResetInBody(Part, 100), DownloadPhase.Body, DownloadCause.ConnectionFailed, AllAttempts, "connection reset"),
        ["reset before the answer"] = new(
            ScriptedAnswer.Reset, DownloadPhase.Headers, DownloadCause.ConnectionFailed, AllAttempts, "connection reset"),
        ["closed before the answer"] = new(
            ScriptedAnswer.Closed, DownloadPhase.Headers, DownloadCause.ConnectionFailed, AllAttempts, "the connection ended before the answer"),
        ["closed in the headers"] = new(
            ScriptedAnswer.Bytes("HTTP/1.1 200 OK\r\nContent-Le"),
            DownloadPhase.Headers, DownloadCause.ConnectionFailed, AllAttempts, "the connection ended before the answer"),
        ["another protocol"] = new(
            ScriptedAnswer.Garbage, DownloadPhase.Headers, DownloadCause.BadResponse, 1, "bad response: "),
        ["a header that is too long"] = new(
            ScriptedAnswer.Bytes($"HTTP/1.1 200 OK\r\nX-Long: {new string('x', 100_000)}\r\n\r\n"),
            DownloadPhase.Headers, DownloadCause.BadResponse, 1, "bad response: "),
        ["announces too much"] = new(
            ScriptedAnswer.Cut(Part, 1001), DownloadPhase.Body, DownloadCause.ContentTooLarge, 1, "the content is larger than 1000 bytes"),
        ["announces more than 63 bits can tell"] = new(
            ScriptedAnswer.Bytes("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n"),
            DownloadPhase.Body, DownloadCause.ContentTooLarge, 1, "the content is larger than 1000 bytes"),
        ["announces no number"] = new(
            ScriptedAnswer.Bytes("HTTP/1.1 200 OK\r\nContent-Length: 12abc\r\n\r\n"),
            DownloadPhase.Headers, DownloadCause.BadResponse, 1, "bad response: Content-Length is no number: 12abc"),
        ["announces less than nothing"] = new(
            ScriptedAnswer.Bytes("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"),
            DownloadPhase.Headers, DownloadCause.BadResponse, 1, "bad response: Content-Length is no number: -5"),
        ["sends too much"] = new(
            ScriptedAnswer.Chunked(new byte[100], 11, ends: true), DownloadPhase.Body, DownloadCause.ContentTooLarge, 1, "the content is larger than 1000 bytes"),
    };

    public static MatrixTheoryData<CallMode, string> EachInAllModes => new(Enum.GetValues<CallMode>(), Misbehaviours.Keys);

    public static TheoryData<CallMode> AllModes => [.. Enum.GetValues<CallMode>()];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(EachInAllModes))]
    public async Task Get_FaultyServer_HasPhaseAndCause(CallMode mode, string which)
    {
        var expected = Misbehaviours[which];
        using var server = new ScriptedServer(expected.Answer);
        using var client = new ClientUnderTest(Options, new FakeTime { JumpsOver = wait => wait < TimeSpan.FromMinutes(1) });

        var fetched = await client.FetchAsync(mode, server.At("br/br.gif"));

        Assert.Equal(
            (DownloadStatus.Error, expected.Phase, expected.Cause, expected.HttpStatus, expected.Attempts), fetched.Summary);
        Assert.StartsWith(expected.Message, fetched.Result.Error!.Message, StringComparison.Ordinal);
        Assert.True(fetched.Result.Content.IsEmpty);
        Assert.Equal(expected.Attempts, server.Requests.Count);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_ClosedPort_IsRefused(CallMode mode)
    {
        using var client = new ClientUnderTest(Options, new FakeTime { JumpsOver = wait => wait < TimeSpan.FromMinutes(1) });

        var fetched = await client.FetchAsync(mode, new Uri($"http://127.0.0.1:{UnusedPort()}/br.gif"));

        Assert.Equal(
            (DownloadStatus.Error, DownloadPhase.Connect, DownloadCause.ConnectionRefused, null, AllAttempts), fetched.Summary);
        Assert.StartsWith("connection refused at http://127.0.0.1:", fetched.Result.Error!.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_AHostWithoutAnAddress_IsNotFound(CallMode mode)
    {
        using var client = new ClientUnderTest(Options with { Retries = 0 });

        var fetched = await client.FetchAsync(mode, new Uri("http://nohost.invalid/br.gif"));

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Resolve, DownloadCause.HostNotFound, null, 1), fetched.Summary);
        Assert.Equal("host not found at http://nohost.invalid", fetched.Result.Error!.Message);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_HttpsOfAPortThatSpeaksHttp_IsATlsFailure(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Status(400, "Bad Request"));
        using var client = new ClientUnderTest(Options with { Retries = 0 });

        var fetched = await client.FetchAsync(mode, new Uri($"https://127.0.0.1:{server.Port}/br.gif"));

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Tls, DownloadCause.TlsFailed, null, 1), fetched.Summary);
        Assert.StartsWith("no trusted TLS connection: ", fetched.Result.Error!.Message, StringComparison.Ordinal);
    }

    private static Misbehaviour Answers(int status, string reason, int attempts, string message) =>
        new(ScriptedAnswer.Status(status, reason), DownloadPhase.Headers, DownloadCause.HttpStatus, attempts, message, status);

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Misbehaviour(
        ScriptedAnswer Answer, DownloadPhase Phase, DownloadCause Cause, int Attempts, string Message, int? HttpStatus = null);
}
