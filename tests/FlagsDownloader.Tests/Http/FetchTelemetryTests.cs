using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>The measurements and activities that the client reports to listeners.</summary>
public sealed partial class FetchTelemetryTests
{
    private static readonly FlagClientOptions Options = new() { Retries = 2, BackoffBase = TimeSpan.FromMilliseconds(20) };

    private static readonly byte[] Content = "GIF89a"u8.ToArray();

    public static TheoryData<CallMode> AllModes => [.. Enum.GetValues<CallMode>()];

    [Theory]
    [MemberData(nameof(AllModes))]
    public async Task Meter_AFailureAndASuccess_CountsAttemptsRetriesWaitsAndBytes(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Status(500, "Oh"), ScriptedAnswer.Ok(Content));
        using var measured = new Measurements(server.Port);
        using var client = new ClientUnderTest(Options);

        await client.FetchAsync(mode, server.At("br/br.gif"));

        Assert.Equal(2, measured.Sum("flags_downloader.attempts"));
        Assert.Equal(1, measured.Sum("flags_downloader.retries"));
        Assert.Equal(6, measured.Sum("flags_downloader.bytes"));
        Assert.Equal("HttpStatus", measured.Tag("flags_downloader.retries", "error.type"));
        Assert.Equal("retry", measured.Tag("flags_downloader.waits", "reason"));
        Assert.InRange(measured.Sum("flags_downloader.waits"), 0, Options.BackoffBase.TotalSeconds);
    }

    [Theory]
    [MemberData(nameof(AllModes))]
    public async Task Meter_RetryAfter_HasItsReason(CallMode mode)
    {
        using var server = new ScriptedServer(
            ScriptedAnswer.Status(429, "Too Many Requests", "Retry-After: 17"), ScriptedAnswer.Ok(Content));
        using var measured = new Measurements(server.Port);
        var time = new FakeTime { JumpsOver = wait => wait < TimeSpan.FromMinutes(15) };
        using var client = new ClientUnderTest(Options with { AttemptTimeout = TimeSpan.FromHours(1) }, time);

        await client.FetchAsync(mode, server.At("br/br.gif"));

        Assert.Equal("rate_limit", measured.Tag("flags_downloader.waits", "reason"));
        Assert.InRange(measured.Sum("flags_downloader.waits"), 17, 17 + Options.BackoffBase.TotalSeconds);
    }

    [Theory]
    [MemberData(nameof(AllModes))]
    public async Task Meter_AWaitForTheRequestRate_HasItsReason(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Content));
        using var measured = new Measurements(server.Port);
        var time = new FakeTime { JumpsOver = wait => wait < TimeSpan.FromMinutes(15) };
        using var client = new ClientUnderTest(Options with { AttemptTimeout = TimeSpan.FromHours(1), RequestRate = 0.1 }, time);

        await client.FetchAsync(mode, server.At("br/br.gif"));
        await client.FetchAsync(mode, server.At("cn/cn.gif"));

        Assert.Equal("request_rate", measured.Tag("flags_downloader.waits", "reason"));
        Assert.InRange(measured.Sum("flags_downloader.waits"), 10, 10.001);
        Assert.Equal(2, measured.Sum("flags_downloader.attempts"));
    }

    [Fact]
    public async Task Meter_AWaitForOtherRequestsToTheHost_HasItsReason()
    {
        using var released = new ManualResetEventSlim();
        using var server = new ScriptedServer(new ScriptedAnswer(conversation =>
        {
            released.Wait();
            ScriptedAnswer.Ok(Content).Play(conversation);
        }));
        using var measured = new Measurements(server.Port);
        using var client = new ClientUnderTest(Options with { MaxRequestsPerHost = 1 });
        var first = client.FetchAsync(CallMode.Awaiting, server.At("br/br.gif"));
        // It waits when the call returns.
        var second = client.FetchAsync(CallMode.Awaiting, server.At("cn/cn.gif"));

        released.Set();
        await Task.WhenAll(first, second);

        Assert.Equal("requests_per_host", measured.Tag("flags_downloader.waits", "reason"));
    }

    [Theory]
    [MemberData(nameof(AllModes))]
    public async Task Activities_AFailureAndASuccess_AreAFetchWithItsRequests(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Status(500, "Oh"), ScriptedAnswer.Ok(Content));
        using var recorded = new Activities(server.Port);
        using var client = new ClientUnderTest(Options);

        await client.FetchAsync(mode, server.At("br/br.gif"));

        Assert.Equal(["GET", "GET", "fetch"], recorded.Ended.Select(activity => activity.OperationName));
        var fetch = recorded.Ended[2];
        Assert.All(recorded.Ended.Take(2), activity => Assert.Equal(fetch.SpanId, activity.ParentSpanId));
        Assert.Equal([500, 200], recorded.Ended.Take(2).Select(activity => activity.GetTagItem("http.response.status_code")));
        Assert.Equal(["HttpStatus", null], recorded.Ended.Take(2).Select(activity => activity.GetTagItem("error.type")));
        Assert.Equal(ActivityStatusCode.Error, recorded.Ended[0].Status);
        Assert.Equal(ActivityStatusCode.Unset, fetch.Status);
        Assert.Equal("Ok", fetch.GetTagItem("flags_downloader.status"));
        Assert.Equal(server.At("br/br.gif").AbsoluteUri, fetch.GetTagItem("url.full"));
    }

    [Fact]
    public void Telemetry_NoListener_AllocatesNothing()
    {
        var address = new Uri("http://localhost:1/br.gif");
        var request = new FetchRequest(address, new Timeline(TimeProvider.System), new FlagClientOptions(), TimeProvider.System);
        Report();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var count = 0; count < 1000; count++)
        {
            Report();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Report()
        {
            using var fetch = FetchTelemetry.StartFetch(address);
            using var attempt = FetchTelemetry.StartRequest(request);
            FetchTelemetry.CountRetry(request, error: null, TimeSpan.FromSeconds(1));
            FetchTelemetry.CountBytes(request, 1);
            fetch.SetResult(FetchResult.NotFound);
        }
    }

    [Fact]
    public void Document_TableOfInstruments_IsWhatTheMeterHas()
    {
        var instruments = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == FlagClient.TelemetryName)
            {
                instruments.Add($"{instrument.Name} {instrument.Unit}");
            }
        };
        listener.Start();
        using var fetch = FetchTelemetry.StartFetch(new Uri("http://localhost:1/"));

        var document = File.ReadAllText(RepositoryRoot.PathOf("docs/telemetry.md"));

        Assert.Equal(
            InstrumentRow().Matches(document).Select(row => $"{row.Groups["name"].Value} {row.Groups["unit"].Value}"),
            instruments);
    }

    [GeneratedRegex(@"^\| `(?<name>flags_downloader\.\w+)` \| \w+ \| `(?<unit>[^`]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InstrumentRow();

    /// <summary>The measurements of one server: other tests' clients measure at the same time.</summary>
    private sealed class Measurements : IDisposable
    {
        private readonly Lock _lock = new();
        private readonly MeterListener _listener = new();
        private readonly List<(string Name, double Value, Dictionary<string, object?> Tags)> _all = [];
        private readonly int _port;

        public Measurements(int port)
        {
            _port = port;
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == FlagClient.TelemetryName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.Start();
        }

        public double Sum(string name)
        {
            lock (_lock)
            {
                return _all.Where(measurement => measurement.Name == name).Sum(measurement => measurement.Value);
            }
        }

        public object? Tag(string name, string tag)
        {
            lock (_lock)
            {
                return _all.First(measurement => measurement.Name == name).Tags[tag];
            }
        }

        public void Dispose() => _listener.Dispose();

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var known = new Dictionary<string, object?>(tags.ToArray(), StringComparer.Ordinal);
            if (known["server.port"] is int port && port == _port)
            {
                lock (_lock)
                {
                    _all.Add((instrument.Name, value, known));
                }
            }
        }
    }

    /// <summary>The activities of one server, in the order in which they ended.</summary>
    private sealed class Activities : IDisposable
    {
        private readonly Lock _lock = new();
        private readonly List<Activity> _ended = [];
        private readonly ActivityListener _listener;

        public Activities(int port)
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == FlagClient.TelemetryName,
                Sample = (ref _) => ActivitySamplingResult.AllData,
                ActivityStopped = activity =>
                {
                    if (activity.GetTagItem("server.port") is int of && of == port)
                    {
                        lock (_lock)
                        {
                            _ended.Add(activity);
                        }
                    }
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public List<Activity> Ended
        {
            get
            {
                lock (_lock)
                {
                    return [.. _ended];
                }
            }
        }

        public void Dispose() => _listener.Dispose();
    }
}
