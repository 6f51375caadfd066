using System.Text;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Servers;
using FlagsDownloader.Http;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Comparison.Tests.Servers;

public sealed class TestServerTests
{
    private const string Health =
        """{"status":"ok","server":"flags-server","version":"1","profile":"LOCAL","flags":194,"delay":"0.1","error_rate":0.25,"seed":7,"pad_to":0}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Open_AFlagsServer_KnowsItsDelaysAndFaults()
    {
        using var scripted = new ScriptedServer(_ => Json(Health));

        using var server = TestServer.Open(scripted.Address, useProxy: false, Cancellation);

        Assert.Equal(new ServerHealth("flags-server", "LOCAL", "0.1", 0.25, 7, 0), server.Health);
    }

    [Theory]
    [InlineData("""{"server":"nginx"}""")]
    [InlineData("""[]""")]
    [InlineData("<html>")]
    [InlineData("")]
    public void Open_AnotherServer_IsNull(string answer)
    {
        using var scripted = new ScriptedServer(_ => Json(answer));

        using var server = TestServer.Open(scripted.Address, useProxy: false, Cancellation);

        Assert.Null(server.Health);
        Assert.False(server.Reset(TimeProvider.System, Cancellation));
        Assert.Null(server.ReadCounts(Cancellation));
        Assert.Null(server.ReadRequests(DateTimeOffset.UnixEpoch, Cancellation));
        Assert.Single(scripted.Requests);
    }

    [Fact]
    public void Reset_RequestsOfAnEarlierRunUnderWay_WaitsForThem()
    {
        var asked = 0;
        using var scripted = new ScriptedServer(request => request.Target switch
        {
            "/health" => Json(Health),
            "/stats" => Json($$"""{"requests":3,"in_flight":{{(++asked < 4 ? 1 : 0)}},"peak_in_flight":2}"""),
            _ => ScriptedAnswer.Status(204, "No Content"),
        });
        using var server = TestServer.Open(scripted.Address, useProxy: false, Cancellation);

        Assert.True(server.Reset(TimeProvider.System, Cancellation));

        Assert.Equal(["/health", "/stats", "/stats", "/stats", "/stats", "/reset"], scripted.Requests.Select(request => request.Target));
    }

    [Fact]
    public void Open_SeveralPorts_ResetsAllAndAddsTheirCounts()
    {
        ScriptedAnswer Answer(ScriptedRequest request) => request.Target switch
        {
            "/health" => Json(Health),
            "/stats" => Json("""{"requests":3,"in_flight":0,"peak_in_flight":2,"connections_opened":2}"""),
            _ => ScriptedAnswer.Status(204, "No Content"),
        };
        using var one = new ScriptedServer(Answer);
        using var other = new ScriptedServer(Answer);
        using var server = TestServer.Open([one.Address, other.Address, one.Address], new FlagClientOptions { UseProxy = false }, Cancellation);

        Assert.True(server.Reset(TimeProvider.System, Cancellation));

        Assert.All([one, other], port => Assert.Equal(["/health", "/stats", "/reset"], port.Requests.Select(request => request.Target)));
        Assert.Equal(new ServerCounts(6, 0, null, 4), server.ReadCounts(Cancellation));
        Assert.Null(server.ReadRequests(DateTimeOffset.UnixEpoch, Cancellation));
    }

    [Fact]
    public void Open_APortOfAnotherServer_ResetsNone()
    {
        using var one = new ScriptedServer(_ => Json(Health));
        using var other = new ScriptedServer(_ => Json("{}"));
        using var server = TestServer.Open([one.Address, other.Address], new FlagClientOptions { UseProxy = false }, Cancellation);

        Assert.Null(server.Health);
        Assert.False(server.Reset(TimeProvider.System, Cancellation));
    }

    [Fact]
    public void ReadRequests_ALog_IsOnTheAxisOfTheRun()
    {
        const string Log =
            """
            {"reset_at":"2001-02-03T04:05:06.000000Z","requests":[
              {"target":"/flags/br/br.gif","attempt":1,"connection":1,"arrived_seconds":1.5,"answered_seconds":1.6,"status":200,"abandoned":false,"asked_ms":100,"actual_ms":100.5,"bytes":43},
              {"target":"/flags/fr/fr.gif","attempt":2,"connection":1,"arrived_seconds":2,"answered_seconds":null,"status":null,"abandoned":true,"asked_ms":null,"actual_ms":null,"bytes":null}],
             "dropped":0}
            """;
        using var scripted = new ScriptedServer(request => Json(request.Target == "/health" ? Health : Log));
        using var server = TestServer.Open(scripted.Address, useProxy: false, Cancellation);

        var requests = server.ReadRequests(new DateTimeOffset(2001, 2, 3, 4, 5, 7, TimeSpan.Zero), Cancellation);

        Assert.Equal(
            [
                new ServedRequest("/flags/br/br.gif", 1, 1, 0.5, 0.6, 200, 0.1005, 43),
                new ServedRequest("/flags/fr/fr.gif", 2, 1, 1, null, null, 0, 0),
            ],
            requests);
    }

    [Fact]
    public void ReadRequests_ALogThatIsNotWhole_IsNull()
    {
        using var scripted = new ScriptedServer(request => Json(
            request.Target == "/health" ? Health : """{"reset_at":"2001-02-03T04:05:06Z","requests":[],"dropped":5}"""));
        using var server = TestServer.Open(scripted.Address, useProxy: false, Cancellation);

        Assert.Null(server.ReadRequests(DateTimeOffset.UnixEpoch, Cancellation));
    }

    private static ScriptedAnswer Json(string text) => ScriptedAnswer.Ok(Encoding.UTF8.GetBytes(text));
}
