using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>`--expect`: other content is not saved, is reported, and the run fails.</summary>
public sealed class ExpectTests : IDisposable
{
    private static readonly byte[] Page = [.. "<!doctype html><title>Sign in</title>"u8];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, byte[], byte[]> Contents => new()
    {
        { "gif", Gif.Pixel, Page },
        { "gif", Gif.Large, Gif.Large[..^1] },
        { "png", Png.Pixel, Page },
        { "png", Png.Pixel, Png.Pixel[..^1] },
        { "jpeg", Jpeg.Pixels, Png.Pixel },
        { "json", [.. "{\"a\": [1, 2]}\n"u8], Page },
        { "json", [.. "[1, 2]"u8], [.. "[1, 2"u8] },
        { "text", [.. "Grüße\n"u8], [.. "a\0b"u8] },
        { "text", [.. Enumerable.Repeat((byte)'a', 300_000)], [.. Enumerable.Repeat((byte)'a', 300_000), 0xFF] },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Contents))]
    public void Download_OtherContentThanExpected_IsNotSaved(string format, byte[] right, byte[] wrong)
    {
        using var server = new FileSite(("/right", right), ("/wrong", wrong));

        var result = FlagsProcess.Run(
            _folder.Path, "download", server.At("/right"), server.At("/wrong"), "--expect", format, "--retries", "0");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("  1 file downloaded.", result.OutputLines);
        Assert.Contains("  1 error.", result.OutputLines);
        var line = Assert.Single(result.ErrorLines);
        Assert.StartsWith("flags: 1 x ", line, StringComparison.Ordinal);
        Assert.EndsWith($": {server.At("/wrong")}", line, StringComparison.Ordinal);
        Assert.Equal(["right"], SavedFiles.Names(_folder));
        Assert.Equal(right, SavedFiles.Read(_folder, "right"));
    }

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    public void Download_OtherContentThanExpected_LeavesTheOldFileAndNoPart(string strategy)
    {
        using var server = new FileSite(("/small", Page), ("/large", Gif.Large[..^1]));
        Directory.CreateDirectory(_folder.Of("downloaded"));
        File.WriteAllText(_folder.Of("downloaded", "large"), "old");

        var result = FlagsProcess.Run(
            _folder.Path,
            "download", server.At("/small"), server.At("/large"), "--expect", "gif", "--retries", "0", "--continue", "--strategy", strategy);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["large"], SavedFiles.Names(_folder));
        Assert.Equal("old", File.ReadAllText(_folder.Of("downloaded", "large")));
    }

    [Theory]
    [InlineData]
    [SecondTierData("--expect", "any")]
    public void Download_AnyContent_IsSaved(params string[] options)
    {
        using var server = new FileSite(("/page", Page), ("/zeros", new byte[10]));

        var result = FlagsProcess.Run(_folder.Path, ["download", server.At("/page"), server.At("/zeros"), .. options]);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal(["page", "zeros"], SavedFiles.Names(_folder));
    }

    [Theory]
    [InlineData(200_000)]
    [InlineData(5)]
    public void Download_MoreThanMaxSize_IsNotSaved(int size)
    {
        using var server = new FileSite(("/content", SavedFiles.RandomBytes(1, size)));

        var result = FlagsProcess.Run(
            _folder.Path, "download", server.At("/content"), "--max-size", $"{size - 1}", "--retries", "0");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("--max-size", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(SavedFiles.Names(_folder));
    }
}
