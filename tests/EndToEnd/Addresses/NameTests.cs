using FlagsDownloader.EndToEnd.Files;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>The names of files from the user's own addresses: templates, clashes, and nothing outside of the folder.</summary>
public sealed class NameTests : IDisposable
{
    private static readonly byte[] Content = [.. "content\n"u8];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    [SecondTier("a download more; Download_NamesThatClash is in every run")]
    public void Download_FlagsByAddress_AreInFoldersLikeTheServers(string strategy)
    {
        using var server = new Server();
        var flags = server.Flags.Take(40).ToDictionary(flag => flag.Key[..2].ToLowerInvariant(), flag => flag.Value);
        File.WriteAllLines(_folder.Of("list"), flags.Keys.Select(code => $"{server.Address}/{code}/{code}.gif"));

        var result = FlagsProcess.Run(
            _folder.Path, "download", "--input", "list", "--name", "{host}/{path}", "--expect", "gif", "--strategy", strategy);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal(
            flags.Keys.Select(code => $"127.0.0.1/flags/{code}/{code}.gif").Order(StringComparer.Ordinal), SavedFiles.Names(_folder));
        Assert.All(flags, flag => Assert.Equal(flag.Value, SavedFiles.Read(_folder, $"127.0.0.1/flags/{flag.Key}/{flag.Key}.gif")));
    }

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    public void Download_NamesThatClash_AreToldApart(string strategy)
    {
        using var server = new FileSite(
            ("/one/a.bin", [1]), ("/two/a.bin", [2]), ("/three/A.BIN", [3]), ("/", [4]), ("/index", [5]), ("/four/a.bin/", [6]));
        File.WriteAllText(_folder.Of("list"), $"""
            {server.At("/one/a.bin")}
            {server.At("/two/a.bin")}
            {server.At("/three/A.BIN")}
            {server.At("/")}
            {server.At("/index")}
            {server.At("/four/a.bin/")}
            {server.At("/one/a.bin")}
            """);

        var result = FlagsProcess.Run(_folder.Path, "download", "--input", "list", "--strategy", strategy);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal(["A~3.BIN", "a.bin", "a~2.bin", "a~4.bin", "index", "index~2", "index~3"], SavedFiles.Names(_folder));
        Assert.Equal(
            [3, 1, 2, 1, 4, 5, 6], SavedFiles.Names(_folder).Select(name => Assert.Single(SavedFiles.Read(_folder, name))));
    }

    [Theory]
    [InlineData("{file}")]
    [InlineData("{path}")]
    [SecondTierData("{query}")]
    [SecondTierData("{host}/{path}")]
    [SecondTierData("{path}{query}")]
    [SecondTierData("{n}/{name}")]
    public void Download_AddressesThatPointOutside_StayInTheFolder(string template)
    {
        string[] hostile =
        [
            "/..%2f..%2fevil", "/%2e%2e%2f%2e%2e%2fevil", "/%2fetc%2fevil", "/..%5c..%5cevil", "/C:%5cevil", "/a/%2e%2e/%2e%2e/evil",
            "/..;/evil", "/....//evil", "/%2e%2e", "/.", "/~/evil", "/-rf", "/.flags-manifest.json", "/.flags-0123456789ab-1.part",
            "/evil%00.txt", "/evil%0a%1b[2J", "/CON", "/aux.txt", "/?x=../../evil", "/?x=/etc/evil", "/?..%2f..%2fevil",
            $"/{new string('e', 300)}", $"/{string.Concat(Enumerable.Repeat("deep/", 100))}evil",
        ];
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Content));
        File.WriteAllLines(_folder.Of("list"), hostile.Select(path => $"http://127.0.0.1:{server.Port}{path}"));
        Directory.CreateDirectory(_folder.Of("work"));

        var result = FlagsProcess.Run(_folder.Of("work"), "download", "--input", "../list", "--name", template, "-o", "in/here");

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        var files = Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Where(file => file != _folder.Of("list")).ToList();
        Assert.Equal(hostile.Length, files.Count);
        Assert.All(files, file => Assert.StartsWith(_folder.Of("work", "in", "here") + "/", file, StringComparison.Ordinal));
        Assert.All(files, file => Assert.Equal(Content, File.ReadAllBytes(file)));
        Assert.All(files, file => Assert.DoesNotContain(Path.GetRelativePath(_folder.Path, file), character => char.IsControl(character)));
        Assert.False(File.Exists("/etc/evil"), "/etc/evil");
    }

    [Fact]
    [SecondTier("a download more; FlagStoreTests has links in every run")]
    public void Download_LinkInTheFolder_IsReplacedAndItsTargetStays()
    {
        using var server = new FileSite(("/a", Content));
        File.WriteAllText(_folder.Of("target"), "kept");
        Directory.CreateDirectory(_folder.Of("downloaded"));
        File.CreateSymbolicLink(_folder.Of("downloaded", "a"), _folder.Of("target"));

        var result = FlagsProcess.Run(_folder.Path, "download", server.At("/a"));

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal("kept", File.ReadAllText(_folder.Of("target")));
        Assert.Null(new FileInfo(_folder.Of("downloaded", "a")).LinkTarget);
        Assert.Equal(Content, SavedFiles.Read(_folder, "a"));
    }

    [Fact]
    public void Download_NameThatIsAFolder_IsAnErrorOfThatFileOnly()
    {
        using var server = new FileSite(("/a", Content), ("/b", Content));
        Directory.CreateDirectory(_folder.Of("downloaded", "a"));

        var result = FlagsProcess.Run(_folder.Path, "download", server.At("/a"), server.At("/b"), "--retries", "0");

        Assert.Equal(1, result.ExitCode);
        Assert.EndsWith(server.At("/a"), Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(["b"], SavedFiles.Names(_folder));
    }
}
