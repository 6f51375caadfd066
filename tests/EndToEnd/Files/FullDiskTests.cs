using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Files;

/// <summary>Full disks, and folders that are read-only or disappear, on a tmpfs of the test.</summary>
/// <remarks>
/// A file system is mounted in its own mount namespace (unshare), which ends with the shell. This needs root, or namespaces for
/// users. Without either, the tests fail and say so, because they would check nothing.
/// </remarks>
public sealed class FullDiskTests(Server server) : IClassFixture<Server>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    public void Download_OntoAFullDisk_StopsEarlyAndSaysWhy(string strategy)
    {
        var result = RunMounted(
            "size=300k", $"flags download -a -s {server.Address} -o disk -m 4 --quiet --strategy {strategy} --json > report.json; echo \"exit $?\"; ls -A disk; cat disk/* | wc -c");

        Assert.Equal("exit 1", result.OutputLines[0]);
        var saved = result.OutputLines[1..^1];
        Assert.InRange(saved.Length, 10, 60);
        Assert.All(saved, name => Assert.True(server.Flags.ContainsKey(name), name));
        Assert.Equal(saved.Sum(name => server.Flags[name].Length), int.Parse(result.OutputLines[^1]));
        var report = RunReport.Read(_folder.Of("report.json"));
        Assert.Equal((saved.Length, 194 - saved.Length, 0), (report.Ok, report.Errors, report.Unchanged));
        Assert.All(report.Failures, failure => Assert.Equal(("save", "save_failed"), (failure.Phase, failure.Cause)));
        // When the disk is full, the running requests finish, and few others are made.
        Assert.InRange(report.Requests, saved.Length + 1, saved.Length + 24);
        Assert.Equal(2, result.ErrorLines.Length);
        Assert.Contains(result.ErrorLines, line => line.Contains(" x not asked for, as it could not be saved: No space left on device", StringComparison.Ordinal));
        Assert.Contains(result.ErrorLines, line => line.Contains(" x cannot save: No space left on device", StringComparison.Ordinal));
    }

    [Fact]
    [SecondTier("a disk more; Download_OntoAFullDisk is in every run")]
    public void Update_OntoAFullDisk_KeepsTheOldManifestWhole()
    {
        var result = RunMounted(
            "size=300k",
            $"""
            flags download B -s {server.Address} -o disk --quiet --update; cp disk/.flags-manifest.json before
            flags download -a -s {server.Address} -o disk --quiet --update; echo "exit $?"
            cmp before disk/.flags-manifest.json && ls -A disk | grep part
            """);

        Assert.Contains("exit 1", result.OutputLines);
        Assert.DoesNotContain(result.OutputLines, line => line.EndsWith(".part", StringComparison.Ordinal));
        Assert.Contains(result.ErrorLines, line => line.Contains("because the manifest was not saved", StringComparison.Ordinal));
    }

    [Fact]
    public void Download_IntoAReadOnlyFolder_IsRefusedBeforeAnythingIsAskedFor()
    {
        var result = RunMounted("size=1m,ro", $"flags download BR -s {server.Address} -o disk --quiet; echo \"exit $?\"");

        Assert.Equal("exit 2", Assert.Single(result.OutputLines));
        Assert.Contains("cannot write into 'disk'", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    [SecondTier("some seconds; Download_OntoAFullDisk is in every run")]
    public void Download_AFolderThatBecomesReadOnly_StopsEarlyAndSaysWhy()
    {
        var result = RunMounted(
            "size=10m",
            """
            flags download -a -o disk -m 2 --delay 0.03 --quiet & flags=$!
            until [ -n "$(ls disk)" ]; do sleep 0.02; done
            until mount -o remount,ro disk 2> /dev/null; do :; done
            wait $flags; echo "exit $?"; ls -A disk
            """);

        Assert.Contains("exit 1", result.OutputLines);
        Assert.Equal(server.Flags.Keys.Intersect(result.OutputLines).Count(), result.OutputLines.Count(line => line.Contains(".gif", StringComparison.Ordinal)));
        Assert.Contains(result.ErrorLines, line => line.Contains("as it could not be saved: Read-only file system", StringComparison.Ordinal));
    }

    [Fact]
    [SecondTier("some seconds; Download_OntoAFullDisk is in every run")]
    public void Download_AFolderThatIsRemovedInTheMiddle_StopsEarlyAndSaysWhy()
    {
        using var process = FlagsProcess.Start(_folder.Path, ["download", "-a", "-m", "2", "--delay", "0.03", "--quiet"]);
        Eventually.True(() => Directory.Exists(_folder.Of("downloaded")) && Directory.EnumerateFiles(_folder.Of("downloaded"), "*.gif").Any(), "the first flag");
        Directory.Move(_folder.Of("downloaded"), _folder.Of("gone"));

        var result = process.Wait();

        Assert.Equal(1, result.ExitCode);
        Assert.False(Directory.Exists(_folder.Of("downloaded")));
        Assert.Null(server.Fault(_folder.Of("gone")));
        Assert.Contains(result.ErrorLines, line => line.Contains("not asked for, as it could not be saved", StringComparison.Ordinal));
        var saved = Directory.GetFiles(_folder.Of("gone"), "*.gif").Length;
        Assert.Contains($"{saved,3} flag{(saved == 1 ? "" : "s")} downloaded.", result.OutputLines);
        Assert.Contains($"{194 - saved,3} errors.", result.OutputLines);
    }

    [Fact]
    public void Download_FoldersInPlaceOfFiles_AreSeparateErrors()
    {
        foreach (var code in (string[])["AD", "BR", "ZW"])
        {
            Directory.CreateDirectory(_folder.Of("downloaded", $"{code}.gif"));
        }

        var result = FlagsProcess.Run(_folder.Path, "download", "-a", "-s", server.Address, "--quiet", "--update");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("191 flags downloaded.", result.OutputLines);
        Assert.StartsWith("flags: 3 x cannot save: ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.EndsWith(" (save): AD, BR, ZW", result.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal(195, Directory.EnumerateFileSystemEntries(_folder.Of("downloaded")).Count());
    }

    // A limit of the process: larger files fail, smaller ones are saved. By default, the runtime maps its memory from a file.
    [Fact]
    [SecondTier("a limit more; Download_OntoAFullDisk is in every run")]
    public void Download_BeyondTheLimitOnFileSizes_LosesTheLargeFlagsOnly()
    {
        const int Limit = 12 * 1024;
        var small = server.Flags.Where(flag => flag.Value.Length <= Limit).Select(flag => flag.Key).Order(StringComparer.Ordinal).ToList();

        var result = FlagsProcess.RunShell(
            _folder.Path,
            $"ulimit -f {Limit / 1024}; flags download -a -s {server.Address} --quiet; echo \"exit $?\"",
            new Dictionary<string, string> { ["DOTNET_EnableWriteXorExecute"] = "0" });

        Assert.Contains("exit 1", result.OutputLines);
        Assert.Equal(small, Directory.EnumerateFileSystemEntries(_folder.Of("downloaded")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains($"{194 - small.Count,3} errors.", result.OutputLines);
        Assert.StartsWith($"flags: {194 - small.Count} x cannot save: ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private FlagsResult RunMounted(string options, string script)
    {
        Directory.CreateDirectory(_folder.Of("disk"));
        File.WriteAllText(
            _folder.Of("mounted"),
            $"mount -t tmpfs -o {options} tmpfs disk && echo mounted || exit 1\nflags() {{ '{FlagsProcess.Executable}' \"$@\"; }}\n{script}");
        var user = Environment.IsPrivilegedProcess ? "" : "--map-root-user";

        var result = FlagsProcess.RunShell(_folder.Path, $"unshare --mount {user} bash ./mounted");

        Assert.True(
            result.OutputLines is ["mounted", ..],
            $"No tmpfs can be mounted here. Run the tests as root with CAP_SYS_ADMIN, or where users may have namespaces.\n{result.Error}");
        return result with { Output = result.Output["mounted\n".Length..] };
    }
}
