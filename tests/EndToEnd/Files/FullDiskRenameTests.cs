using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Files;

/// <summary>
/// A disk that is full when a file gets its final name: its folder would need another block. The old file stays, no temporary
/// file is left, and the error is reported.
/// </summary>
/// <remarks>A tmpfs needs no space for names, so the call is refused: see <see cref="RefusedCalls"/>.</remarks>
public sealed class FullDiskRenameTests(Server server) : IClassFixture<Server>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    public void Download_NoRoomForTheNames_KeepsTheOldFilesAndSaysWhy(string strategy)
    {
        Directory.CreateDirectory(_folder.Of("disk"));
        File.WriteAllText(_folder.Of("disk", "BR.gif"), "old");

        var result = Run("download", "BR", "US", "FR", "-s", server.Address, "-o", "disk", "-q", "--strategy", strategy);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("  3 errors.", result.OutputLines);
        Assert.Equal("flags: 3 x cannot save: No space left on device", Assert.Single(result.ErrorLines).Split(" : ")[0].Split(" (save)")[0]);
        AssertOnlyOld("disk", "BR.gif");
    }

    [Fact]
    [SecondTier("a disk more; Download_NoRoomForTheNames is in every run")]
    public void Update_NoRoomForTheNames_KeepsTheOldManifest()
    {
        var before = FlagsProcess.Run(_folder.Path, "download", "BR", "-s", server.Address, "-o", "disk", "-q", "--update");
        Assert.Equal(0, before.ExitCode);
        var manifest = File.ReadAllText(_folder.Of("disk", Manifest.FileName));

        var result = Run("download", "BR", "US", "-s", server.Address, "-o", "disk", "-q", "--update");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(manifest, File.ReadAllText(_folder.Of("disk", Manifest.FileName)));
        Assert.Equal([Manifest.FileName, "BR.gif"], Directory.GetFiles(_folder.Of("disk")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    [SecondTier("several disks; Download_NoRoomForTheNames is in every run")]
    public void Outputs_NoRoomForTheNames_KeepTheOldFilesAndSayWhy()
    {
        FlagsProcess.RunShell(_folder.Path, $"flags download BR -s {server.Address} -q --json > saved.json; mkdir disk; echo -n old > disk/page");

        var result = Run("compare", "--input", "saved.json", "--report", "disk/page", "--export-csv", "disk/csv");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            [
                "flags: cannot write 'disk/page': choose another file with --report (No space left on device",
                "flags: cannot write 'disk/csv': choose another file with --export-csv (No space left on device",
            ],
            result.ErrorLines.Select(line => line.TrimEnd(')').Split(" : ")[0]));
        AssertOnlyOld("disk", "page");
    }

    [Fact]
    [SecondTier("a disk more; Download_NoRoomForTheNames is in every run")]
    public void Failures_NoRoomForTheName_AreAnErrorAndTheOldListStays()
    {
        File.WriteAllText(_folder.Of("f"), "old");

        var result = Run("download", "BR", "-s", "http://127.0.0.1:1/flags", "--retries", "0", "-q", "--failures", "f");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(result.ErrorLines, line => line.StartsWith("flags: cannot write 'f': choose another file with --failures (No space left on device", StringComparison.Ordinal));
        AssertOnlyOld(".", "f", "downloaded");
    }

    private void AssertOnlyOld(string folder, string name, params string[] others)
    {
        Assert.Equal("old", File.ReadAllText(_folder.Of(folder, name)));
        Assert.Equal(
            others.Append(name).Order(StringComparer.Ordinal),
            Directory.EnumerateFileSystemEntries(_folder.Of(folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private FlagsResult Run(params string[] arguments)
    {
        using var process = RefusedCalls.StartWithoutRename(() => FlagsProcess.Start(_folder.Path, arguments), RefusedCalls.NoSpaceLeft);
        return process.Wait();
    }
}
