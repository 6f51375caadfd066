using System.Security.Cryptography;
using System.Text.Json;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Storage;

public sealed class FolderManifestTests : IDisposable
{
    private static readonly Uri Brazil = new("http://localhost:8000/flags/br/br.gif");

    private readonly TemporaryFolder _folder = new();
    private readonly FlagStore _store;

    public FolderManifestTests() => _store = new FlagStore(_folder.FullName);

    private string Path => _folder.At(FolderManifest.FileName);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Save_NothingRecorded_WritesNothing()
    {
        Assert.Null(FolderManifest.Open(_store).Save());

        Assert.Empty(_folder.FileNames);
    }

    [Theory]
    [InlineData("\"a\"")]
    [InlineData("W/\"a\"")]
    [InlineData("\"\"")]
    [InlineData("\"ünïcödé ' <>\"")]
    public void Find_UnchangedFile_IsItsEntry(string etag)
    {
        RecordBrazil(etag);

        var entry = FolderManifest.Open(_store).Find("BR", Brazil, "BR.gif");

        Assert.Equal((etag, "BR.gif", Gif.Pixel.Length), (entry!.Validator, entry.File, entry.Bytes));
        Assert.Equal([".flags-manifest.json", "BR.gif"], _folder.FileNames);
    }

    [Fact]
    public void Save_AnEntry_IsReadableByOthers()
    {
        RecordBrazil("W/\"a\"");

        Assert.Equal(
            """
            {
              "schema_version": 1,
              "files": [
                {
                  "code": "BR",
                  "url": "http://localhost:8000/flags/br/br.gif",
                  "file": "BR.gif",
                  "named": false,
                  "bytes": 35,
                  "sha256": "DIGEST",
                  "etag": "\"a\"",
                  "weak": true
                }
              ]
            }
            """.Replace("DIGEST", Convert.ToHexStringLower(FileDigest.Compute(_folder.At("BR.gif"))), StringComparison.Ordinal),
            File.ReadAllText(Path));
    }

    [Fact]
    public void Find_AnotherAddressCodeOrName_IsNothing()
    {
        RecordBrazil();
        var manifest = FolderManifest.Open(_store);

        Assert.Null(manifest.Find("BR", new Uri("http://localhost:8001/flags/br/br.gif"), "BR.gif"));
        Assert.Null(manifest.Find("BR#2", Brazil, "BR.gif"));
        Assert.Null(manifest.Find("BR", Brazil, "BR-2.gif"));
        Assert.Null(manifest.Find("BR", Brazil, fileName: null));
    }

    [Fact]
    public void Find_TheSameSizeAndOtherContent_IsNothing()
    {
        RecordBrazil();
        var content = Gif.Pixel;
        content[20] ^= 1;
        File.WriteAllBytes(_folder.At("BR.gif"), content);

        Assert.Null(FolderManifest.Open(_store).Find("BR", Brazil, "BR.gif"));
    }

    [Fact]
    public void Find_AnotherSize_IsNothing()
    {
        RecordBrazil();
        File.WriteAllBytes(_folder.At("BR.gif"), Gif.Pixel[..^1]);

        Assert.Null(FolderManifest.Open(_store).Find("BR", Brazil, "BR.gif"));
    }

    [Fact]
    public void Find_NoFile_IsNothing()
    {
        RecordBrazil();
        File.Delete(_folder.At("BR.gif"));

        Assert.Null(FolderManifest.Open(_store).Find("BR", Brazil, "BR.gif"));
    }

    [Fact]
    public void Find_AFolderInItsPlace_IsNothing()
    {
        RecordBrazil();
        File.Delete(_folder.At("BR.gif"));
        Directory.CreateDirectory(_folder.At("BR.gif"));

        Assert.Null(FolderManifest.Open(_store).Find("BR", Brazil, "BR.gif"));
    }

