using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Commands;

/// <summary>Bad input causes one line that says what to type, exit code 2, and nothing on stdout.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("", "say what to do, for example 'flags download', or see 'flags --help'")]
    [InlineData("bogus", "unknown command 'bogus': write download, merge, compare, record, serve, spin, lab, completions or man")]
    [InlineData("downlaod", "unknown command 'downlaod': did you mean 'flags download'? See 'flags --help'")]
    [InlineData("compl", "unknown command 'compl': did you mean 'flags completions'? See 'flags --help'")]
    [InlineData("--versoin", "unknown option '--versoin': did you mean --version? See 'flags --help'")]
    [InlineData("download --stratgy eventloop", "unknown option '--stratgy': did you mean --strategy? See 'flags download --help'")]
    [InlineData("download --stratgy=eventloop", "unknown option '--stratgy=eventloop': did you mean --strategy? See 'flags download --help'")]
    [InlineData("download --with_names", "unknown option '--with_names': did you mean --with-names? See 'flags download --help'")]
    [InlineData("download --hlep", "unknown option '--hlep': did you mean --help? See 'flags download --help'")]
    [InlineData("compare --input x --timelines", "unknown option '--timelines': did you mean --timeline? See 'flags compare --help'")]
    [InlineData("spin --second 1", "unknown option '--second': did you mean --seconds? See 'flags spin --help'")]
    [InlineData("completions", "say for which shell, such as 'flags completions bash': bash, zsh, fish or powershell")]
    [InlineData("completions tcsh", "no completions for 'tcsh': write bash, zsh, fish or powershell")]
    [InlineData("completions bash zsh", "'zsh' is not an argument of 'completions': see 'flags completions --help'")]
    [InlineData("man download", "'download' is not an argument of 'man': see 'flags man --help'")]
    [InlineData("--bogus", "unknown option '--bogus': see 'flags --help'")]
    [InlineData("download --bogus", "unknown option '--bogus': see 'flags download --help'")]
    [InlineData("download -z", "unknown option '-z': see 'flags download --help'")]
    [InlineData("download BR --bogus US", "unknown option '--bogus': see 'flags download --help'")]
    [InlineData("download 1", "'1' is not a country code: write two letters (BR), or one for all codes that begin with it (B)")]
    [InlineData("download BR ABC", "'ABC' is not a country code: write two letters (BR), or one for all codes that begin with it (B)")]
    [InlineData("download @file", "'@file' is not a country code: write two letters (BR), or one for all codes that begin with it (B)")]
    [InlineData("download -m 0", "--max_req cannot be '0': write a whole number from 1")]
    [InlineData("download -m", "--max_req needs a value: write --max_req and a whole number from 1")]
    [InlineData("download -m -v", "--max_req needs a value: write --max_req and a whole number from 1")]
    [InlineData("download -m 1 -m 2", "--max_req is given 2 times: write it once")]
    [InlineData("download -l x", "--limit cannot be 'x': write a whole number from 1")]
    [InlineData("download -l -5", "--limit cannot be '-5': write a whole number from 1")]
    [InlineData("download -l 1.5", "--limit cannot be '1.5': write a whole number from 1")]
    [InlineData("download -l 99999999999", "--limit cannot be '99999999999': write a whole number from 1")]
    [InlineData("download -l 80", "-l 80 is more than the 20 countries that are downloaded by default: add -a for the 194 codes that have a flag")]
    [InlineData("compare -l 21", "-l 21 is more than the 20 countries that are downloaded by default: add -a for the 194 codes that have a flag")]
    [InlineData("download --repeat 0", "--repeat cannot be '0': write a whole number from 1")]
    [InlineData("download --strategy asyncio", "'asyncio' is not a strategy: write one of sequential, threadpool, eventloop, parallel, whenall, channel, adaptive, blockingpool")]
    [InlineData("download -s nowhere", "'nowhere' is not a server: write LOCAL, DELAY, ERROR, REMOTE, or an address such as http://localhost:8000/flags")]
    [InlineData("download -s ftp://x/y", "'ftp://x/y' is not an address of flags: write http:// or https://, a host and a path, such as http://localhost:8000/flags")]
    [InlineData("download -s http://", "'http://' is not an address of flags: write http:// or https://, a host and a path, such as http://localhost:8000/flags")]
    [InlineData("download --save memory", "'memory' is not a way to save: write inline or executor")]
    [InlineData("download --save executor --strategy threadpool", "'threadpool' saves on the thread that downloaded: leave --save out, or choose a strategy that awaits, such as eventloop")]
    [InlineData("download -v --json", "--verbose and --json exclude each other: leave one out")]
    [InlineData("download -v -q", "--verbose and --quiet exclude each other: leave one out")]
    [InlineData("download --progress pretty", "'pretty' is not a way to show progress: write auto, bar, lines or none")]
    [InlineData("download --progress", "--progress needs a value: write --progress and a HOW")]
    [InlineData("download --progress bar -v", "--progress and --verbose exclude each other: leave one out")]
    [InlineData("download --progress lines --quiet", "--progress and --quiet exclude each other: leave one out")]
    [InlineData("compare --progress bar -q", "--progress and --quiet exclude each other: leave one out")]
    [InlineData("compare --progress 1", "'1' is not a way to show progress: write auto, bar, lines or none")]
    [InlineData("compare --replay x --input y", "--replay has addresses, delays and faults of its own: leave out --input")]
    [InlineData("compare --replay x BR", "--replay has addresses, delays and faults of its own: leave out codes, -a, -e, -l and --repeat")]
    [InlineData("compare --replay x -l 3", "--replay has addresses, delays and faults of its own: leave out codes, -a, -e, -l and --repeat")]
    [InlineData("compare --replay x -s LOCAL", "--replay has addresses, delays and faults of its own: leave out --server")]
    [InlineData("compare --replay x --delay 1", "--replay has addresses, delays and faults of its own: leave out --delay")]
    [InlineData("compare --replay x --error-rate 1", "--replay has addresses, delays and faults of its own: leave out --error-rate")]
    [InlineData("compare --replay x --fault 503", "--replay has addresses, delays and faults of its own: leave out --fault")]
    [InlineData("compare --replay x --pad-to 1k", "--replay has addresses, delays and faults of its own: leave out --pad-to")]
    [InlineData("compare --replay x --tls", "--replay has addresses, delays and faults of its own: leave out --tls")]
    [InlineData("compare --replay x --insecure", "--replay has addresses, delays and faults of its own: leave out --cacert and --insecure")]
    [InlineData("compare --replay x --with-names", "--replay has addresses, delays and faults of its own: leave out --with-names")]
    [InlineData("compare --replay x --expect gif", "--replay has addresses, delays and faults of its own: leave out --expect")]
    [InlineData("compare --replay x -H X-Key:1", "--replay has addresses, delays and faults of its own: leave out --header")]
    [InlineData("compare --replay x --bogus", "unknown option '--bogus': see 'flags compare --help'")]
    [InlineData("compare --replay", "--replay needs a value: write --replay and a FILE")]
    [InlineData("compare --replay x --replay y", "--replay is given 2 times: write it once")]
    [InlineData("download --delay 1 -s http://localhost/flags", "--delay, --error-rate, --fault, --seed and --pad-to are for a server of the run's own: use -s LOCAL, DELAY or ERROR with them")]
    [InlineData("download --timeout 0", "--timeout cannot be '0': write seconds, such as 10 or 0.5")]
    [InlineData("download --timeout 0.001", "--timeout cannot be '0.001': write seconds, such as 10 or 0.5")]
    [InlineData("download --timeout 86401", "--timeout cannot be '86401': write seconds, such as 10 or 0.5")]
    [InlineData("download --timeout soon", "--timeout cannot be 'soon': write seconds, such as 10 or 0.5")]
    [InlineData("download --retries 101", "--retries cannot be '101': write a whole number from 0 to 100")]
    [InlineData("download --retries -1", "--retries cannot be '-1': write a whole number from 0 to 100")]
    [InlineData("spin --with x", "--with cannot be 'x': write thread, task, process or blocked")]
    [InlineData("spin extra", "'extra' is not an argument of 'spin': see 'flags spin --help'")]
    public void Run_BadInput_IsOneLineThatSaysWhatToType(string commandLine, string line)
    {
        var run = CommandRun.Execute(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((ExitCode.Usage, $"flags: {line}\n", ""), (run.ExitCode, run.Errors, run.Output));
    }

    [Fact]
    public void Run_AnEmptyValue_IsNamed()
    {
        var run = CommandRun.Execute("download", "-o", "");

        Assert.Equal((ExitCode.Usage, "flags: --output cannot be '': write a DIR\n"), (run.ExitCode, run.Errors));
    }

    [Fact]
    public void Run_AnOutputThatIsAFile_IsNamed()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("file"), "");

        var run = CommandRun.Execute("download", "-o", folder.At("file"));

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Matches("^flags: cannot write into '.*/file': choose another folder with -o \\(.*\\)\n$", run.Errors);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("download --help")]
    [InlineData("spin -h")]
    [InlineData("--version")]
    [InlineData("serve --bogus --help")]
    [InlineData("download --bogus --help")]
    [InlineData("completions zsh")]
    [InlineData("completions FISH")]
    [InlineData("man")]
    public void Run_AQuestion_IsAnsweredOnStdout(string commandLine)
    {
        var run = CommandRun.Execute(commandLine.Split(' '));

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Errors));
        Assert.NotEmpty(run.Output);
    }
}
