using FlagsDownloader.Http;
using FlagsDownloader.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FlagsDownloader.Tests.Http;

public sealed class FlagClientOptionsTests
{
    private static readonly FlagClientOptions Defaults = new();

    public static TheoryData<FlagClientOptions, string> OutOfRange => new()
    {
        { Defaults with { AttemptTimeout = TimeSpan.FromMilliseconds(9) }, "AttemptTimeout must be from 00:00:00.0100000 to 1.00:00:00." },
        { Defaults with { AttemptTimeout = TimeSpan.FromDays(1.1) }, "AttemptTimeout must be from 00:00:00.0100000 to 1.00:00:00." },
        { Defaults with { AttemptTimeout = Timeout.InfiniteTimeSpan }, "AttemptTimeout must be from 00:00:00.0100000 to 1.00:00:00." },
        { Defaults with { Retries = -1 }, "Retries must be from 0 to 100." },
        { Defaults with { Retries = 101 }, "Retries must be from 0 to 100." },
        { Defaults with { BackoffBase = TimeSpan.FromTicks(-1) }, "BackoffBase must be from 00:00:00 to 1.00:00:00." },
        { Defaults with { BackoffCap = TimeSpan.FromDays(2) }, "BackoffCap must be from 00:00:00 to 1.00:00:00." },
        { Defaults with { CircuitBreak = TimeSpan.Zero }, "CircuitBreak must be from 00:00:00.0010000 to 1.00:00:00." },
        { Defaults with { MaxRequestsPerHost = 0 }, "MaxRequestsPerHost must be from 1 to 2147483647." },
        { Defaults with { RequestRate = 0 }, "RequestRate must be from 0.0001 to 1000." },
        { Defaults with { RequestRate = 1000.1 }, "RequestRate must be from 0.0001 to 1000." },
        { Defaults with { RequestRate = double.NaN }, "RequestRate must be from 0.0001 to 1000." },
        { Defaults with { HttpVersion = new Version(1, 0) }, "HttpVersion must be 1.1 or 2.0." },
        { Defaults with { HttpVersion = new Version(3, 0) }, "HttpVersion must be 1.1 or 2.0." },
        { Defaults with { MaxContentBytes = 0 }, "MaxContentBytes must be from 1 to 17592186044416." },
        { Defaults with { MaxContentBytes = long.MaxValue }, "MaxContentBytes must be from 1 to 17592186044416." },
    };

    [Fact]
    public void TotalTimeout_Always_IsAnAttemptsTimesTheirNumber()
    {
        Assert.Equal(TimeSpan.FromSeconds(8), new FlagClientOptions { AttemptTimeout = TimeSpan.FromSeconds(2), Retries = 3 }.TotalTimeout);
        Assert.Equal(TimeSpan.FromSeconds(2), new FlagClientOptions { AttemptTimeout = TimeSpan.FromSeconds(2), Retries = 0 }.TotalTimeout);
    }

    [Theory]
    [InlineData(0.01, 0)]
    [InlineData(0.01, 100)]
    [InlineData(86_400, 0)]
    [InlineData(86_400, 100)]
    public void FlagClient_AnyTimeoutOfADayOrLess_IsAccepted(double seconds, int retries)
    {
        using var client = new ClientUnderTest(
            new FlagClientOptions { AttemptTimeout = TimeSpan.FromSeconds(seconds), Retries = retries });

        Assert.NotNull(client.Client);
    }

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void AddFlagClient_AnOptionOutOfItsRange_NamesTheRange(FlagClientOptions options, string message)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => new ServiceCollection().AddFlagClient(options));

        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void AddFlagClient_ConfiguredOutOfRange_NamesTheProperty_TheRangeAndTheValue(FlagClientOptions options, string message)
    {
        using var services = new ServiceCollection().AddFlagClient(configured => CopyTo(configured, options)).Services.BuildServiceProvider();

        var refusal = Assert.Throws<OptionsValidationException>(services.GetRequiredService<FlagClient>);

        Assert.StartsWith($"FlagClientOptions.{message} It is ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddFlagClient_SeveralOptionsOutOfRange_NamesEach()
    {
        using var services = new ServiceCollection()
            .AddFlagClient(options => (options.Retries, options.MaxContentBytes) = (101, 0))
            .Services.BuildServiceProvider();

        var refusal = Assert.Throws<OptionsValidationException>(services.GetRequiredService<FlagClient>);

        Assert.Equal(
            ["FlagClientOptions.Retries must be from 0 to 100. It is 101.", "FlagClientOptions.MaxContentBytes must be from 1 to 17592186044416. It is 0."],
            refusal.Failures);
    }

    [Fact]
    public void Get_OverHttp2_IsRefused()
    {
        using var client = new ClientUnderTest(Defaults with { HttpVersion = new Version(2, 0) });

        var refusal = Assert.Throws<NotSupportedException>(() => client.Client.Get(new Uri("http://127.0.0.1:1/"), CancellationToken.None));

        Assert.Equal(".NET has no blocking calls over HTTP/2: call GetAsync, choose a strategy that awaits, or set HttpVersion to 1.1.", refusal.Message);
    }

    [Fact]
    public void AddFlagClient_NothingConfigured_HasTheDefaults()
    {
        using var services = new ServiceCollection().AddFlagClient().Services.BuildServiceProvider();

        Assert.Equal(Defaults, services.GetRequiredService<IOptions<FlagClientOptions>>().Value);
        Assert.Same(services.GetRequiredService<FlagClient>(), services.GetRequiredService<FlagClient>());
    }

    [Fact]
    public async Task AddFlagClient_AHandlerAddedToTheBuilder_SeesKeptAndFreshConnections()
    {
        // An HTTP/1.0 server keeps no connection: from the second request on, each has a connection of its own.
        using var server = new ScriptedServer(ScriptedAnswer.Bytes("HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nGIF"));
        var seen = new List<bool?>();
        using var services = new ServiceCollection()
            .AddFlagClient(options => options.UseProxy = false)
            .AddHttpMessageHandler(() => new Recorder(seen))
            .Services.BuildServiceProvider();
        var client = services.GetRequiredService<FlagClient>();

        for (var count = 0; count < 2; count++)
        {
            await client.GetAsync(server.At("br/br.gif"), TestContext.Current.CancellationToken);
        }

        Assert.Equal([null, true], seen);
    }

    private static void CopyTo(FlagClientOptions target, FlagClientOptions source) =>
        (target.AttemptTimeout, target.Retries, target.BackoffBase, target.BackoffCap, target.CircuitBreak, target.MaxContentBytes,
            target.MaxRequestsPerHost, target.RequestRate, target.HttpVersion) =
        (source.AttemptTimeout, source.Retries, source.BackoffBase, source.BackoffCap, source.CircuitBreak, source.MaxContentBytes,
            source.MaxRequestsPerHost, source.RequestRate, source.HttpVersion);

    /// <summary>Records of each request whether its connection is closed after it.</summary>
    private sealed class Recorder(List<bool?> seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(request.Headers.ConnectionClose);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
