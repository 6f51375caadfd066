using FlagsDownloader.EndToEnd.Program;

namespace FlagsDownloader.EndToEnd;

/// <summary>The progress bar on terminals of several kinds.</summary>
public sealed class TerminalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(80)]
    [InlineData(40)]
    [InlineData(20)]
    [InlineData(10)]
    public void Bar_OnATerminal_EndsWithTheCountAndFitsTheWidth(int columns)
    {
        var result = OnTerminal(columns, "download -a --delay 0.05 -m 50", new());

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("194/194", result.Output, StringComparison.Ordinal);
        Assert.Contains("194 flags downloaded.", result.Output, StringComparison.Ordinal);
        Assert.All(BarLines(result.Output), line => Assert.True(line.Length <= columns, $"'{line}' is {line.Length} wide."));
    }

    [Fact]
    public void Bar_WithNoColor_HasNoColours()
    {
        var result = OnTerminal(80, "download -a --delay 0.05 -m 50", new() { ["NO_COLOR"] = "1" });

        Assert.Contains("194/194", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[38", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Bar_OnADumbTerminal_IsLines()
    {
        var result = OnTerminal(80, "download -l 5 --delay 0.5 -m 1", new() { ["TERM"] = "dumb" });

        Assert.DoesNotContain('\e', result.Output);
        Assert.Matches(@"\d/5 flags", result.Output);
    }

    private FlagsResult OnTerminal(int columns, string arguments, Dictionary<string, string> environment)
    {
        environment.TryAdd("TERM", "xterm-256color");
        return FlagsProcess.RunShell(
            _folder.Path,
            $"script -qec \"stty cols {columns} rows 24; '{FlagsProcess.Executable}' {arguments}\" /dev/null",
            environment);
    }

    private static IEnumerable<string> BarLines(string output) =>
        output.Split('\n', '\r').Where(line => line.Contains("/194", StringComparison.Ordinal)).Select(line => PlainText.Of(line).TrimEnd());
}
