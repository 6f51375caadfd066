using System.Net.Sockets;
using System.Text;
using FlagsDownloader.Testing;
using FlagsServer.Settings;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Hosting;

public sealed class ExecutableTests
{
    [Fact]
    public async Task Start_PrintsALineForEachProfileAndThenReady()
    {
        using var server = await ServerProcess.StartAsync("--port", "0", "--delay", "0.01");

        Assert.Collection(
            server.Lines,
            line => Assert.Matches(@"^LOCAL http://127\.0\.0\.1:\d+/flags  delay 0\.01 s, no errors, seed 0$", line),
            line => Assert.Matches(@"^DELAY http://127\.0\.0\.1:\d+/flags  delay 0\.01 s, no errors, seed 0$", line),
            line => Assert.Matches(@"^ERROR http://127\.0\.0\.1:\d+/flags  delay 0\.01 s, 25% answered 418, seed 0$", line));
        Assert.Equal("Ready. Ctrl-C stops.", server.Ready);
        Assert.Equal(3, server.Lines.Select((_, profile) => server.Address(profile).Port).Distinct().Count());
    }

    [Fact]
    public async Task Start_ByCurl_ServesAFlag()
    {
        using var server = await ServerProcess.StartAsync("--port", "0", "--only", "LOCAL");

        var (exitCode, output, _) = await ServerProcess.RunOtherAsync(
            "curl", "--silent", "--show-error", "--fail", "--include", $"{server.Address()}/br/br.gif");

        Assert.Equal(0, exitCode);
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", output.ReplaceLineEndings("\r\n"), StringComparison.Ordinal);
        Assert.Contains("GIF89a", output, StringComparison.Ordinal);
    }

    [Theory]
    [SecondTierData("INT")]
    [InlineData("TERM")]
    [SecondTierData("HUP")]
    [SecondTierData("QUIT")]
    public async Task Signal_RequestsInFlight_ExitsWith0(string signal)
    {
        using var server = await ServerProcess.StartAsync("--port", "0", "--only", "LOCAL", "--delay", "600");
        using var waiting = await Waiting.StartAsync(server.Address(), 50);
        await server.SignalAsync(signal);

        Assert.Equal(0, await server.ExitCodeAsync());
        Assert.Empty(await server.Process.StandardError.ReadToEndAsync());
    }

    [Fact]
    public async Task Embedded_WhenStandardInputEnds_EndsWithRequestsInFlight()
    {
        using var server = await ServerProcess.StartAsync("--port", "0", "--only", "LOCAL", "--delay", "600", "--embedded");
        using var waiting = await Waiting.StartAsync(server.Address(), 200);
        Assert.Equal("Ready.", server.Ready);
        server.Process.StandardInput.Close();

        Assert.Equal(0, await server.ExitCodeAsync());
    }

    [Fact]
    public async Task Embedded_WhenItsParentIsKilled_Ends()
    {
        // The shell is the parent: it keeps the server's standard input open and waits for a line that is never written.
        using var parent = ServerProcess.StartParent("exec {child}> >(exec \"$0\" --port 0 --embedded); read");
        string? line;
        do
        {
            line = await parent.StandardOutput.ReadLineAsync();
            Assert.NotNull(line);
        }
        while (!line.StartsWith("Ready", StringComparison.Ordinal));

        parent.Kill();

        // The pipe ends when no process can write to it: then the server has ended too.
        Assert.Empty(await parent.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData("INT")]
    [SecondTierData("HUP")]
    [SecondTierData("QUIT")]
    public async Task Embedded_SignalOfTheTerminal_IsIgnoredAndSigtermEndsIt(string signal)
    {
        using var server = await ServerProcess.StartAsync("--port", "0", "--only", "LOCAL", "--embedded");
        await server.SignalAsync(signal);
        using var client = new HttpClient();
        var health = await client.GetAsync(new Uri(server.Address(), "/health"));
        await server.SignalAsync("TERM");

        Assert.True(health.IsSuccessStatusCode);
        Assert.Equal(0, await server.ExitCodeAsync());
    }

    [Theory]
    [InlineData("--delay soon", "flags-server: --delay soon: give seconds, such as 0.5, or a range, such as 0.5..5 (flags-server --help shows all options)\n")]
    [InlineData("--only NOWHERE", "flags-server: --only NOWHERE: no such profile, give one of LOCAL, DELAY, ERROR\n")]
    [InlineData("--fault cut=0.1@*.gif", "flags-server: --fault cut=0.1@*.gif: give the share at the end: cut@*.gif=0.25 (flags-server --help shows all options)\n")]
    [InlineData("--profile A:fault=cut:at=5", "flags-server: --profile A:fault=cut:at=5: fault=cut:at=5: 'at=5': cut takes :after=…, :first=…, each once (flags-server --help shows all options)\n")]
    public async Task Run_BadInput_PrintsOneLineAndExits2(string line, string expected)
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(line.Split(' '));

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.Equal(expected, errors);
    }

