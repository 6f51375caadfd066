using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Files;

/// <summary>`flags download --update`, as a user types it.</summary>
public sealed class UpdateTests(Server server) : IClassFixture<Server>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // The first thing that a new user tries. Each run starts a server on another port.
    [Fact]
    [SecondTier("two more runs; Update_EveryCode_AddsUp is in every run")]
    public void Update_TwiceWithTheEmbeddedServer_IsUnchanged()
    {
        Assert.Contains(" 20 flags downloaded.", FlagsProcess.Run(_folder.Path, "download", "--update", "--seed", "1").OutputLines);

        var result = FlagsProcess.Run(_folder.Path, "download", "--update", "--seed", "1");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["--------------------", "  0 flags downloaded.", " 20 unchanged."], result.OutputLines[3..6]);
        Assert.Empty(result.Error);
    }

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    public void Update_EveryCode_AddsUp(string strategy)
    {
        Run("B", "--update", "--strategy", strategy);
        File.Delete(_folder.Of("downloaded", "BR.gif"));
        File.AppendAllText(_folder.Of("downloaded", "BE.gif"), "!");

        var report = RunReport.Parse(Run("-e", "--update", "--json", "--strategy", strategy, "-m", "20").Output);

        Assert.Equal((179, 15, 482, 0), (report.Ok, report.Unchanged, report.NotFound, report.Errors));
        Assert.Null(server.Fault(_folder.Of("downloaded")));
    }

    [Fact]
    public void Update_Verbose_HasALineForEach()
    {
        Run("BR", "--update");

        var result = Run("BR", "US", "--update", "-v");

        Assert.Contains("BR unchanged", result.OutputLines);
        Assert.Contains("US OK", result.OutputLines);
    }

    [Fact]
    [SecondTier("two slow downloads; Update_DamagedManifest and CtrlC_InTheMiddle are in every run")]
    public void Update_InterruptedInTheMiddle_KeepsItsManifest()
    {
        using var process = FlagsProcess.Start(_folder.Path, ["download", "-a", "-m", "3", "--delay", "0.1", "--quiet", "--update"]);
        Eventually.True(() => Saved() >= 5, "some flags");
        process.Signal(Signals.Interrupt);
        Assert.Equal(130, process.Wait().ExitCode);
        var saved = Saved();

        var result = FlagsProcess.Run(_folder.Path, "download", "-a", "--update", "--seed", "1", "--quiet");

        Assert.Contains($"{saved,3} unchanged.", result.OutputLines);
        Assert.Contains($"{194 - saved,3} flags downloaded.", result.OutputLines);

        int Saved() => Directory.Exists(_folder.Of("downloaded")) ? Directory.GetFiles(_folder.Of("downloaded"), "*.gif").Length : 0;
    }

    [Fact]
    [SecondTier("ten runs; Update_EveryCode_AddsUp is in every run")]
    public void Update_TwoAtOnce_DoNotAffectEachOther()
    {
        string[] arguments = ["download", "-a", "-s", server.Address, "--quiet", "--update"];
        for (var round = 0; round < 3; round++)
        {
            foreach (var file in Directory.Exists(_folder.Of("downloaded")) ? Directory.GetFiles(_folder.Of("downloaded"), "?[A-M].gif") : [])
            {
                File.WriteAllText(file, "harm");
            }

            using var one = FlagsProcess.Start(_folder.Path, arguments);
            using var other = FlagsProcess.Start(_folder.Path, arguments);

            Assert.Equal((0, 0), (one.Wait().ExitCode, other.Wait().ExitCode));
            Assert.Null(server.Fault(_folder.Of("downloaded")));
            Assert.Equal(195, Directory.EnumerateFileSystemEntries(_folder.Of("downloaded")).Count());
        }
    }

    [Theory]
    [InlineData("truncate -s 100 downloaded/.flags-manifest.json")]
    [SecondTierData("rm downloaded/.flags-manifest.json")]
    [SecondTierData("echo hello > downloaded/.flags-manifest.json")]
    [SecondTierData("sed -i s/127.0.0.1/127.0.0.2/ downloaded/.flags-manifest.json")]
    [SecondTierData("rm downloaded/.flags-manifest.json; mkfifo downloaded/.flags-manifest.json")]
    [SecondTierData("ln -sf /dev/zero downloaded/.flags-manifest.json")]
    public void Update_DamagedManifest_DownloadsEverything(string harm)
    {
        Run("B", "--update");
        Assert.Empty(FlagsProcess.RunShell(_folder.Path, harm).Error);

        Assert.Contains(" 17 flags downloaded.", Run("B", "--update").OutputLines);

        Assert.Contains(" 17 unchanged.", Run("B", "--update").OutputLines);
    }

    private FlagsResult Run(params string[] arguments)
    {
        var result = FlagsProcess.Run(_folder.Path, ["download", "-s", server.Address, .. arguments.Contains("--json") ? (string[])[] : arguments.Contains("-v") ? [] : ["--quiet"], .. arguments]);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        return result;
    }
}
