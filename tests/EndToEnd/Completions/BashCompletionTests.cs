namespace FlagsDownloader.EndToEnd.Completions;

/// <summary>`flags completions bash`, in an interactive bash.</summary>
public sealed class BashCompletionTests() : CompletionContract("bash")
{
    private const string Shell = "bash --noprofile --rcfile startup -i";

    protected override IReadOnlyList<string> Complete(string line) =>
        InteractiveShell.LastWords(line, Type(line + InteractiveShell.InsertAll, "").Arguments);

    [Fact]
    public void Tab_ThreeTimes_CompletesALine() =>
        Assert.Equal(["download", "--strategy", "eventloop"], Type("flags dow\t--str\tev\t", "").Arguments);

    [Fact]
    public void Tab_InAListWithCommas_LeavesRoomForTheNext() =>
        Assert.Equal(["compare", "--strategies", "sequential,threadpool"], Type("flags compare --strategies seq\t,thr\t", "").Arguments);

    [Fact]
    public void Tab_BeforeTheEndOfTheLine_CompletesTheWordUnderTheCursor() =>
        Assert.Equal(["download", "--strategy", "eventloop", "BR"], Type("flags download --strategy ev BR\e[D\e[D\e[D\t", "").Arguments);

    [Theory]
    [InlineData("COMP_WORDBREAKS=${COMP_WORDBREAKS//:}")]
    [InlineData("COMP_WORDBREAKS=${COMP_WORDBREAKS//=}")]
    public void Tab_OtherWordBreaks_CompletesTheSame(string setting)
    {
        Assert.Equal(["download", "--strategy=eventloop"], Type("flags download --strategy=ev\t", setting).Arguments);
        Assert.Equal(["compare", "--strategies", "a=eventloop,b=parallel"], Type("flags compare --strategies a=ev\t,b=par\t", setting).Arguments);
    }

    private (IReadOnlyList<string> Arguments, string Screen) Type(string keys, string setting)
    {
        File.WriteAllText(Folder.Of("startup"), $$"""
            bind 'set enable-bracketed-paste off'
            bind '"{{@"\C-xa"}}": insert-completions'
            {{InteractiveShell.StandIn}}
            source ./script
            {{setting}}

            """);
        return InteractiveShell.Type(Folder, Shell, keys);
    }
}
