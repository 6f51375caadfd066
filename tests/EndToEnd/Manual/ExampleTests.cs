using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Manual;

/// <summary>Runs the examples of the help, one after the other in one folder.</summary>
public sealed class ExampleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("download")]
    [InlineData("compare")]
    [InlineData("lab")]
    [SecondTier("downloads, comparisons and lessons take half a minute each; the other commands' examples run in every run")]
    public void Examples_OfASlowCommand_DoWhatTheyAreFor(string command) => Examples_OfACommand_Work(command);

    [Theory]
    [SecondTierData("merge")]
    [SecondTierData("record")]
    [SecondTierData("spin")]
    [InlineData("completions")]
    [SecondTierData("man")]
    public void Examples_OfACommand_Work(string command)
    {
        foreach (var folder in new[] { ".zfunc", ".config/fish/completions", ".local/share/bash-completion/completions", ".local/share/man/man1" })
        {
            Directory.CreateDirectory(_folder.Of(folder));
        }

        using var files = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        File.WriteAllText(_folder.Of("urls.txt"), $"{files.At("a.gif")}\n{files.At("b.gif")}\n");
        if (command == "merge")
        {
            // The runs that its examples add up.
            FlagsProcess.RunShell(_folder.Path, "for i in 1 2; do flags download --seed 0 -q --json --shard $i/2 > run-$i.json; done");
        }

        foreach (var example in Examples(command))
        {
            // What serves does not end by itself.
            if (example.Contains("Invoke-Expression", StringComparison.Ordinal) || example.Contains("lab server --port", StringComparison.Ordinal)
                || example.Contains("flags serve", StringComparison.Ordinal))
            {
                continue;
            }
            // Another server may listen on the ports from 8000 on, and end at any time. With a seed, a run always starts its own.
            var own = example.Contains("--input", StringComparison.Ordinal)
                ? example
                : example.Replace("flags download", "flags download --seed 0", StringComparison.Ordinal);
            var result = FlagsProcess.RunShell(_folder.Path, $"set -e -o pipefail; man() {{ cat; }}; {own}", new Dictionary<string, string> { ["HOME"] = _folder.Path });

            // With resets and without retries, a download has to fail.
            var expected = example.Contains("--retries 0", StringComparison.Ordinal) ? 1 : 0;
            Assert.True(result.ExitCode == expected, $"'{example}' ended with {result.ExitCode}.\n{result.Output}\n{result.Error}");
        }
    }

    [Fact]
    [SecondTier("a server for each example; ServeTests have it in every run")]
    public void Examples_OfServe_Serve()
    {
        using var recorded = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        Assert.Equal(0, FlagsProcess.Run(_folder.Path, "record", $"{recorded.At("a.gif")}", "-q", "-o", "recording.json").ExitCode);
        foreach (var example in Examples("serve"))
        {
            if (example.Contains("--list-faults", StringComparison.Ordinal))
            {
                Assert.Contains("reset", FlagsProcess.RunShell(_folder.Path, example).Output, StringComparison.Ordinal);
                continue;
            }

            // The ports from 8000 on may be in use.
            var free = example.Replace("port=8003", "port=0", StringComparison.Ordinal) + (example.Contains("--port", StringComparison.Ordinal) ? "" : " --port 0");
            using var server = FlagsProcess.StartShell(_folder.Path, free);
            server.WaitForOutput("Ready");
            Assert.Contains("http://127.0.0.1:", server.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Examples_OfLabThatServe_Serve()
    {
        var example = Assert.Single(Examples("lab"), example => example.Contains("--port", StringComparison.Ordinal));

        // The port of the example may be in use.
        using var server = FlagsProcess.StartShell(_folder.Path, example.Replace("--port 8888", "--port 0", StringComparison.Ordinal));
        server.WaitForOutput("Ctrl-C ends it.");
        Assert.Contains("HTTP  http://127.0.0.1:", server.Output, StringComparison.Ordinal);
    }

    private List<string> Examples(string command)
    {
        var arguments = command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append("--help");
        var help = FlagsProcess.Run(_folder.Path, [.. arguments]).Output;
        var examples = help.Split("Examples:\n")[1].Split("\n\n")[0].Split('\n')
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ').Select(line => line.Trim()).ToList();
        Assert.InRange(examples.Count, 2, 7);
        return examples;
    }
}
