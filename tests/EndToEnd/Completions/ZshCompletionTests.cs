using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Completions;

/// <summary>`flags completions zsh`, in an interactive zsh.</summary>
public sealed class ZshCompletionTests() : CompletionContract("zsh")
{
    // Without the files of /etc.
    private const string Shell = "zsh -d -i";

    protected override IReadOnlyList<string> Complete(string line) =>
        InteractiveShell.LastWords(line, Type(line + InteractiveShell.InsertAll).Arguments);

    // zsh adds an equals sign after an option's name, and removes it when a blank is typed.
    [Theory]
    [InlineData("flags dow\t--str\tev\t", "download --strategy=eventloop")]
    [SecondTierData("flags dow\t--str\t ev\t", "download --strategy eventloop")]
    public void Tab_ThreeTimes_CompletesALine(string keys, string arguments) => Assert.Equal(arguments.Split(' '), Type(keys).Arguments);

    [Fact]
    public void Tab_InAListWithCommas_LeavesRoomForTheNext() =>
        Assert.Equal(["compare", "--strategies=sequential,threadpool"], Type("flags compare --strategies=seq\t,thr\t").Arguments);

    [Fact]
    [SecondTier("three more shells; Tab_AfterALine completes in every run")]
    public void Tab_SeveralMatches_ShowsTheirMeaning()
    {
        Assert.Contains("-- tasks on a single-threaded event loop", Type("flags download --strategy \t").Screen, StringComparison.Ordinal);
        Assert.Contains("-- The folder for the files", Type("flags download --\t").Screen, StringComparison.Ordinal);
        Assert.Contains("-- Downloads flags, or your own addresses, and reports how it", Type("flags \t").Screen, StringComparison.Ordinal);
    }

    [Fact]
    [SecondTier("two more shells; Tab_AfterALine completes in every run")]
    public void Tab_ScriptInFpath_CompletesTheSame()
    {
        Directory.CreateDirectory(Folder.Of("functions"));
        File.Copy(Folder.Of("script"), Folder.Of("functions", "_flags"));

        Assert.Equal(["lab", "coroutines"], Type("flags lab cor\t", before: "fpath+=(~/functions)", after: "").Arguments);
        Assert.Equal(["lab", "coroutines"], Type("flags l\tcor\t", before: "fpath+=(~/functions)", after: "").Arguments);
    }

    [Fact]
    public void Tab_OptionAlreadyGiven_IsNotOffered() =>
        Assert.DoesNotContain("--limit", InteractiveShell.LastWords("flags download -l 3 --", Type("flags download -l 3 --" + InteractiveShell.InsertAll).Arguments));

    private (IReadOnlyList<string> Arguments, string Screen) Type(string keys, string before = "", string after = "source ~/script")
    {
        File.WriteAllText(Folder.Of(".zshrc"), $$"""
            {{before}}
            autoload -Uz compinit
            compinit -u -D
            zstyle ':completion:all-matches::::' completer _all_matches _complete
            zstyle ':completion:all-matches:*' insert yes
            zle -C all-matches complete-word _generic
            bindkey '^Xa' all-matches
            {{InteractiveShell.StandIn}}
            {{after}}

            """);
        return InteractiveShell.Type(Folder, Shell, keys);
    }
}
