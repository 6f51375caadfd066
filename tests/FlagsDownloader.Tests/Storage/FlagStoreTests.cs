using FlagsDownloader.Results;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Storage;

public sealed class FlagStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

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
    public void Save_AFileThatIsThere_IsReplaced()
    {
        File.WriteAllText(_folder.At("BR.gif"), "an older and much longer file than the one that comes now");

        Assert.Null(new FlagStore(_folder.FullName).Save("BR.gif", Gif.Pixel));

        Assert.Equal(Gif.Pixel, File.ReadAllBytes(_folder.At("BR.gif")));
    }

    [Fact]
    public void Save_ALinkThatIsThere_IsReplacedAndWhatItPointsToIsNot()
    {
        var elsewhere = _folder.At("elsewhere");
        File.WriteAllText(elsewhere, "precious");
        File.CreateSymbolicLink(_folder.At("BR.gif"), elsewhere);

        Assert.Null(new FlagStore(_folder.FullName).Save("BR.gif", Gif.Pixel));

        Assert.Equal("precious", File.ReadAllText(elsewhere));
        Assert.Null(new FileInfo(_folder.At("BR.gif")).LinkTarget);
    }

    [Fact]
    public void FlagStore_AFolderThatIsMissing_IsMade()
    {
        var folder = _folder.At("some/where/new");

        Assert.Null(new FlagStore(folder).Save("BR.gif", Gif.Pixel));

        Assert.True(File.Exists(Path.Combine(folder, "BR.gif")));
    }

    [Fact]
    public void FlagStore_APathThatIsAFile_IsRefused()
    {
        File.WriteAllText(_folder.At("file"), "");

        Assert.Throws<IOException>(() => new FlagStore(_folder.At("file")));
    }

    [Fact]
    public void FlagStore_ARelativePath_StaysWhereItWas()
    {
        var store = new FlagStore(Path.GetRelativePath(Directory.GetCurrentDirectory(), _folder.FullName));

        Assert.Equal(_folder.FullName, store.Folder);
    }

    [Fact]
    public void Save_ATargetThatIsAFolder_FailsAndLeavesNothing()
    {
        Directory.CreateDirectory(_folder.At("BR.gif"));

        var error = new FlagStore(_folder.FullName).Save("BR.gif", Gif.Pixel);

        Assert.Equal((DownloadPhase.Save, DownloadCause.SaveFailed), (error!.Phase, error.Cause));
        Assert.Equal(["BR.gif"], _folder.FileNames);
    }

    [Fact]
    public void Save_AFolderThatIsGone_FailsEachTimeInTheSameWords()
    {
        var store = new FlagStore(_folder.At("output"));
        Assert.Null(store.Save("BR.gif", Gif.Pixel));
        Directory.Delete(store.Folder, recursive: true);

        var errors = new[] { "BR.gif", "US.gif", "BR.gif" }.Select(name => store.Save(name, Gif.Pixel)).ToList();

        // The same message, so that a report shows 194 of them in one line.
        Assert.Single(errors.Distinct());
        Assert.Equal((DownloadPhase.Save, DownloadCause.SaveFailed), (errors[0]!.Phase, errors[0]!.Cause));
        Assert.Contains(store.Folder, errors[0]!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".part", errors[0]!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_AFolderThatComesBack_Recovers()
    {
        var store = new FlagStore(_folder.At("output"));
        Directory.Delete(store.Folder);
        Assert.NotNull(store.Save("BR.gif", Gif.Pixel));
        Directory.CreateDirectory(store.Folder);

        Assert.Null(store.Save("BR.gif", Gif.Pixel));
    }

    // In a container every run is process 1, and a run that was killed leaves its temporary file in the shared folder. So a name
    // made of these two numbers would exist already.
    [Fact]
    public void Save_ATemporaryFileOfAKilledRunsIsThere_SavesAllTheSame()
    {
        foreach (var number in Enumerable.Range(1, 10))
        {
            File.WriteAllText(_folder.At($".BR.gif.{Environment.ProcessId}-{number}.part"), "half a fl");
        }

        var before = _folder.FileNames;

        Assert.Null(new FlagStore(_folder.FullName).Save("BR.gif", Gif.Pixel));

        Assert.Equal(["BR.gif"], _folder.FileNames.Except(before));
        Assert.Empty(before.Except(_folder.FileNames));
    }

    [Theory]
    [InlineData("../BR.gif")]
    [InlineData("sub/BR.gif")]
    [InlineData("/tmp/BR.gif")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a\0b")]
    [InlineData(".flags-manifest.json")]
    [InlineData(".FLAGS-0123456789ab-1.part")]
    public void Save_WhatIsNoNameAlone_IsADefectOfTheCallers(string fileName)
    {
        var store = new FlagStore(_folder.At("output"));

        Assert.Throws<ArgumentException>(() => store.Save(fileName, Gif.Pixel));

        Assert.Equal(["output"], _folder.FileNames);
    }

    [Fact]
    public void Save_AFolderThatIsGone_IsARefusalUntilASaveSucceeds()
    {
        var store = new FlagStore(_folder.At("output"));
        Assert.Null(store.Refusal);
        Directory.Delete(store.Folder);

        var error = store.Save("BR.gif", Gif.Pixel);
        Assert.Equal(error, store.Refusal);

        Directory.CreateDirectory(store.Folder);
        Assert.Null(store.Save("BR.gif", Gif.Pixel));
        Assert.Null(store.Refusal);
    }

    [Fact]
    public void Save_ATargetThatIsAFolder_SaysNothingOfOtherFiles()
    {
        var store = new FlagStore(_folder.FullName);
        Directory.CreateDirectory(_folder.At("BR.gif"));
        Directory.CreateDirectory(_folder.At("US.gif"));

        var errors = new[] { store.Save("BR.gif", Gif.Pixel), store.Save("US.gif", Gif.Pixel) };

        Assert.Null(store.Refusal);
        Assert.Single(errors.Distinct());
    }

    [Fact]
    public void RemoveLeftovers_OfADeadRun_AreGoneAndNothingElse()
    {
        string[] foreign =
        [
            ".BR.gif.0123456789ab-1.part", ".flags-0123456789ab-1.partial", ".flags-0123456789AB-1.part", ".flags-0123456789ab-.part",
            ".flags-0123456789ab-1x.part", ".flags-0123456789a-1.part", ".flags-manifest.json", "BR.gif", "flags-0123456789ab-1.part",
        ];
        foreach (var name in (string[])[".flags-0123456789ab-1.part", ".flags-fedcba987654-2147483647.part", .. foreign])
        {
            File.WriteAllText(_folder.At(name), "half a fl");
        }

        Directory.CreateDirectory(_folder.At(".flags-0123456789ab-2.part"));

        Assert.Equal(2, new FlagStore(_folder.FullName).RemoveLeftovers());

        Assert.Equal([.. foreign.Append(".flags-0123456789ab-2.part").Order(StringComparer.Ordinal)], _folder.FileNames);
    }

    [Fact]
    public void RemoveLeftovers_OfALivingRun_Stay()
    {
        var path = _folder.At(".flags-0123456789ab-1.part");
        using (File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            Assert.Equal(0, new FlagStore(_folder.FullName).RemoveLeftovers());
        }

        Assert.True(File.Exists(path));

        Assert.Equal(1, new FlagStore(_folder.FullName).RemoveLeftovers());
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void RemoveLeftovers_ALinkOfThatName_GoesAndWhatItPointsToStays()
    {
        File.WriteAllText(_folder.At("precious"), "precious");
        File.CreateSymbolicLink(_folder.At(".flags-0123456789ab-1.part"), _folder.At("precious"));

        Assert.Equal(1, new FlagStore(_folder.FullName).RemoveLeftovers());

        Assert.Equal(["precious"], _folder.FileNames);
        Assert.Equal("precious", File.ReadAllText(_folder.At("precious")));
    }

    [Fact]
    public void RemoveLeftovers_AFolderThatIsGone_IsNothing()
    {
        var store = new FlagStore(_folder.At("output"));
        Directory.Delete(store.Folder);

        Assert.Equal(0, store.RemoveLeftovers());
    }

    // A run that begins at the worst moment, again and again.
    [Fact]
    public void Save_WhileOthersClean_SavesEachFile()
    {
        const int MinFiles = 600, MaxFiles = 200_000;
        var store = new FlagStore(_folder.FullName);
        var taken = 0;
        using var done = new CancellationTokenSource();
        var cleaner = new Thread(() =>
        {
            var other = new FlagStore(_folder.FullName);
            while (!done.IsCancellationRequested)
            {
                Interlocked.Add(ref taken, other.RemoveLeftovers());
            }
        });
        cleaner.Start();

        // The scheduler decides when the two threads meet: on a busy machine it takes more files.
        var errors = Enumerable.Range(0, MaxFiles)
            .TakeWhile(number => number < MinFiles || Volatile.Read(ref taken) == 0)
            .Select(number => store.Save($"{number % 10}.gif", Gif.Pixel))
            .OfType<DownloadError>()
            .ToList();
        done.Cancel();
        cleaner.Join();

        Assert.Empty(errors);
        Assert.Equal(10, _folder.FileNames.Count);
        Assert.True(taken > 0, "The worst instant never came.");
    }

    [Fact]
    public void ProbeWritable_AFolder_LeavesNothing()
    {
        new FlagStore(_folder.FullName).ProbeWritable();

        Assert.Empty(_folder.FileNames);
    }

    [Fact]
    public void ProbeWritable_AFolderThatIsGone_Throws()
    {
        var store = new FlagStore(_folder.At("output"));
        Directory.Delete(store.Folder);

        Assert.ThrowsAny<IOException>(store.ProbeWritable);
    }

    [Fact]
    public void Save_ByManyThreads_NobodyEverSeesAPartUnderAFinalName()
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

        var writers = Enumerable.Range(0, Writers).Select(writer => new Thread(() => Write(writer))).ToList();
        writers.ForEach(writer => writer.Start());
        writers.ForEach(writer => writer.Join());
        done.Cancel();
        looker.Join();

        Assert.Equal((0, 0), (errors, partsSeen));
        Assert.True(looks > 0);
        Assert.Equal(["A.gif", "B.gif"], _folder.FileNames);

        // Two at a time save the same name, each with content of its own.
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

        // A file that disappears is as bad as a part of one.
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
