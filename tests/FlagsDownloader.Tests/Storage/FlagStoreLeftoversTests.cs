using FlagsDownloader.Results;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Storage;

public sealed class FlagStoreLeftoversTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // In a container every run is process 1, and a run that was killed leaves its temporary file in the shared folder. So a name
    // made of these two numbers would exist already.
    [Fact]
    public void Save_TemporaryFileOfAKilledRun_Saves()
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

    [Fact]
    public void RemoveLeftovers_OfAnEndedRun_RemovesOnlyThem()
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
    public void RemoveLeftovers_OfARunningRun_Stay()
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
    public void RemoveLeftovers_LinkOfThatName_IsRemovedAndItsTargetStays()
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

    // Another run removes leftovers between the creation and the rename of a file.
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
        Assert.True(taken > 0, "No file was removed before its rename.");
    }
}
