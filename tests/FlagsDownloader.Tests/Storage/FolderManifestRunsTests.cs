using System.Security.Cryptography;
using System.Text.Json;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Storage;

/// <summary>The manifest of a folder that several runs and threads use, and the journals of runs that were killed.</summary>
public sealed class FolderManifestRunsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FlagStore _store;

    public FolderManifestRunsTests() => _store = new FlagStore(_folder.FullName);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Save_TwoRunsAtOnce_KeepEachOthersEntries()
    {
        var (one, other) = (FolderManifest.Open(_store), FolderManifest.Open(_store));
        Record(one, "BR");
        Record(other, "US");
        Assert.Null(one.Save());
        Assert.Null(other.Save());

        var manifest = FolderManifest.Open(_store);
        Assert.NotNull(Find(manifest, "BR"));
        Assert.NotNull(Find(manifest, "US"));
    }

    [Fact]
    public void Record_ARunThatIsKilled_LosesNothing()
    {
        var first = FolderManifest.Open(_store);
        Record(first, "BR");
        Assert.Null(first.Save());
        // Without Save, as after a kill.
        var killed = FolderManifest.Open(_store);
        Record(killed, "US");
        Record(killed, "FR");

        var next = FolderManifest.Open(_store);
        Assert.All(["BR", "US", "FR"], code => Assert.NotNull(Find(next, code)));
        Assert.Null(next.Save());
        Assert.All(["BR", "US", "FR"], code => Assert.NotNull(Find(FolderManifest.Open(_store), code)));
    }

    [Fact]
    public void Record_InvalidTagInARunThatIsKilled_RemovesTheFile()
    {
        var first = FolderManifest.Open(_store);
        Record(first, "BR");
        Record(first, "US");
        Assert.Null(first.Save());
        Record(FolderManifest.Open(_store), "BR", etag: null);

        var next = FolderManifest.Open(_store);

        Assert.Null(Find(next, "BR"));
        Assert.NotNull(Find(next, "US"));
    }

    [Fact]
    public void Find_AfterAnotherRunReplacedTheManifestAndRemovedAJournal_IsItsEntry()
    {
        var first = FolderManifest.Open(_store);
        Record(first, "BR");
        Assert.Null(first.Save());
        var killed = FolderManifest.Open(_store);
        Record(killed, "US");
        File.WriteAllBytes(_folder.At(".flags-manifest-0.jsonl"), ReadLocked(Assert.Single(Journals())));
        var manifest = FolderManifest.Open(_store);
        var other = FolderManifest.Open(_store);
        Record(other, "FR");
        Assert.Null(other.Save());
        Assert.False(File.Exists(_folder.At(".flags-manifest-0.jsonl")));

        Assert.NotNull(Find(manifest, "BR"));
        Assert.NotNull(Find(manifest, "US"));
    }

    [Fact]
    public void Save_ChangedAndNewEntries_KeepTheOrderOfTheOldOnes()
    {
        var first = FolderManifest.Open(_store);
        Array.ForEach(["US", "BR", "FR"], code => Record(first, code));
        Assert.Null(first.Save());
        var second = FolderManifest.Open(_store);
        Array.ForEach(["CN", "BR"], code => Record(second, code, "\"b\""));
        Assert.Null(second.Save());

        using var document = JsonDocument.Parse(File.ReadAllText(_folder.At(FolderManifest.FileName)));
        Assert.Equal(
            ["US \"a\"", "BR \"b\"", "FR \"a\"", "CN \"b\""],
            document.RootElement.GetProperty("files").EnumerateArray()
                .Select(file => $"{file.GetProperty("code").GetString()} {file.GetProperty("etag").GetString()}"));
    }

    [Fact]
    public void Save_AfterARunThatWasKilled_RemovesItsJournal()
    {
        // A live run's journal is locked, as is one of this process. So the killed run's is a copy.
        var living = FolderManifest.Open(_store);
        Record(living, "US");
        var journal = Assert.Single(Journals());
        File.WriteAllBytes(_folder.At(".flags-manifest-0.jsonl"), ReadLocked(journal));

        Assert.Null(FolderManifest.Open(_store).Save());
        Assert.Equal([journal], Journals());

        Assert.Null(living.Save());
        Assert.Empty(Journals());
        Assert.NotNull(Find(FolderManifest.Open(_store), "US"));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(100)]
    public void Open_AJournalWhoseLastLineIsNotWhole_HasTheOthers(int bytes)
    {
        var killed = FolderManifest.Open(_store);
        Record(killed, "US");
        var first = new FileInfo(Assert.Single(Journals())).Length;
        Record(killed, "FR");
        var content = ReadLocked(Journals()[0]);
        Assert.Null(killed.Save());
        File.Delete(_folder.At(FolderManifest.FileName));
        // The number of bytes of the second line that are there; -1: all but the end of the line.
        File.WriteAllBytes(_folder.At(".flags-manifest-0.jsonl"), bytes < 0 ? content[..^1] : content[..(int)(first + bytes)]);

        var next = FolderManifest.Open(_store);

        Assert.NotNull(Find(next, "US"));
        Assert.Null(Find(next, "FR"));
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("elsewhere")]
    public void Open_ALinkInAJournalsPlace_IsNotFollowed(string target)
    {
        Record(FolderManifest.Open(_store), "US");
        File.WriteAllBytes(_folder.At("elsewhere"), ReadLocked(Assert.Single(Journals())));
        File.Delete(Journals()[0]);
        File.CreateSymbolicLink(_folder.At(".flags-manifest-0.jsonl"), target);

        Assert.Null(Find(FolderManifest.Open(_store), "US"));
    }

    [Fact]
    public void Record_FromManyThreads_LosesNothing()
    {
        var manifest = FolderManifest.Open(_store);

        Parallel.For(0, 1000, number => Record(manifest, $"C{number}"));
        Assert.Null(manifest.Save());

        var again = FolderManifest.Open(_store);
        Assert.All(Enumerable.Range(0, 1000), number => Assert.NotNull(Find(again, $"C{number}")));
    }

    private string[] Journals() => [.. Directory.GetFiles(_folder.FullName, ".flags-manifest-*.jsonl")];

    // File.ReadAllBytes respects the lock of the run that writes it.
    private static byte[] ReadLocked(string path) => RegularFile.Read(path, (int)new FileInfo(path).Length)!;

    private void Record(FolderManifest manifest, string code, string? etag = "\"a\"")
    {
        Assert.Null(_store.Save($"{code}.gif", Gif.Pixel));
        manifest.Record(code, AddressOf(code), $"{code}.gif", named: false, (Gif.Pixel.Length, SHA256.HashData(Gif.Pixel)), etag);
    }

    private static ManifestEntry? Find(FolderManifest manifest, string code) => manifest.Find(code, AddressOf(code), $"{code}.gif");

    private static Uri AddressOf(string code) => new($"http://localhost:8000/{code}");
}
