using System.Security.Cryptography;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>`flags download` with the user's own addresses: a list in a file or on standard input, or arguments.</summary>
public sealed class ListTests : IDisposable
{
    private static readonly byte[] Small = [.. "small\n"u8];
    private static readonly byte[] Large = SavedFiles.RandomBytes(1, 300_000);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    public void Download_ListOfAnyFiles_SavesThemByteForByte(string strategy)
    {
        Directory.CreateDirectory(_folder.Of("site", "deep"));
        File.WriteAllBytes(_folder.Of("site", "small.txt"), Small);
        File.WriteAllBytes(_folder.Of("site", "empty"), []);
        File.WriteAllBytes(_folder.Of("site", "deep", "large.bin"), Large);
        using var server = new PythonServer(_folder.Of("site"));
        // A byte order mark, CRLF, comments, blank lines, a fragment, and no line break at the end.
        File.WriteAllText(
            _folder.Of("list"),
            $"\uFEFF# three files\r\n\r\n{server.Site}/small.txt\r\n  # of one server\n{server.Site}/empty#top\n\n{server.Site}/deep/large.bin\tnamed/other.bin");

        var result = FlagsProcess.Run(_folder.Path, "download", "--input", "list", "--strategy", strategy);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Empty(result.Error);
        Assert.Equal($"3 files from {new Uri(server.Site).Authority}", result.OutputLines[0]);
        Assert.Contains("  3 files downloaded.", result.OutputLines);
        Assert.Equal(["empty", "named/other.bin", "small.txt"], SavedFiles.Names(_folder));
        Assert.Equal(Small, SavedFiles.Read(_folder, "small.txt"));
        Assert.Empty(SavedFiles.Read(_folder, "empty"));
        Assert.Equal(Large, SavedFiles.Read(_folder, "named/other.bin"));
    }

    [Theory]
    [InlineData("flags download --input - < list")]
    [InlineData("cat list | flags download -i -")]
    [SecondTierData("flags download -i /dev/stdin < list")]
    public void Download_ListFromStandardInput_IsReadToItsEnd(string command)
    {
        using var server = new FileSite(("/a", Small), ("/b", Large));
        File.WriteAllText(_folder.Of("list"), $"{server.At("/a")}\n{server.At("/b")}\n");

        var result = FlagsProcess.RunShell(_folder.Path, command);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal(["a", "b"], SavedFiles.Names(_folder));
        Assert.Equal(Small, SavedFiles.Read(_folder, "a"));
        Assert.Equal(Large, SavedFiles.Read(_folder, "b"));
    }

    [Fact]
    public void Download_AddressesAsArguments_SavesThem()
    {
        using var server = new FileSite(("/a", Small), ("/b?c=d", Large));

        var result = FlagsProcess.Run(_folder.Path, "download", server.At("/a"), server.At("/b?c=d"), "-v");

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains($"{server.At("/a")} OK", result.OutputLines);
        Assert.Equal(["a", "b"], SavedFiles.Names(_folder));
        Assert.Equal(Large, SavedFiles.Read(_folder, "b"));
    }

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    public void Download_JsonLines_ChecksDigestAndSizeAndSendsHeaders(string strategy)
    {
        using var server = new FileSite(("/a", Small), ("/b", Large), ("/c", Small), ("/d", Large), ("/e", Small));
        var (small, large) = (Convert.ToHexString(SHA256.HashData(Small)), Convert.ToHexStringLower(SHA256.HashData(Large)));
        File.WriteAllText(_folder.Of("list"), $$$"""
            {"url": "{{{server.At("/a")}}}", "name": "one/first", "sha256": "{{{small}}}", "size": {{{Small.Length}}}, "headers": {"X-Own": "of a"}}
            {"url": "{{{server.At("/b")}}}", "sha256": "{{{large}}}", "size": {{{Large.Length}}}}
            {"url": "{{{server.At("/c")}}}", "sha256": "{{{large}}}"}
            {"url": "{{{server.At("/d")}}}", "sha256": "{{{new string('0', 64)}}}"}
            {"url": "{{{server.At("/e")}}}", "size": 5}
            """);

        var result = FlagsProcess.Run(_folder.Path, "download", "--input", "list", "--strategy", strategy, "--retries", "0");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["b", "one/first"], SavedFiles.Names(_folder));
        Assert.Equal(Small, SavedFiles.Read(_folder, "one/first"));
        Assert.Equal(Large, SavedFiles.Read(_folder, "b"));
        Assert.Contains("  3 errors.", result.OutputLines);
        Assert.Contains(result.ErrorLines, line => line.Contains($"its SHA-256 is {small.ToLowerInvariant()}", StringComparison.Ordinal) && line.EndsWith(server.At("/c"), StringComparison.Ordinal));
        Assert.Contains(result.ErrorLines, line => line.Contains($"its SHA-256 is {large}", StringComparison.Ordinal) && line.EndsWith(server.At("/d"), StringComparison.Ordinal));
        Assert.Contains(result.ErrorLines, line => line.Contains("6 bytes instead of 5", StringComparison.Ordinal) && line.EndsWith(server.At("/e"), StringComparison.Ordinal));
        Assert.Equal(["of a"], server.Requests.Select(request => request.Header("X-Own")).OfType<string>());
    }
}
