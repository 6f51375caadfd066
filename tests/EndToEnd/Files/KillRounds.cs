using FlagsDownloader.EndToEnd.Program;

namespace FlagsDownloader.EndToEnd.Files;

/// <summary>Runs of one strategy into one folder, killed at random instants, one after the other.</summary>
/// <remarks>
/// The seed decides the initial content of the folder, whether a run updates, and when it is killed. The scheduler decides what the
/// process does at that time, so a seed does not repeat the exact instant.
/// </remarks>
internal sealed class KillRounds(Server server, string strategy, string folder, int seed)
{
    private readonly Random _random = new(seed);

    // The time from a run's first file to its end. Every run that ends corrects the first guess.
    private TimeSpan _span = TimeSpan.FromMilliseconds(200);

    public int Kills { get; private set; }

    /// <summary>Kills after which some flags of the run were saved and some were not.</summary>
    public int InTheMiddle { get; private set; }

    /// <summary>Kills that left a temporary file.</summary>
    public int WithLeftovers { get; private set; }

    /// <summary>Kills that found a manifest or a journal, written by the killed run or one before it.</summary>
    public int WithManifest { get; private set; }

    /// <summary>Runs that ended before they were killed.</summary>
    public int Finished { get; private set; }

    public void Run(int kills)
    {
        Directory.CreateDirectory(folder);
        while (Kills < kills)
        {
            var before = Prepare();
            if (RunAndKill(before, isUpdate: _random.Next(2) == 0))
            {
                Record(before);
            }
            else
            {
                Finished++;
            }

            Assert.True(server.Fault(folder) is null, $"{strategy}, seed {seed}, kill {Kills}: {server.Fault(folder)}");
            Assert.True(Finished < 10 * kills, $"{strategy}, seed {seed}: {Finished} runs ended before they could be killed.");
        }
    }

    /// <summary>Lets a run end, and checks the folder.</summary>
    public void Complete()
    {
        var result = FlagsProcess.Run(folder, [.. Arguments(isUpdate: true)]);
        Assert.True(result.ExitCode == 0, $"{strategy}, seed {seed}: {result.Output}{result.Error}");
        Assert.Null(server.Fault(folder));
        Assert.Equal(
            server.Flags.Keys.Append(Manifest.FileName).Order(StringComparer.Ordinal),
            Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        result = FlagsProcess.Run(folder, [.. Arguments(isUpdate: true)]);
        Assert.Contains("194 unchanged.", result.OutputLines);
    }

    private string[] Arguments(bool isUpdate) =>
    [
        "download", "-a", "-s", server.Address, "-o", folder, "-m", "8", "--strategy", strategy, "--quiet", .. isUpdate ? (string[])["--update"] : [],
    ];

    // Sometimes the folder is empty. Some flags are always missing, so that an update has work.
    private int Prepare()
    {
        var all = _random.Next(4) == 0;
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => !Server.IsTemporary(file)).Order(StringComparer.Ordinal))
        {
            if (all || (file.EndsWith(".gif", StringComparison.Ordinal) && _random.Next(3) == 0))
            {
                File.Delete(file);
            }
        }

        return Flags();
    }

    private bool RunAndKill(int before, bool isUpdate)
    {
        var share = _random.NextDouble();
        var untouched = Directory.GetLastWriteTimeUtc(folder);
        using var process = FlagsProcess.Start(folder, Arguments(isUpdate));
        // A run first checks that it can write into the folder.
        Eventually.True(() => process.HasExited || Directory.GetLastWriteTimeUtc(folder) != untouched, "the run");

        // The exact time does not matter: after a kill at any time, the files have to be complete.
        var start = TimeProvider.System.GetTimestamp();
        // Half of the kills wait for a time, half for a file: on a busy machine most kills by time would come too early.
        var instant = _random.Next(2) == 0 ? _span * share : TimeSpan.MaxValue;
        var enough = instant == TimeSpan.MaxValue ? before + 1 + (int)((server.Flags.Count - before) * share) : int.MaxValue;
        while (TimeProvider.System.GetElapsedTime(start) < instant && Flags() < enough && process.IsRunningAfter(1))
        {
            // Not yet.
        }

        if (!process.HasExited)
        {
            _ = Signals.TrySend(process.Id, Signals.Kill);
        }

        var result = process.Wait();
        if (result.ExitCode != 128 + Signals.Kill)
        {
            Assert.True(result.ExitCode == 0, $"{strategy}, seed {seed}: {result.Output}{result.Error}");
            _span = TimeProvider.System.GetElapsedTime(start);
            return false;
        }

        return true;
    }

    private void Record(int before)
    {
        Kills++;
        var after = Flags();
        // On a busy machine a run begins later, and kills before its begin would show nothing.
        _span *= after > before ? 1.02 : 1.08;
        InTheMiddle += after > before && after < server.Flags.Count ? 1 : 0;
        WithLeftovers += Directory.EnumerateFiles(folder).Any(Server.IsTemporary) ? 1 : 0;
        WithManifest += Directory.EnumerateFiles(folder, Manifest.Pattern).Any() ? 1 : 0;
    }

    private int Flags() => Directory.EnumerateFiles(folder, "*.gif").Count();
}
