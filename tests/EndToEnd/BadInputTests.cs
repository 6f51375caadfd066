using System.Net;
using System.Net.Sockets;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd;

/// <summary>Errors of the user and of the network: one line each, and the right exit code.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "flags download")]
    [SecondTierData("fetch", "download, merge, compare, record, serve, spin, lab, completions or man")]
    [SecondTierData("completions", "bash, zsh, fish or powershell")]
    [InlineData("completions tcsh", "bash, zsh, fish or powershell")]
    [SecondTierData("download --stragety", "did you mean --strategy?")]
    [SecondTierData("--bogus", "flags --help")]
    [InlineData("download 1", "two letters")]
    [SecondTierData("download ABC", "two letters")]
    [SecondTierData("download É", "two letters")]
    [InlineData("download @x", "two letters")]
    [SecondTierData("download --bogus", "flags download --help")]
    [SecondTierData("download -m 0", "a whole number from 1")]
    [InlineData("download -m -1", "a whole number from 1")]
    [SecondTierData("download -m 99999999999", "a whole number from 1")]
    [SecondTierData("download -m", "--max_req")]
    [InlineData("download -m 1 -m 2", "once")]
    [SecondTierData("download -l x", "a whole number from 1")]
    [SecondTierData("download -l 0", "a whole number from 1")]
    [InlineData("download --retries -1", "a whole number from 0")]
    [SecondTierData("download --timeout 0", "seconds")]
    [SecondTierData("download --timeout NaN", "seconds")]
    [InlineData("download --strategy fastest", "eventloop")]
    [SecondTierData("download -s NOWHERE", "LOCAL, DELAY, ERROR, REMOTE")]
    [SecondTierData("download -s ftp://host/flags", "http://")]
    [InlineData("download -s http://", "http://")]
    [SecondTierData("download --save somewhere", "inline or executor")]
    [SecondTierData("download --save executor --strategy sequential", "leave --save out")]
    [InlineData("download --json --verbose", "leave one out")]
    [SecondTierData("download --quiet --verbose", "leave one out")]
    [SecondTierData("download -s REMOTE --delay 1", "-s LOCAL, DELAY or ERROR")]
    [InlineData("download --delay fast", "delay")]
    [SecondTierData("download --error-rate 2", "error")]
    [SecondTierData("download --pad-to big", "pad-to")]
    [InlineData("download -o /dev/null", "-o")]
    [SecondTierData("download -o /proc/none/here", "-o")]
    [SecondTierData("[suggest:3] [suggest:3]", "unknown command")]
    [InlineData("download BR --repeat 2147483647", "write 1000000 or less")]
    [SecondTierData("compare -a --repeat 6000", "write 5154 or less")]
    [SecondTierData("compare --input /dev/full", "is empty")]
    [InlineData("compare --strategies fastest", "eventloop")]
    [SecondTierData("compare --strategies ,", "--strategies names none")]
    [SecondTierData("compare --strategies =eventloop", "first=eventloop")]
    [InlineData("compare --strategies eventloop,eventloop", "second=eventloop")]
    [SecondTierData("compare -m 1,x", "1,10,100")]
    [SecondTierData("compare -m 0", "1,10,100")]
    [InlineData("compare --rounds 0", "a whole number from 1")]
    [SecondTierData("compare --peer", "--peer needs a value")]
    [SecondTierData("compare --peer wget", "NAME='COMMAND'")]
    [InlineData("compare --peer mine=true", "{urls}")]
    [SecondTierData("compare --with-names --peer mine={urls}", "leave --with-names or --peer out")]
    [SecondTierData("compare --input nowhere.json", "nowhere.json")]
    [InlineData("compare --input nowhere.json --bogus", "--bogus")]
    [SecondTierData("compare --input nowhere.json --rounds 3", "nowhere.json")]
    [SecondTierData("compare --json --timeline", "leave one out")]
    [InlineData("compare --bogus", "flags compare --help")]
    [SecondTierData("compare -o /proc", "-o")]
    [SecondTierData("compare --report /nowhere/report.html", "/nowhere/report.html")]
    [InlineData("compare -s REMOTE --delay 1", "-s LOCAL, DELAY or ERROR")]
    [SecondTierData("compare --delay fast", "delay")]
    [SecondTierData("spin --with elastic", "thread, task, process or blocked")]
    public void Command_BadInput_SaysWhatToTypeInOneLineAndExits2(string command, string advice)
    {
        var result = FlagsProcess.Run(_folder.Path, command.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains(advice, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Download_ServerDown_SaysSoOnceAndExits1()
    {
        var port = FreePort();

        var result = FlagsProcess.Run(_folder.Path, "download", "-s", $"http://127.0.0.1:{port}/flags", "--retries", "1");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(" 20 errors.", result.OutputLines);
        Assert.StartsWith(
            $"flags: 20 x connection refused at http://127.0.0.1:{port} (connect): BD, BR, CD, CN, DE and 15 more",
            Assert.Single(result.ErrorLines),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Download_HostUnknown_SaysSoOnceAndExits1()
    {
        var result = FlagsProcess.Run(_folder.Path, "download", "BR", "-s", "http://host.invalid/flags", "--retries", "0");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith(
            "flags: 1 x host not found at http://host.invalid (resolve): BR", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    [SecondTier("a download more; Download_ServerDown is in every run")]
    public void Download_TlsToAPlainServer_SaysSoOnceAndExits1()
    {
        using var server = FlagsProcess.Start(_folder.Path, ["serve", "--only", "LOCAL", "--port", "0"]);
        server.WaitForOutput("Ready");
        var address = server.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];

        var result = FlagsProcess.Run(
            _folder.Path, "download", "BR", "-s", address.Replace("http://", "https://", StringComparison.Ordinal), "--retries", "0");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("(tls): BR", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
