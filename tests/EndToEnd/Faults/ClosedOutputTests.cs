using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Faults;

/// <summary>If the reader of the output closes it, every command ends quietly, with its own exit code.</summary>
public sealed class ClosedOutputTests : IDisposable
{
    private const int OutputClosed = 141;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [SecondTierData("download -v -a --delay 0.3 -m 5 --failures f")]
    [SecondTierData("download -v -a --delay 0.3 -m 5 --strategy threadpool")]
    [SecondTierData("download --json -a --delay 0")]
    [SecondTierData("lab")]
    [SecondTierData("lab loop")]
    [SecondTierData("lab sleep --json")]
    [SecondTierData("lab coroutines --code")]
    [SecondTierData("spin --seconds 1")]
    [InlineData("--help")]
    public void Program_OutputClosedAfterALine_EndsQuietly(string arguments)
    {
        // The reader closes its end before the program has written the rest: after the first line it only waits.
        var result = FlagsProcess.RunShell(
            _folder.Path, $"flags {arguments} | (read -r line; exec <&-; echo \"$line\" >&2); exit ${{PIPESTATUS[0]}}");

        Assert.True(result.ExitCode is OutputClosed or 0, $"Exit code {result.ExitCode}: {result.Error}");
        Assert.Empty(result.Output);
        Assert.Single(result.ErrorLines);
        Assert.Empty(result.LeftBehind);
    }

    [Fact]
    [SecondTier("several seconds; Program_OutputClosedAfterALine has it in every run")]
    public void Download_OutputClosed_EndsSoonAndListsTheRemainingItems()
    {
        var result = FlagsProcess.RunShell(
            _folder.Path, "flags download -v -a --delay 0.3 -m 2 --failures f | head -5 > /dev/null; exit ${PIPESTATUS[0]}");

        Assert.Equal(OutputClosed, result.ExitCode);
        // Time is not checked: if the program had continued, all 194 files would exist.
        var saved = Directory.GetFiles(_folder.Of("downloaded")).Length;
        Assert.InRange(saved, 1, 50);
        var left = File.ReadAllLines(_folder.Of("f"));
        Assert.Equal(194, left.Length + saved);
        Assert.All(left, line => Assert.Contains("\"cause\":\"interrupted\"", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("download BR --delay 0 -q > /dev/full", "No space left on device")]
    [SecondTierData("download BR --delay 0 -v > /dev/full", "No space left on device")]
    [SecondTierData("lab > /dev/full", "No space left on device")]
    [InlineData("download BR --delay 0 -q >&-", "the standard output is closed")]
    public void Program_OutputThatCannotBeWritten_IsOneLineAndExit1(string command, string why)
    {
        var result = FlagsProcess.RunShell(_folder.Path, $"flags {command}");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal($"flags: cannot write the output: {why}", Assert.Single(result.ErrorLines));
        Assert.Empty(result.LeftBehind);
    }

    [Theory]
    [InlineData("2> /dev/full")]
    [SecondTierData("2>&-")]
    [SecondTierData("2>&- <&-")]
    public void Download_ErrorsCannotBeWritten_HasTheExitCode(string redirection)
    {
        var result = FlagsProcess.RunShell(_folder.Path, $"flags download BR CN --error-rate 1 --retries 0 {redirection}");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("  2 errors.", result.OutputLines);
    }
}
