using FlagsServer.Settings;

namespace FlagsServer.Tests.Settings;

public sealed class CommandLineTests
{
    [Fact]
    public void Parse_Nothing_ServesTheDefaults()
    {
        var settings = Resolve();

        Assert.Equal(
            [
                "LOCAL 127.0.0.1:8000 no delay, no errors, seed 0",
                "DELAY 127.0.0.1:8001 delay 0.5 s, no errors, seed 0",
                "ERROR 127.0.0.1:8002 delay 0.5 s, 25% answered 418, seed 0",
            ],
            settings.Profiles.Select(profile => $"{profile.Name} {profile.Bind}:{profile.Port} {profile.Describe()}"));
        Assert.False(settings.Verbose);
        Assert.False(settings.Embedded);
    }

    [Fact]
    public void Parse_OptionsForAll_ApplyToAll()
    {
        var settings = Resolve("--delay", "1..2", "--error-rate", "0.5", "--seed", "9", "--pad-to", "10k", "--bind", "*");

        Assert.All(settings.Profiles, profile =>
        {
            Assert.Equal("delay 1 to 2 s, 50% answered 418, seed 9, padded to 10240 bytes", profile.Describe());
            Assert.Equal("0.0.0.0", profile.Bind.ToString());
        });
    }

    [Fact]
    public void Parse_OptionOfAProfile_TakesPrecedence()
    {
        var settings = Resolve("--profile", "DELAY:delay=3", "--delay", "1");

        Assert.Equal(["1", "3", "1"], settings.Profiles.Select(profile => profile.Delay.ToString()));
    }

    [Fact]
    public void Parse_Faults_AreCombinedAndThoseOfAProfileReplaceThem()
    {
        var settings = Resolve(
            "--fault", "cut=0.1", "--fault", "503:retry-after=2@*.gif=0.2", "--profile", "DELAY:fault=reset,fault=404=0.5", "--profile",
            "ERROR:fault=none");

        Assert.Equal(
            [
                "no delay, no errors, cut=0.1, 503:retry-after=2@*.gif=0.2, seed 0",
                "delay 0.5 s, no errors, reset, 404=0.5, seed 0",
                "delay 0.5 s, 25% answered 418, seed 0",
            ],
            settings.Profiles.Select(profile => profile.Describe()));
    }

    [Fact]
    public void Parse_ListFaults_IsAText() =>
        Assert.Equal(FaultCatalog.Describe(), Assert.IsType<CommandLine.Text>(CommandLine.Parse(["--list-faults"]).Value).Content);

    [Fact]
    public void Parse_ProfileTwice_CombinesBoth()
    {
        var profile = Resolve("--profile", "local:delay=3", "--profile", "LOCAL:seed=4,delay=5").Profiles[0];

        Assert.Equal("delay 5 s, no errors, seed 4", profile.Describe());
    }

    [Fact]
    public void Parse_AnotherProfile_IsServedOnTheNextPort()
    {
        var settings = Resolve("--profile", "SLOW:delay=9");

        Assert.Equal(["LOCAL", "DELAY", "ERROR", "SLOW"], settings.Profiles.Select(profile => profile.Name));
        Assert.Equal(8003, settings.Profiles[3].Port);
    }

    [Fact]
    public void Parse_Only_ServesThoseInTheUsualOrder()
    {
        var settings = Resolve("--only", "error", "--only", "LOCAL");

        Assert.Equal(["LOCAL", "ERROR"], settings.Profiles.Select(profile => profile.Name));
        Assert.Equal([8000, 8002], settings.Profiles.Select(profile => profile.Port));
    }

    [Fact]
    public void Parse_APort_CountsUpOverWhatIsServed()
    {
        var settings = Resolve("--port", "9000", "--only", "DELAY", "--only", "ERROR");

        Assert.Equal([9000, 9001], settings.Profiles.Select(profile => profile.Port));
    }

    [Fact]
    public void Parse_PortZero_PicksFreePortsForAll()
    {
        var settings = Resolve("--port", "0", "--profile", "DELAY:port=8123");

        Assert.Equal([0, 8123, 0], settings.Profiles.Select(profile => profile.Port));
    }

    [Fact]
    public void Parse_Switches_AreRead()
    {
        var settings = Resolve("--embedded", "-v");

        Assert.True(settings.Embedded);
        Assert.True(settings.Verbose);
    }

    [Theory]
    [InlineData("--only X", "--only X: no such profile, give one of LOCAL, DELAY, ERROR")]
    [InlineData("--port 65534", "--port: ERROR would get port 65536, give a lower first port")]
    [InlineData("--profile ERROR:port=8000", "LOCAL and ERROR both have port 8000, give one another: --profile ERROR:port=0")]
    [InlineData("--delay soon", "--delay soon: give seconds, such as 0.5, or a range, such as 0.5..5")]
    [InlineData("--error-rate 2", "--error-rate 2: give a share from 0 to 1, such as 0.25")]
    [InlineData("--seed -1", "--seed -1: give a whole number from 0 to 18446744073709551615")]
    [InlineData("--profile A:b=1", "--profile A:b=1: b=1: unknown key, give one of port, bind, delay, error, seed, pad-to, fault")]
    [InlineData("--fault cut:after=x", "--fault cut:after=x: after=x: give bytes, such as 5000, 130k or 2M")]
    [InlineData("--fault", "Required argument missing for option: '--fault'.")]
    [InlineData("--bogus", "Unrecognized command or argument '--bogus'.")]
    [InlineData("@file", "Unrecognized command or argument '@file'.")]
    [InlineData("--delay", "Required argument missing for option: '--delay'.")]
    [InlineData("--seed 1 --seed 2", "Option '--seed' expects a single argument but 2 were provided.")]
    public void Parse_BadInput_SaysWhatToType(string line, string expected)
    {
        var request = CommandLine.Parse(line.Split(' '));
        var error = request.Error ?? ServerSettings.Resolve(((CommandLine.Serve)request.Value).Layer).Error;

        Assert.Equal(expected, error);
    }

    [Fact]
    public void Parse_Help_NamesEveryOption()
    {
        var help = Assert.IsType<CommandLine.Text>(CommandLine.Parse(["--bogus", "--help"]).Value).Content;

        foreach (var option in "profile only port bind delay error-rate fault list-faults seed pad-to tls tls-cert tls-key tls-version ca-file http2 verbose embedded version help".Split(' '))
        {
            Assert.Contains($"--{option}", help, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Parse_Help_FitsATerminalOf80Columns()
    {
        var help = Assert.IsType<CommandLine.Text>(CommandLine.Parse(["--help"]).Value).Content;

        Assert.All(help.Split('\n'), line => Assert.True(line.Length <= 80 && line == line.TrimEnd(), $"'{line}'"));
    }

    [Fact]
    public void Parse_Version_IsOneLine() =>
        Assert.Matches(@"^flags-server \d+\.\d+\.\d+ \(\.NET \d+\.\d+\.\d+\)\n$", Assert.IsType<CommandLine.Text>(CommandLine.Parse(["--version"]).Value).Content);

    private static ServerSettings Resolve(params string[] arguments) =>
        ServerSettings.Resolve(((CommandLine.Serve)CommandLine.Parse(arguments).Value).Layer).Value;
}
