using FlagsDownloader.Fuzzing.Chance;
using FlagsDownloader.Fuzzing.Responses;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>The folder of command lines, with files for them. It is restored for each command line.</summary>
internal sealed class Workplace : IDisposable
{
    private const int MaxFound = 100;
    private static readonly string Fixtures = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    private readonly TemporaryFolder _scratch = new();
    private readonly Dictionary<string, byte[]> _files;
    private Dictionary<string, (long Length, DateTime Written)> _left = [];

    public Workplace()
    {
        // Deep enough that "../.." stays within the folder that is deleted at the end.
        Folder = _scratch.At("a/b/c/d");
        var good = File.ReadAllBytes(Path.Combine(Fixtures, "comparison.json"));
        _files = new(StringComparer.Ordinal)
        {
            ["good.json"] = good,
            ["run.json"] = File.ReadAllBytes(Path.Combine(Fixtures, "download.json")),
            ["cut.json"] = good[..(good.Length / 2)],
            ["empty.json"] = [],
            ["garbage.json"] = new Dice(0, 0).Bytes(2_000),
            ["deep.json"] = [.. Enumerable.Repeat((byte)'[', 100_000)],
            ["file"] = "download\nBR\n"u8.ToArray(),
            ["dir/inside"] = [],
        };
    }

    public string Folder { get; }

    /// <summary>Restores the files that the last command line changed, and adds a comparison with random mutations.</summary>
    public void Prepare(Dice dice)
    {
        if (_left.Count == 0 || !SameAs(_left))
        {
            if (Directory.Exists(Folder))
            {
                Directory.Delete(Folder, recursive: true);
            }

            foreach (var (name, content) in _files)
            {
                var path = Path.Combine(Folder, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, content);
            }
        }

        var source = _files[dice.Pick("good.json", "run.json")];
        File.WriteAllBytes(Path.Combine(Folder, "mutated.json"), dice.Chance(50) ? Mutation.Of(source, dice, dice.Between(1, 4)) : JsonMutation.Of(source, dice));
        _left = Found();
    }

    public void Dispose() => _scratch.Dispose();

    private bool SameAs(Dictionary<string, (long Length, DateTime Written)> left) =>
        Directory.Exists(Folder) && Found() is var found && found.Count == left.Count && left.All(entry => found.GetValueOrDefault(entry.Key) == entry.Value);

    private Dictionary<string, (long Length, DateTime Written)> Found() =>
        new DirectoryInfo(Folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Take(MaxFound).ToDictionary(
            entry => entry.FullName, entry => ((entry as FileInfo)?.Length ?? 0, entry.LastWriteTimeUtc), StringComparer.Ordinal);
}
