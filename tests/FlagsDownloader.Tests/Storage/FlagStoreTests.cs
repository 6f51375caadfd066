using FlagsDownloader.Storage;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Storage;

public sealed class FlagStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Save_NameWithFolders_CreatesThem()
    {
        var store = new FlagStore(_folder.FullName);

        Assert.Null(store.Save("a/b/c.gif", Gif.Pixel));
        Assert.Null(store.Save("a/d.gif", Gif.Pixel));

        Assert.Equal(Gif.Pixel, File.ReadAllBytes(_folder.At("a", "b", "c.gif")));
        Assert.Equal(Gif.Pixel, File.ReadAllBytes(_folder.At("a", "d.gif")));
        Assert.Equal(["a"], _folder.FileNames);
    }

    [Fact]
    public void Save_FolderThatIsAFile_IsAnErrorOfThisFileOnly()
    {
        var store = new FlagStore(_folder.FullName);
        Assert.Null(store.Save("a", Gif.Pixel));

        Assert.NotNull(store.Save("a/b.gif", Gif.Pixel));

        Assert.Null(store.Refusal);
        Assert.Equal(["a"], _folder.FileNames);
    }

    [Fact]
    public void Save_Content_IsInTheFileAndNothingElseIsLeft()
    {
        Assert.Null(new FlagStore(_folder.FullName).Save("BR.gif", Gif.Pixel));

        Assert.Equal(["BR.gif"], _folder.FileNames);
        Assert.Equal(Gif.Pixel, File.ReadAllBytes(_folder.At("BR.gif")));
    }

    [Fact]
    public void Save_NoContent_IsAnEmptyFile()
    {
        Assert.Null(new FlagStore(_folder.FullName).Save("BR.gif", default));

        Assert.Empty(File.ReadAllBytes(_folder.At("BR.gif")));
    }

    [Theory]
    [InlineData("Korea,_North.gif")]
    [InlineData("Congo_(Kinshasa).gif")]
    [InlineData("Côte_d'Ivoire.gif")]
    public void Save_ANameOfTheCaseStudys_IsTheFilesName(string fileName)
    {
        Assert.Null(new FlagStore(_folder.FullName).Save(fileName, Gif.Pixel));

        Assert.Equal([fileName], _folder.FileNames);
    }

    [Fact]
    public void Save_TheLongestName_HasRoomForTheTemporaryOne()
    {
        var longest = new string('x', 251) + ".gif";

        Assert.Null(new FlagStore(_folder.FullName).Save(longest, Gif.Pixel));

        Assert.Equal([longest], _folder.FileNames);
    }

    [Fact]
    public void Save_ExistingFile_IsReplaced()
    {
        File.WriteAllText(_folder.At("BR.gif"), "an older and much longer file than the one that comes now");

        Assert.Null(new FlagStore(_folder.FullName).Save("BR.gif", Gif.Pixel));

        Assert.Equal(Gif.Pixel, File.ReadAllBytes(_folder.At("BR.gif")));
    }

    [Fact]
    public void Save_ExistingLink_IsReplacedAndItsTargetIsNot()
    {
        var elsewhere = _folder.At("elsewhere");
        File.WriteAllText(elsewhere, "precious");
        File.CreateSymbolicLink(_folder.At("BR.gif"), elsewhere);

        Assert.Null(new FlagStore(_folder.FullName).Save("BR.gif", Gif.Pixel));

        Assert.Equal("precious", File.ReadAllText(elsewhere));
        Assert.Null(new FileInfo(_folder.At("BR.gif")).LinkTarget);
    }

    [Fact]
    public void FlagStore_MissingFolder_IsCreated()
    {
        var folder = _folder.At("some/where/new");

        Assert.Null(new FlagStore(folder).Save("BR.gif", Gif.Pixel));

        Assert.True(File.Exists(Path.Combine(folder, "BR.gif")));
    }

    [Fact]
    public void FlagStore_ARelativePath_StaysWhereItWas()
    {
        var store = new FlagStore(Path.GetRelativePath(Directory.GetCurrentDirectory(), _folder.FullName));

        Assert.Equal(_folder.FullName, store.Folder);
    }

    [Fact]
    public void Save_ByManyThreads_NoPartialFileHasAFinalName()
    {
        const int Writers = 4;
        const int Rounds = 150;
        var content = Enumerable.Range(0, 2).Select(which => Enumerable.Repeat((byte)which, 200_000).ToArray()).ToArray();
        var store = new FlagStore(_folder.FullName);
        var errors = 0;
        var partsSeen = 0;
        var looks = 0;
        using var done = new CancellationTokenSource();
        var looker = new Thread(Look) { IsBackground = true };
        looker.Start();
        Assert.Null(store.Save("A.gif", content[0]));
        Eventually.True(() => Volatile.Read(ref looks) > 0, "the first look");

        var writers = Enumerable.Range(0, Writers).Select(writer => new Thread(() => Write(writer))).ToList();
        writers.ForEach(writer => writer.Start());
        writers.ForEach(writer => writer.Join());
        done.Cancel();
        looker.Join();

        Assert.Equal((0, 0), (errors, partsSeen));
        Assert.True(looks > 0);
        Assert.Equal(["A.gif", "B.gif"], _folder.FileNames);

        // Two threads save the same name at the same time, with different contents.
        void Write(int writer)
        {
            for (var round = 0; round < Rounds; round++)
            {
                if (store.Save(round % 2 == 0 ? "A.gif" : "B.gif", content[writer % 2]) is not null)
                {
                    Interlocked.Increment(ref errors);
                }
            }
        }

        // A missing file is as wrong as a partial one.
        static bool IsWhole(string path)
        {
            try
            {
                var seen = File.ReadAllBytes(path);
                return seen.Length == 200_000 && !seen.AsSpan().ContainsAnyExcept(seen[0]);
            }
            catch (IOException)
            {
                return false;
            }
        }

        void Look()
        {
            while (!done.IsCancellationRequested)
            {
                foreach (var path in Directory.EnumerateFiles(_folder.FullName, "*.gif"))
                {
                    looks++;
                    if (!IsWhole(path))
                    {
                        partsSeen++;
                    }
                }
            }
        }
    }
}
