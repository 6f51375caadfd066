using System.Collections.Concurrent;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Completions;

/// <summary>The completions that every shell has to offer, tested with the real shells.</summary>
public abstract class CompletionContract : IDisposable
{
    private static readonly ConcurrentDictionary<string, string> Scripts = new(StringComparer.Ordinal);

    protected CompletionContract(string shell)
    {
        InstalledProgram.Require(shell, package: shell);
        File.WriteAllText(Folder.Of("script"), Scripts.GetOrAdd(shell, _ => Print(shell)));
    }

    protected TemporaryFolder Folder { get; } = new();

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The words that the shell offers for the last word of the line, in any order.</summary>
    protected abstract IReadOnlyList<string> Complete(string line);

    [Theory]
    [InlineData("flags ", "download merge compare record serve spin lab completions man")]
    [SecondTierData("flags co", "compare completions")]
    [SecondTierData("flags --v", "--version")]
    [SecondTierData("flags download --str", "--strategy")]
    [InlineData("flags download --strategy ", "sequential threadpool eventloop parallel whenall channel adaptive blockingpool")]
    [SecondTierData("flags download BR --strategy ev", "eventloop")]
    [SecondTierData("flags download --strategy=ev", "--strategy=eventloop")]
    [SecondTierData("flags download -s ", "LOCAL DELAY ERROR REMOTE")]
    [SecondTierData("flags download -s l", "local")]
    [SecondTierData("flags download --save ", "inline executor")]
    [InlineData("flags download J", "JM JO JP")]
    [SecondTierData("flags download br j", "jm jo jp")]
    [SecondTierData("flags download -- j", "jm jo jp")]
    [SecondTierData("flags download --limit ", "")]
    [SecondTierData("flags download --fault res", "reset reset-body")]
    [SecondTierData("flags compare --fault=htm", "--fault=html")]
    [SecondTierData("flags compare --strategies wh", "whenall")]
    [SecondTierData("flags compare --strategies sequential,thr", "sequential,threadpool")]
    [InlineData("flags compare --strategies=sequential,thr", "--strategies=sequential,threadpool")]
    [SecondTierData("flags compare --strategies mine=ev", "mine=eventloop")]
    [SecondTierData("flags compare --peer ", "curl wget2 aria2c")]
    [SecondTierData("flags lab co", "colours coroutines")]
    [SecondTierData("flags spin --with ", "thread task process blocked")]
    [SecondTierData("flags completions ", "bash zsh fish powershell")]
    [SecondTierData("flags serve --only d", "delay")]
    [SecondTierData("flags serve --fault ref", "refuse refused-stream")]
    [SecondTierData("flags serve --list-", "--list-faults")]
    public void Tab_AfterALine_OffersTheWordsThatMayFollow(string line, string words)
    {
        var expected = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(expected.Order(StringComparer.Ordinal), Complete(line).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("flags compare --input da", "data.json")]
    [SecondTierData("flags compare --input=da", "--input=data.json")]
    [SecondTierData("flags download --failures fi", "file with blanks")]
    [InlineData("flags download -o f", "folder/")]
    [SecondTierData("flags download --output=f", "--output=folder/")]
    public void Tab_PathOption_OffersFilesOrFolders(string line, string path)
    {
        File.WriteAllText(Folder.Of("data.json"), "");
        File.WriteAllText(Folder.Of("file with blanks"), "");
        Directory.CreateDirectory(Folder.Of("folder"));

        // Some shells already add a slash, others do not.
        Assert.Equal(path.TrimEnd('/'), Assert.Single(Complete(line)).TrimEnd('/'));
    }

    [Fact]
    [SecondTier("a line for each option; Tab_AfterALine completes some in every run")]
    public void Tab_ForAnOption_OffersEachThatTheHelpNames()
    {
        foreach (var command in new[] { "download", "merge", "compare", "record", "serve", "spin", "lab", "completions", "man" })
        {
            var help = FlagsProcess.Run(Folder.Path, command, "--help").Output;
            var options = help.Split("\n\nExamples:")[0].Split('\n')
                .Where(line => line.StartsWith("  -", StringComparison.Ordinal))
                .SelectMany(line => line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => word[0] == '-'))
                .Where(name => name.StartsWith("--", StringComparison.Ordinal))
                .ToHashSet(StringComparer.Ordinal);

            Assert.NotEmpty(options);
            Assert.Equal(options.Order(StringComparer.Ordinal), Complete($"flags {command} --").Order(StringComparer.Ordinal));
        }
    }

    private string Print(string shell)
    {
        var result = FlagsProcess.Run(Folder.Path, "completions", shell);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Output;
    }
}
