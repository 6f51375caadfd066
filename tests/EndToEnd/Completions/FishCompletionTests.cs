using FlagsDownloader.EndToEnd.Program;

namespace FlagsDownloader.EndToEnd.Completions;

/// <summary>`flags completions fish`, in a real fish, which can print its completions.</summary>
public sealed class FishCompletionTests() : CompletionContract("fish")
{
    protected override IReadOnlyList<string> Complete(string line) => [.. Offered(line).Select(offer => offer.Split('\t')[0])];

    [Fact]
    public void Tab_SeveralMatches_ShowsTheirMeaning()
    {
        Assert.Contains("eventloop\ttasks on a single-threaded event loop", Offered("flags download --strategy "));
        Assert.Contains("local\tno delay, no errors", Offered("flags download -s l"));
        Assert.Contains("--output\tThe folder for the files", Offered("flags download --"));
        Assert.Contains("lab\tRuns the lessons of the event loop: short programs that do what they show", Offered("flags "));
        Assert.Contains("418\tI'm a teapot, as --error-rate makes them; any status from 400 to 599 can be given", Offered("flags serve --fault "));
    }

    [Fact]
    public void Script_WithAnyFish_PrintsNothing()
    {
        var result = FlagsProcess.RunShell(Folder.Path, "fish --no-config -c 'source script'", Environment);

        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
    }

    private Dictionary<string, string> Environment => new() { ["HOME"] = Folder.Path, ["LC_ALL"] = "C.UTF-8" };

    private string[] Offered(string line)
    {
        var result = FlagsProcess.RunShell(Folder.Path, $"fish --no-config -c 'source script; complete -C \"{line}\"'", Environment);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.OutputLines;
    }
}
