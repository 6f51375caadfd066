using FlagsDownloader.Cli.Comparisons;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Comparisons;

public sealed class FreeSpaceTests
{
    [Fact]
    public void Complaint_FilesThatDoNotFit_SaysHowMuchAndWhatToChoose() => Assert.Equal(
        "the files of 40 runs are kept until the end and need 8.0 GB, but /tmp/x has 1.2 GB free: choose fewer files or --rounds, or another disk with -o",
        FreeSpace.Complaint("/tmp/x", 8_000_000_000, 40, 1_200_000_000));

    [Fact]
    public void Complaint_FilesThatFit_IsNull() => Assert.Null(FreeSpace.Complaint("/tmp/x", 8_000_000_000, 40, 8_000_000_000));

    // More than any disk has, and than fits into a long.
    [Fact]
    public void Check_MoreThanTheDiskOfTheFolderHas_IsAnError()
    {
        using var folder = new TemporaryFolder();

        FreeSpace.Check(folder.FullName, bytesOfRun: 1, runs: 1);
        var error = Assert.Throws<UserErrorException>(() => FreeSpace.Check(folder.FullName, long.MaxValue, long.MaxValue));

        Assert.Contains(folder.FullName, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_AFolderThatCannotBeAsked_IsNoError() => FreeSpace.Check("/\0", long.MaxValue, 1);
}