    [Fact]
    public async Task Run_PortInUse_PrintsOneLineAndExits1()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var endpoint = listener.LocalEndpoint;

        var (exitCode, output, errors) = await ServerProcess.RunAsync(
            ["--port", "0", "--profile", $"DELAY:port={((System.Net.IPEndPoint)endpoint).Port}"]);

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Equal(
            $"flags-server: {endpoint} is in use: stop what listens there, or give DELAY another port (--profile DELAY:port=0)\n",
            errors);
    }

    [Fact]
    public async Task Run_AddressOfAnotherMachine_PrintsOneLineAndExits1()
    {
        var (exitCode, _, errors) = await ServerProcess.RunAsync(["--port", "0", "--bind", "192.0.2.1"]);

        Assert.Equal(1, exitCode);
        Assert.Equal("flags-server: 192.0.2.1 is no address of this machine: give another with --bind, or * for all\n", errors);
    }

    [Fact]
    public async Task Run_EnvironmentAndFile_ApplyInOrderOfPrecedence()
    {
        var folder = Directory.CreateTempSubdirectory("flags-server-tests-");
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "appsettings.json"),
                """{ "FlagsServer": { "only": ["DELAY"], "port": 0, "delay": 1, "seed": 1, "pad-to": 1 } }""");

            var (exitCode, output, _) = await ServerProcess.RunAsync(
                ["--seed", "3", "--embedded"],
                new Dictionary<string, string> { ["FlagsServer__delay"] = "2", ["FlagsServer__seed"] = "2" },
                folder.FullName);

            Assert.Equal(0, exitCode);
            Assert.Matches(@"^DELAY \S+  delay 2 s, no errors, seed 3, padded to 1 bytes\nReady", output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Run_ListFaults_PrintsThemAndEnds()
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(["--list-faults"]);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal(FaultCatalog.Describe(), output);
    }

    [Fact]
    public async Task Run_Verbose_WritesALineARequestOnStandardError()
    {
        using var server = await ServerProcess.StartAsync("--port", "0", "--only", "LOCAL", "--verbose");
        using var client = new HttpClient();
        await client.GetAsync($"{server.Address()}/zz/zz.gif");
        var line = await server.Process.StandardError.ReadLineAsync();

        Assert.Matches(@"^LOCAL GET /flags/zz/zz\.gif 404, \d+ bytes, attempt 1, after \d+\.\d ms$", line);
    }

    /// <summary>Requests that the server has received and delays.</summary>
    private sealed class Waiting(List<TcpClient> clients) : IDisposable
    {
        public static async Task<Waiting> StartAsync(Uri site, int count)
        {
            var waiting = new Waiting([]);
            for (var i = 0; i < count; i++)
            {
                var client = new TcpClient();
                waiting.Add(client);
                await client.ConnectAsync(site.Host, site.Port);
                await client.GetStream().WriteAsync(
                    Encoding.ASCII.GetBytes($"GET /flags/br/br.gif?copy={i} HTTP/1.1\r\nHost: here\r\n\r\n"));
            }

            using var stats = new HttpClient();
            while (!(await stats.GetStringAsync(new Uri(site, "/stats"))).Contains($"\"in_flight\": {count},", StringComparison.Ordinal))
            {
            }

            return waiting;
        }

        public void Dispose() => clients.ForEach(client => client.Dispose());

        private void Add(TcpClient client) => clients.Add(client);
    }
}
