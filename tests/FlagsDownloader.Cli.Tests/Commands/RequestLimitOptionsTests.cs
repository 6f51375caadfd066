using System.Text.Json;
using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Commands;

/// <summary>The options <c>--max-per-host</c> and <c>--rate</c>.</summary>
public sealed class RequestLimitOptionsTests
{
    private const string Rate = "write a number of requests from 1/h to 1000/s, such as 5, 0.5/s, 30/m or 100/h";

    [Theory]
    [InlineData("5", 5)]
    [InlineData("5/s", 5)]
    [InlineData("0.5", 0.5)]
    [InlineData("0.5/s", 0.5)]
    [InlineData(".5/s", 0.5)]
    [InlineData("30/m", 0.5)]
    [InlineData("7.5/m", 0.125)]
    [InlineData("60000/m", 1000)]
    [InlineData("60/h", 1 / 60.0)]
    [InlineData("1800/h", 0.5)]
    [InlineData("1000", 1000)]
    public void Read_ARate_IsInRequestsASecond(string text, double rate) =>
        Assert.Equal((rate, null), Read("--rate", text));

    [Theory]
    [InlineData("--rate 1/h --timeout 901", 1 / 3600.0)]
    [InlineData("--rate 1/h --timeout 3601 --retries 0", 1 / 3600.0)]
    public void Read_ALowRateWithTime_IsAccepted(string options, double rate) => Assert.Equal((rate, null), Read(options.Split(' ')));

    [Theory]
    [InlineData("--max-per-host 3", 3)]
    [InlineData("--max-per-host 3 -m 2", 2)]
    [InlineData("--max-per-host 3 --strategy sequential", 1)]
    [InlineData("--rate 20/m", 5)]
    [InlineData("--rate 1/m", 1)]
    [InlineData("--rate 20/m --max-per-host 4", 4)]
    [InlineData("--rate 1000/s --max-per-host 1000", 20)]
    public void Read_ALimit_LimitsTheBoundToWhatItLetsThrough(string options, int bound)
    {
        var command = new DownloadCommand();

        Assert.Equal(bound, command.Read(command.Parse([.. "-l 20".Split(' '), .. options.Split(' ')])).Bound);
    }

    [Fact]
    public void Read_SeveralHosts_EachHasItsLimit()
    {
        var command = new DownloadCommand();
        var items = Enumerable.Range(1, 3).SelectMany(host => Enumerable.Range(1, 9).Select(file => $"http://127.0.0.{host}/{file}.gif"));

        Assert.Equal(6, command.Read(command.Parse([.. items, "--max-per-host", "2"])).Bound);
    }

    [Fact]
    public void Read_NothingGiven_IsNoLimit() => Assert.Equal((null, null), Read());

    [Fact]
    public void Read_AMaximumForAHost_IsIt() => Assert.Equal((null, 4), Read("--max-per-host", "4"));

    [Theory]
    [InlineData("--rate 0", $"--rate cannot be '0': {Rate}")]
    [InlineData("--rate -1", $"--rate cannot be '-1': {Rate}")]
    [InlineData("--rate 1001", $"--rate cannot be '1001': {Rate}")]
    [InlineData("--rate 60001/m", $"--rate cannot be '60001/m': {Rate}")]
    [InlineData("--rate 0.1/h", $"--rate cannot be '0.1/h': {Rate}")]
    [InlineData("--rate 5/d", $"--rate cannot be '5/d': {Rate}")]
    [InlineData("--rate 5/S", $"--rate cannot be '5/S': {Rate}")]
    [InlineData("--rate 5s", $"--rate cannot be '5s': {Rate}")]
    [InlineData("--rate /s", $"--rate cannot be '/s': {Rate}")]
    [InlineData("--rate 1,5/s", $"--rate cannot be '1,5/s': {Rate}")]
    [InlineData("--rate 1e2", $"--rate cannot be '1e2': {Rate}")]
    [InlineData("--rate NaN", $"--rate cannot be 'NaN': {Rate}")]
    [InlineData("--rate 1/2/s", $"--rate cannot be '1/2/s': {Rate}")]
    [InlineData("--rate 1/h", "with this --rate a request begins every 3600 s, for which no request waits: write --timeout 901 or more")]
    [InlineData("--rate 1/h --retries 0", "with this --rate a request begins every 3600 s, for which no request waits: write --timeout 3601 or more")]
    [InlineData("--rate", "--rate needs a value: write --rate and a number of requests from 1/h to 1000/s, such as 5, 0.5/s, 30/m or 100/h")]
    [InlineData("--rate 1 --rate 2", "--rate is given 2 times: write it once")]
    [InlineData("--max-per-host 0", "--max-per-host cannot be '0': write a whole number from 1")]
    [InlineData("--max-per-host 1.5", "--max-per-host cannot be '1.5': write a whole number from 1")]
    public void Download_NoSuchLimit_IsOneLineThatSaysWhatToWrite(string options, string line)
    {
        var run = CommandRun.Execute(["download", .. options.Split(' ')]);

        Assert.Equal((ExitCode.Usage, $"flags: {line}\n", ""), (run.ExitCode, run.Errors, run.Output));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Download_BothLimits_AreKeptAndInTheDocument(bool asAddresses)
    {
        var (underWay, peak) = (0, 0);
        using var server = new ScriptedServer(_ => new ScriptedAnswer(conversation =>
        {
            peak = Math.Max(peak, Interlocked.Increment(ref underWay));
            Thread.Yield();
            Interlocked.Decrement(ref underWay);
            ScriptedAnswer.Ok(Gif.Pixel).Play(conversation);
        }));
        using var folder = new TemporaryFolder();
        string[] codes = ["br", "cn", "us", "fr"];
        string[] items = asAddresses
            ? [.. codes.Select(code => server.At($"{code}.gif").AbsoluteUri)]
            : [.. codes, "-s", server.Address.AbsoluteUri];

        var run = CommandRun.Execute(["download", .. items, "-o", folder.FullName, "--json", "--max-per-host", "1", "--rate", "1200/m"]);

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Errors));
        using var document = JsonDocument.Parse(run.Output);
        var options = document.RootElement.GetProperty("options");
        Assert.Equal((1, 20), (options.GetProperty("max_requests_per_host").GetInt32(), options.GetProperty("request_rate").GetDouble()));
        // Four requests begin in three intervals.
        Assert.InRange(document.RootElement.GetProperty("elapsed_seconds").GetDouble(), 3 / 20.0, 60);
        Assert.Equal((4, 1), (server.Requests.Count, peak));
    }

    private static (double? Rate, int? MaxPerHost) Read(params string[] args)
    {
        var command = new DownloadCommand();
        var options = command.Read(command.Parse(["br", .. args]));
        return (options.RequestRate, options.MaxPerHost);
    }
}
