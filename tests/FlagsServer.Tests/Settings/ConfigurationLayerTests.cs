using System.Security.Authentication;
using FlagsServer.Settings;
using Microsoft.Extensions.Configuration;

namespace FlagsServer.Tests.Settings;

public sealed class ConfigurationLayerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flags-server-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Read_File_AcceptsTheOptionsOfTheCommandLine()
    {
        var layer = ReadFile("""
            {
              // A comment.
              "Logging": { "ignored": true },
              "FlagsServer": {
                "seed": 5, "only": ["slow", "LOCAL"], "verbose": true,
                "profiles": { "slow": { "port": 8010, "delay": "0.5..5", "error": 0.25, "pad-to": "130k", "bind": "::1" } }
              }
            }
            """).Value;

        var settings = ServerSettings.Resolve(layer).Value;
        Assert.True(settings.Verbose);
        Assert.Equal(["LOCAL", "SLOW"], settings.Profiles.Select(profile => profile.Name));
        Assert.Equal("no delay, no errors, seed 5", settings.Profiles[0].Describe());
        Assert.Equal("delay 0.5 to 5 s, 25% answered 418, seed 5, padded to 133120 bytes", settings.Profiles[1].Describe());
        Assert.Equal(8010, settings.Profiles[1].Port);
        Assert.Equal("::1", settings.Profiles[1].Bind.ToString());
    }

    [Fact]
    public void Read_Connections_AreThoseOfTheCommandLine()
    {
        var layer = ReadFile("""{ "FlagsServer": { "tls": true, "tls_version": "1.3", "CaFile": "ca.pem", "http2": true } }""").Value;

        Assert.Equal(
            new ConnectionSettings { Tls = new() { CaFile = "ca.pem", Versions = SslProtocols.Tls13 }, Http2 = true },
            ServerSettings.Resolve(layer).Value.Connections);
    }

    [Fact]
    public void Read_NamesThatAShellCanExport_AreTheSame()
    {
        var source = new ConfigurationSource("environment", new ConfigurationBuilder().AddInMemoryCollection(
            [new("FlagsServer:pad_to", "1k"), new("FlagsServer:only", "LOCAL,error"), new("FlagsServer:PROFILES:LOCAL:DELAY", "2")]).Build());

        var settings = ServerSettings.Resolve(ConfigurationLayer.Read(source).Value).Value;

        Assert.Equal(["LOCAL", "ERROR"], settings.Profiles.Select(profile => profile.Name));
        Assert.Equal("delay 2 s, no errors, seed 0, padded to 1024 bytes", settings.Profiles[0].Describe());
    }

    [Fact]
    public void Resolve_HigherPrecedence_WinsOverTheSettingOfAProfile()
    {
        var file = ReadFile("""{ "FlagsServer": { "profiles": { "DELAY": { "delay": 3, "seed": 1 } } } }""").Value;
        var line = ((CommandLine.Serve)CommandLine.Parse(["--delay", "0.1"]).Value).Layer;

        Assert.Equal("delay 0.1 s, no errors, seed 1", ServerSettings.Resolve(file, line).Value.Profiles[1].Describe());
    }

    [Theory]
    [InlineData(""" "fault": "cut=0.1 reset=0.2" """)]
    [InlineData(""" "faults": ["cut=0.1", "reset=0.2"] """)]
    [InlineData(""" "profiles": { "LOCAL": { "fault": ["cut=0.1", "reset=0.2"] } } """)]
    public void Read_Faults_AcceptsAStringOrAList(string json)
    {
        var layer = ReadFile($$"""{ "FlagsServer": { {{json}} } }""").Value;

        Assert.Equal("no delay, no errors, cut=0.1, reset=0.2, seed 0", ServerSettings.Resolve(layer).Value.Profiles[0].Describe());
    }

    [Fact]
    public void Resolve_FaultsOfHigherPrecedence_ReplaceTheOthers()
    {
        var file = ReadFile("""{ "FlagsServer": { "fault": ["cut=0.1"] } }""").Value;
        var line = ((CommandLine.Serve)CommandLine.Parse(["--fault", "reset=0.2"]).Value).Layer;

        Assert.Equal("no delay, no errors, reset=0.2, seed 0", ServerSettings.Resolve(file, line).Value.Profiles[0].Describe());
    }

    [Theory]
    [InlineData("""{ "FlagsServer": { "faults": ["cut", "rest"] } }""", "FlagsServer:faults: rest: no fault 'rest'")]
    [InlineData("""{ "FlagsServer": { "fault": "" } }""", "FlagsServer:fault = '': give KIND")]
    [InlineData("""{ "FlagsServer": { "dealy": 1 } }""", "FlagsServer:dealy = '1': unknown key")]
    [InlineData("""{ "FlagsServer": { "delay": "x" } }""", "FlagsServer:delay = 'x': give seconds")]
    [InlineData("""{ "FlagsServer": { "tls": "x" } }""", "FlagsServer:tls = 'x': give true or false")]
    [InlineData("""{ "FlagsServer": { "tls-key": "" } }""", "FlagsServer:tls-key = '': give the name of a file")]
    [InlineData("""{ "FlagsServer": { "verbose": "x" } }""", "FlagsServer:verbose = 'x': give true or false")]
    [InlineData("""{ "FlagsServer": { "embedded": true } }""", "FlagsServer:embedded = 'True': unknown key")]
    [InlineData("""{ "FlagsServer": { "profiles": { "A": { "port": "x" } } } }""", "FlagsServer:profiles:A:port = 'x': give a port")]
    [InlineData("""{ "FlagsServer": { "profiles": { "A B": { "port": 1 } } } }""", "'A B' is no profile name")]
    [InlineData("""{ "FlagsServer": """, "JSON")]
    public void Read_Error_NamesFileAndPosition(string json, string expected)
    {
        var error = ReadFile(json).Error;

        Assert.NotNull(error);
        Assert.StartsWith(Path.Combine(_folder.FullName, "appsettings.json") + ": ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }

    [Fact]
    public void Find_TheFileBesideTheExecutable_ChangesNothing()
    {
        var shipped = ConfigurationSource.Find(AppContext.BaseDirectory).Value[0];

        Assert.EndsWith("appsettings.json", shipped.Name, StringComparison.Ordinal);
        Assert.Equivalent(new SettingsLayer(), ConfigurationLayer.Read(shipped).Value);
    }

    private Parsed<SettingsLayer> ReadFile(string json)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "appsettings.json"), json);
        var sources = ConfigurationSource.Find(_folder.FullName);
        return sources.Error is { } error ? Parsed<SettingsLayer>.Failed(error) : ConfigurationLayer.Read(sources.Value[0]);
    }
}
