using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Comparison.Tests.Rounds;

public sealed class RunFolderTests
{
    [Fact]
    public void Create_NamesOfStrangeCharacters_AreFoldersOfTheirOwn()
    {
        using var folder = new TemporaryFolder();
        string[] names = ["a_b", "a+b", "a/b", "a%b", "é", "è", new('名', PeerTemplate.MaxNameLength)];

        var folders = names.Select(name => RunFolder.Create(folder.FullName, 1, new Contender(name, 10_000_000)).Path).ToList();

        Assert.Equal(names.Length, folders.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(folders, path => Assert.Equal(folder.At("round-1"), Path.GetDirectoryName(path)));
        Assert.Equal("a_b@10000000", Path.GetFileName(folders[0]));
    }
}
