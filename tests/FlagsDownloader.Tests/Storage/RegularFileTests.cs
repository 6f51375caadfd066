using System.Diagnostics;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Storage;

public sealed class RegularFileTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_AFileOfThatSize_IsItsContent()
    {
        File.WriteAllBytes(_folder.At("file"), [1, 2, 3]);

        Assert.Equal(3, RegularFile.SizeOf(_folder.At("file")));
        Assert.Equal([1, 2, 3], RegularFile.Read(_folder.At("file"), 3));
        Assert.Null(RegularFile.Read(_folder.At("file"), 2));
        Assert.Null(RegularFile.Read(_folder.At("file"), 4));
    }

    [Theory]
    [InlineData("mkfifo it")]
    [InlineData("printf abc > other; ln -s other it")]
    [InlineData("ln -s /dev/zero it")]
    [InlineData("ln -s it it")]
    [InlineData("mkdir it")]
    [InlineData(":")]
    public async Task Read_NotARegularFile_IsNothing(string command)
    {
        await Shell(command);

        Assert.Equal(0, RegularFile.SizeOf(_folder.At("it")));
        Assert.Null(await Task.Run(() => RegularFile.Read(_folder.At("it"), 3)).WaitAsync(Patience));
    }

    // As if the file had been replaced between the check and the opening.
    [Fact]
    public async Task Open_PipeWithoutAWriter_DoesNotWait()
    {
        await Shell("mkfifo it");

        using var pipe = await Task.Run(() => RegularFile.Open(_folder.At("it"))).WaitAsync(Patience);

        Assert.Equal(0, RegularFile.LengthOf(pipe));
    }

    [Fact]
    public async Task Open_ALink_Fails()
    {
        await Shell("printf abc > other; ln -s other it");

        Assert.Throws<IOException>(() => RegularFile.Open(_folder.At("it")).Dispose());
    }

    [Fact]
    public async Task FileDigest_OfAPipe_DoesNotWait()
    {
        await Shell("mkfifo it");

        var digest = await Task.Run(() => FileDigest.Compute(_folder.At("it"))).WaitAsync(Patience);

        Assert.Equal("E3B0C442", Convert.ToHexString(digest)[..8]);
    }

    private async Task Shell(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { WorkingDirectory = _folder.FullName })!;
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, shell.ExitCode);
    }
}
