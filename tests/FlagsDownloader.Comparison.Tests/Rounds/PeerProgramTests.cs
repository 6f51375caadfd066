using System.Diagnostics;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Flags;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Comparison.Tests.Rounds;

public sealed class PeerProgramTests : IDisposable
{
    private static readonly FlagWorkload Workload = new(
        FlagSite.Parse("http://127.0.0.1:8000/flags"), [CountryCode.Parse("BR"), CountryCode.Parse("FR")], Repeat: 2);

    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Prepare_Command_ReplacesItsPlaceholders()
    {
        var (start, folder) = Prepare("get -n {m} -i {urls} --config {curl} -P {dir}");

        Assert.Equal("/bin/sh", start.FileName);
        Assert.Equal(["-c", $"get -n 7 -i '{folder.Urls}' --config '{folder.CurlConfig}' -P '{folder.Files}'"], start.ArgumentList);
        Assert.Equal(folder.Files, start.WorkingDirectory);
    }

    [Fact]
    public void Prepare_ItsFiles_NameEveryAddressInOrder()
    {
        var (_, folder) = Prepare("get {urls}");

        Assert.Equal(
            [
                "http://127.0.0.1:8000/flags/br/br.gif", "http://127.0.0.1:8000/flags/br/br.gif?copy=2",
                "http://127.0.0.1:8000/flags/fr/fr.gif", "http://127.0.0.1:8000/flags/fr/fr.gif?copy=2",
            ],
            File.ReadAllLines(folder.Urls));
        Assert.Equal(
            ["url = \"http://127.0.0.1:8000/flags/br/br.gif\"", $"output = \"{folder.Files}/BR.gif\""],
            File.ReadLines(folder.CurlConfig).Take(2));
        Assert.Equal(["http://127.0.0.1:8000/flags/br/br.gif", " out=BR.gif"], File.ReadLines(folder.Aria2Input).Take(2));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Files));
    }

    [Fact]
    public void Prepare_AFolderWithQuotes_StaysOneWordOfTheShell()
    {
        var root = Path.Combine(_root.FullName, "it's a \"folder\"");
        var (start, folder) = Prepare("cat {urls}", root);
        start.RedirectStandardOutput = true;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(File.ReadAllText(folder.Urls), output);
    }

    [Fact]
    public void Prepare_ServerOnThisMachine_UsesNoProxy()
    {
        Assert.Equal("*", Prepare("get {urls}").Start.Environment["no_proxy"]);
    }

    private (ProcessStartInfo Start, RunFolder Folder) Prepare(string command, string? root = null)
    {
        var contender = new Contender("peer", 7) { Command = command };
        var folder = RunFolder.Create(root ?? _root.FullName, 1, contender);
        return (new PeerProgram(contender, new PeerTemplate("peer", command)).Prepare(folder, Workload), folder);
    }
}
