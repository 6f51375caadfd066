using System.Security.Cryptography;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Storage;

public sealed class NameClaimsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Save_UniqueName_IsTheFilesName()
    {
        Assert.Equal("Brazil.gif", Save(NewClaims(), "BR", "Brazil.gif"));

        Assert.Equal(["Brazil.gif"], _folder.FileNames);
    }

    [Theory]
    [InlineData("BR", "US", "CN")]
    [InlineData("CN", "US", "BR")]
    [InlineData("US", "BR", "CN")]
    public void Save_OneNameForThree_IsThreeFilesInAnyOrder(params string[] codes)
    {
        var claims = NewClaims();

        foreach (var code in codes)
        {
            Save(claims, code, "Atlantis.gif");
        }

        Assert.Equal(["Atlantis~BR.gif", "Atlantis~CN.gif", "Atlantis~US.gif"], _folder.FileNames);
        Assert.All(codes, code => Assert.Equal(code, File.ReadAllText(_folder.At($"Atlantis~{code}.gif"))));
        var (label, name) = Assert.Single(claims.Moved);
        Assert.Equal((codes[0], $"Atlantis~{codes[0]}.gif"), (label, name));
    }

    [Fact]
    public void Save_OneNameForMany_FromManyThreads_IsAFileEach()
    {
        var claims = NewClaims();
        var codes = Enumerable.Range(0, 64).Select(number => $"C{number}").ToList();

        Parallel.ForEach(codes, code => Save(claims, code, code.Length % 2 == 0 ? "Atlantis.gif" : "ATLANTIS.GIF"));

        Assert.Equal(64, _folder.FileNames.Count);
        Assert.Equal(codes.Order(), _folder.FileNames.Select(name => File.ReadAllText(_folder.At(name))).Order());
    }

    [Theory]
    [InlineData("Côte.gif", "Co\u0302te.gif")]
    [InlineData("Brazil.gif", "BRAZIL.gif")]
    public void Save_TwoFormsOfOneName_AreDistinguished(string one, string other)
    {
        var claims = NewClaims();

        Save(claims, "BR", one);
        Save(claims, "US", other);

        Assert.Equal(2, _folder.FileNames.Count);
        Assert.All(_folder.FileNames, name => Assert.Contains('~', name));
    }

    [Fact]
    public void Save_AnEarlierRunsFile_IsReplaced()
    {
        Save(NewClaims(), "BR", "Brazil.gif", "old");

        Save(NewClaims(), "BR", "Brazil.gif", "new");

        Assert.Equal(["Brazil.gif"], _folder.FileNames);
        Assert.Equal("new", File.ReadAllText(_folder.At("Brazil.gif")));
    }

    [Theory]
    [InlineData("BR", "US")]
    [InlineData("US", "BR")]
    public void Save_DistinguishedInAnEarlierRun_StaySo(params string[] order)
    {
        var earlier = NewClaims();
        Save(earlier, "BR", "Atlantis.gif", "old");
        Save(earlier, "US", "Atlantis.gif", "old");

        var claims = NewClaims();
        foreach (var code in order)
        {
            Assert.Equal($"Atlantis~{code}.gif", Save(claims, code, "Atlantis.gif"));
        }

        Assert.Equal(["Atlantis~BR.gif", "Atlantis~US.gif"], _folder.FileNames);
        Assert.Empty(claims.Moved);
    }

    [Fact]
    public void Save_AnotherProcessTookThePlainName_ItsFileIsNotMoved()
    {
        var claims = NewClaims();
        Save(claims, "BR", "Atlantis.gif");
        File.WriteAllText(_folder.At("Atlantis.gif"), "of another");

        Save(claims, "US", "Atlantis.gif");

        Assert.Equal(["Atlantis.gif", "Atlantis~US.gif"], _folder.FileNames);
        Assert.Equal("of another", File.ReadAllText(_folder.At("Atlantis.gif")));
    }

    [Fact]
    public void Save_NameOwnedInTheManifest_IsNotReused()
    {
        var store = new FlagStore(_folder.FullName);
        var manifest = FolderManifest.Open(store);
        store.Save("Atlantis.gif", "BR"u8.ToArray());
        manifest.Record("BR", new Uri("http://localhost/br"), "Atlantis.gif", named: true, (2, SHA256.HashData("BR"u8)), "\"a\"");

        var claims = new NameClaims(store, manifest);
        Assert.Equal("atlantis~US.gif", Save(claims, "US", "atlantis.gif"));
        Assert.Equal("Atlantis.gif", Save(claims, "BR", "Atlantis.gif"));
    }

    [Fact]
    public void Save_TheFirstOneFailed_NothingIsMoved()
    {
        var claims = NewClaims();
        Directory.CreateDirectory(_folder.At("Atlantis.gif"));
        var name = "Atlantis.gif";
        Assert.NotNull(claims.Save("BR", "BR.gif", ref name, new ReceivedContent("BR"u8.ToArray())));

        Assert.Equal("Atlantis~US.gif", Save(claims, "US", "Atlantis.gif"));
        Assert.Empty(claims.Moved);
    }

    private NameClaims NewClaims() => new(new FlagStore(_folder.FullName), manifest: null);

    // The content shows the owner of the file.
    private static string Save(NameClaims claims, string code, string fileName, string? content = null)
    {
        Assert.Null(claims.Save(code, $"{code}.gif", ref fileName, new ReceivedContent(System.Text.Encoding.UTF8.GetBytes(content ?? code))));
        return fileName;
    }
}
