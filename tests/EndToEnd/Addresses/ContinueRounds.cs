using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>Runs of one strategy with `--continue` into one folder, killed in the middle of one file, one after the other.</summary>
/// <remarks>
/// The seed decides after how many bytes the server says that it is time to kill. In every other round it then sends nothing more, and
/// the kill waits until most of that is in the file. The scheduler decides what the process does at that time, so a seed does not repeat
/// the exact instant. The file changes before every third round.
/// </remarks>
internal sealed class ContinueRounds : IDisposable
{
    private const int Size = 2_000_000;
    private const int Piece = 16 * 1024;

    // More than the program holds back in memory and on the way.
    private const int MaxUnwritten = 300_000;
    private const string Name = "large.bin";

    private readonly Random _random;
    private readonly string _strategy;
    private readonly string _folder;
    private readonly int _seed;
    private readonly List<VersionedContent> _versions = [];
    private readonly ScriptedServer _server;
    private volatile KillPoint _point = KillPoint.None;
    private int _round;

    public ContinueRounds(string strategy, string folder, int seed)
    {
        (_strategy, _folder, _seed, _random) = (strategy, folder, seed, new Random(seed));
        _server = new ScriptedServer(request => Answer(request, _versions[^1], _point));
        Directory.CreateDirectory(folder);
        Change();
    }

    public int Kills { get; private set; }

    /// <summary>Kills that left a part which can be continued.</summary>
    public int WithPart { get; private set; }

    /// <summary>Requests for the rest of a file that was still the same.</summary>
    public int Continued { get; private set; }

    /// <summary>Requests for the rest of a file that had changed.</summary>
    public int Refused { get; private set; }

    /// <summary>Runs that ended before they were killed.</summary>
    public int Finished { get; private set; }

    public void Run(int kills)
    {
        for (; Kills < kills; _round++)
        {
            if (_round % 3 == 0)
            {
                Change();
            }

            RunAndKill();
            CheckFile();
            Count();
            Assert.True(Finished < 10 * kills, Describe($"{Finished} runs ended before they could be killed."));
        }
    }

    /// <summary>Lets a run end, and checks the folder.</summary>
    public void Complete()
    {
        _point = KillPoint.None;
        var result = FlagsProcess.Run(_folder, Arguments);
        Count();

        Assert.True(result.ExitCode == 0, Describe(result.Output + result.Error));
        Assert.True(IsVersion(_versions[^1], File.ReadAllBytes(Path.Combine(_folder, Name))), Describe("The file is not the last version."));
        Assert.Equal([Name], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    public void Dispose() => _server.Dispose();

    private string[] Arguments =>
        ["download", $"http://127.0.0.1:{_server.Port}/{Name}", "-o", ".", "--continue", "--quiet", "--strategy", _strategy, "--retries", "0"];

    private string Describe(string what) => $"{_strategy}, seed {_seed}, kill {Kills}: {what}";

    // Each version has another length, so that a mixture of two differs from both.
    private void Change() => _versions.Add(new VersionedContent(
        SavedFiles.RandomBytes(_random.Next(), Size + _versions.Count), $"ETag: \"{_versions.Count}\""));

    private void RunAndKill()
    {
        var stalls = _round % 2 == 1;
        var point = _point = new KillPoint(_random.Next(stalls ? 2 * MaxUnwritten : 0, Size + Piece), stalls);
        var before = TimeOfPart();
        // A kill at once mostly comes before the program has read what was sent.
        var atOnce = !stalls && _random.Next(2) == 0;
        using var process = FlagsProcess.Start(_folder, Arguments);
        Eventually.True(() => point.IsReached || process.HasExited, "the bytes before the kill");
        // A part of another version may be there from an earlier run: it does not count.
        Eventually.True(() => process.HasExited || atOnce || IsWritten(point, before), "a part in the file");
        if (!process.HasExited)
        {
            _ = Signals.TrySend(process.Id, Signals.Kill);
        }

        var result = process.Wait();
        if (result.ExitCode == 128 + Signals.Kill)
        {
            Kills++;
            WithPart += Directory.EnumerateFiles(_folder, "*.kept").Any() ? 1 : 0;
        }
        else
        {
            Assert.True(result.ExitCode == 0, Describe(result.Output + result.Error));
            Finished++;
        }
    }

    private void CheckFile()
    {
        var path = Path.Combine(_folder, Name);
        if (File.Exists(path))
        {
            var content = File.ReadAllBytes(path);
            Assert.True(_versions.Exists(version => IsVersion(version, content)), Describe($"{content.Length} bytes are none of the {_versions.Count} versions."));
        }
    }

    private void Count()
    {
        if (_server.Requests.LastOrDefault() is { } last && last.Header("If-Range") is { } validator)
        {
            var isCurrent = _versions[^1].Headers[0] == $"ETag: {validator}";
            (Continued, Refused) = isCurrent ? (Continued + 1, Refused) : (Continued, Refused + 1);
        }
    }

    private static bool IsVersion(VersionedContent version, byte[] content) => version.Bytes.AsSpan().SequenceEqual(content);

    // The whole answer, in pieces. It reports the place where the run is to be killed.
    private static ScriptedAnswer Answer(ScriptedRequest request, VersionedContent version, KillPoint point) =>
        version.Answer(request, (conversation, content) =>
        {
            var offset = version.Bytes.Length - content.Length;
            for (var sent = 0; sent < content.Length; sent += Piece)
            {
                if (offset + sent >= point.Bytes)
                {
                    point.Reach(conversation, sent);
                }

                conversation.Send(content[sent..Math.Min(sent + Piece, content.Length)]);
            }
        });

    private bool IsWritten(KillPoint point, DateTime before) =>
        point.Sent < MaxUnwritten || (TimeOfPart() != before && (!point.Stalls || LengthOfPart() > point.Bytes - MaxUnwritten));

    private DateTime TimeOfPart() => Directory.EnumerateFiles(_folder, "*.kept").Select(File.GetLastWriteTimeUtc).FirstOrDefault();

    private long LengthOfPart() =>
        Directory.EnumerateFiles(_folder, "*.kept").Select(path => new FileInfo(path)).Sum(file => file.Exists ? file.Length : 0);

    /// <summary>The place in the file at which a run is to be killed.</summary>
    /// <param name="bytes">So many bytes are sent before.</param>
    /// <param name="stalls">Whether nothing more is sent after them.</param>
    private sealed class KillPoint(int bytes, bool stalls)
    {
        private volatile bool _isReached;

        public static KillPoint None { get; } = new(int.MaxValue, stalls: false);

        public int Bytes => bytes;

        public bool Stalls => stalls;

        public bool IsReached => _isReached;

        /// <summary>The bytes that were sent in the answer before the point was reached.</summary>
        public int Sent { get; private set; }

        public void Reach(ScriptedConversation conversation, int sent)
        {
            if (!_isReached)
            {
                Sent = sent;
                _isReached = true;
            }

            if (stalls)
            {
                conversation.Hold();
            }
        }
    }
}