    [Fact]
    public void Find_UnderAServersName_IsBesideTheOneUnderTheCode()
    {
        RecordBrazil();
        var manifest = FolderManifest.Open(_store);
        _store.Save("Brazil.gif", Gif.Large);
        manifest.Record("BR", Brazil, "Brazil.gif", named: true, (Gif.Large.Length, SHA256.HashData(Gif.Large)), "\"b\"");
        Assert.Null(manifest.Save());

        var again = FolderManifest.Open(_store);
        Assert.Equal("Brazil.gif", again.Find("BR", Brazil, fileName: null)!.File);
        Assert.Equal("BR.gif", again.Find("BR", Brazil, "BR.gif")!.File);
        Assert.Equal("BR", again.OwnerOf("BRAZIL.gif"));
        Assert.Null(again.OwnerOf("Chile.gif"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a")]
    [InlineData("\"a")]
    [InlineData("\"a\" \"b\"")]
    [InlineData("*")]
    public void Record_InvalidTag_RemovesTheFile(string? etag)
    {
        RecordBrazil();

        RecordBrazil(etag);

        Assert.Null(FolderManifest.Open(_store).Find("BR", Brazil, "BR.gif"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\0\0\0\0")]
    [InlineData("""{"schema_version": 2, "files": [ENTRY]}""")]
    [InlineData("""{"schema_version": "1", "files": [ENTRY]}""")]
    [InlineData("""{"schema_version": 1}""")]
    [InlineData("""{"schema_version": 1, "files": null}""")]
    [InlineData("""{"schema_version": 1, "files": {}}""")]
    [InlineData("""{"schema_version": 1, "files": [null, 1, "x"]}""")]
    [InlineData("""{"schema_version": 1, "files": [ENTRY""")]
    [InlineData("""{"schema_version": 1, "files": [ENTRY], "x": "\ud800"}trailing""")]
    public void Open_ADamagedOrForeignManifest_IsAnEmptyOne(string text)
    {
        RecordBrazil();
        using var document = JsonDocument.Parse(File.ReadAllText(Path));
        var entry = document.RootElement.GetProperty("files")[0].GetRawText();
        File.WriteAllText(Path, text.Replace("ENTRY", entry, StringComparison.Ordinal));

        Assert.Null(FolderManifest.Open(_store).Find("BR", Brazil, "BR.gif"));

        RecordBrazil();
        Assert.NotNull(FolderManifest.Open(_store).Find("BR", Brazil, "BR.gif"));
    }

    // A thousand damaged manifests: each is read unchanged or not at all.
    [Fact]
    public void Open_AManifestWithAByteChanged_IsTheSameOrNothing()
    {
        RecordBrazil();
        var original = File.ReadAllBytes(Path);
        var random = new Random(20_261_121);
        var (same, nothing) = (0, 0);
        for (var round = 0; round < 1000; round++)
        {
            var damaged = original.ToArray();
            if (random.Next(3) == 0)
            {
                damaged = damaged[..random.Next(damaged.Length)];
            }
            else
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(Path, damaged);

            if (FolderManifest.Open(_store).Find("BR", Brazil, "BR.gif") is { } entry)
            {
                same++;
                Assert.Equal(Gif.Pixel, File.ReadAllBytes(_folder.At(entry.File)));
            }
            else
            {
                nothing++;
            }
        }

        Assert.True(same > 0 && nothing > 0, $"{same} the same, {nothing} nothing");
    }

    // Longer than what is read at once.
    private static readonly string Long = new('x', 100_000), TooLong = new('x', 2_000_000);

    public static TheoryData<string, bool> Forms => new()
    {
        { """{"schema_version":1,"files":[ENTRY]}""", true },
        { """{"made_by": {"files": [1, {"code": "BR"}]}, "files": [null, ENTRY, null], "schema_version": 1}""", true },
        { $$"""{"x": "{{Long}}", "schema_version": 1, "files": [ENTRY]}""", true },
        { $$"""{"schema_version": 1, "files": [{"code": "US", "x": ["{{Long}}"]}, ENTRY]}""", true },
        { $$"""{"x": "{{TooLong}}", "schema_version": 1, "files": [ENTRY]}""", false },
    };

    [Theory]
    [MemberData(nameof(Forms), DisableDiscoveryEnumeration = true)]
    public void Open_AManifestThatAnotherProgramWrote_IsReadUnlessItIsOneLongValue(string text, bool isRead)
    {
        RecordBrazil();
        using var document = JsonDocument.Parse(File.ReadAllText(Path));
        var entry = document.RootElement.GetProperty("files")[0].GetRawText();
        File.WriteAllText(Path, text.Replace("ENTRY", entry, StringComparison.Ordinal));

        Assert.Equal(isRead, FolderManifest.Open(_store).Find("BR", Brazil, "BR.gif") is not null);
    }

    [Theory]
    [InlineData("../BR.gif")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    [InlineData("a\u0000b")]
    [InlineData(".flags-manifest.json")]
    public void Open_EntryOutsideTheFolder_IsDropped(string file)
    {
        RecordBrazil();
        var text = File.ReadAllText(Path);
        File.WriteAllText(
            Path,
            text.Replace("\"BR.gif\"", JsonSerializer.Serialize(file), StringComparison.Ordinal)
                .Replace("\"named\": false", "\"named\": true", StringComparison.Ordinal));

        Assert.Null(FolderManifest.Open(_store).Find("BR", Brazil, fileName: null));
        Assert.Null(FolderManifest.Open(_store).OwnerOf(file));
    }

    [Fact]
    public void Open_AFolderInTheManifestsPlace_IsAnEmptyOneThatCannotBeSaved()
    {
        Directory.CreateDirectory(Path);

        var manifest = FolderManifest.Open(_store);
        Record(manifest, "BR");

        Assert.NotNull(manifest.Save());

        Directory.Delete(Path);
        Assert.Null(manifest.Save());
        Assert.NotNull(Find(FolderManifest.Open(_store), "BR"));
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("elsewhere.json")]
    public void Open_ALinkInTheManifestsPlace_IsNotFollowed(string target)
    {
        RecordBrazil();
        File.Move(Path, _folder.At("elsewhere.json"));
        File.CreateSymbolicLink(Path, target);

        Assert.Null(FolderManifest.Open(_store).Find("BR", Brazil, "BR.gif"));
    }

    [Fact]
    public void Find_ALinkInTheFilesPlace_IsNothing()
    {
        RecordBrazil();
        File.Move(_folder.At("BR.gif"), _folder.At("elsewhere.gif"));
        File.CreateSymbolicLink(_folder.At("BR.gif"), "elsewhere.gif");

        Assert.Null(FolderManifest.Open(_store).Find("BR", Brazil, "BR.gif"));
    }

    private void RecordBrazil(string? etag = "\"a\"")
    {
        var manifest = FolderManifest.Open(_store);
        Record(manifest, "BR", etag);
        Assert.Null(manifest.Save());
    }

    private void Record(FolderManifest manifest, string code, string? etag = "\"a\"")
    {
        Assert.Null(_store.Save($"{code}.gif", Gif.Pixel));
        manifest.Record(code, AddressOf(code), $"{code}.gif", named: false, (Gif.Pixel.Length, SHA256.HashData(Gif.Pixel)), etag);
    }

    private static ManifestEntry? Find(FolderManifest manifest, string code) => manifest.Find(code, AddressOf(code), $"{code}.gif");

    private static Uri AddressOf(string code) => code == "BR" ? Brazil : new Uri($"http://localhost:8000/{code}");
}
