using FlagsDownloader.Cli.Terminals;
using FlagsDownloader.Cli.Tests.Progress;

namespace FlagsDownloader.Cli.Tests.Terminals;

public sealed class OutputModesTests
{
    [Theory]
    [InlineData(true, "xterm", null, nameof(OutputMode.Styled))]
    [InlineData(true, "xterm", "", nameof(OutputMode.Styled))]
    [InlineData(true, "xterm", "1", nameof(OutputMode.InPlace))]
    [InlineData(true, "dumb", null, nameof(OutputMode.Plain))]
    [InlineData(true, "", null, nameof(OutputMode.Plain))]
    [InlineData(true, null, null, nameof(OutputMode.Plain))]
    [InlineData(true, null, "1", nameof(OutputMode.Plain))]
    [InlineData(false, "xterm", null, nameof(OutputMode.Plain))]
    [InlineData(false, "xterm", "1", nameof(OutputMode.Plain))]
    [InlineData(false, null, null, nameof(OutputMode.Plain))]
    public void Resolve_AnOutput_IsOneMode(bool isTerminal, string? term, string? noColor, string mode) =>
        Assert.Equal(
            mode,
            OutputModes.Resolve(Terminal.Usual with { OutputIsTerminal = isTerminal, Term = term, NoColor = noColor }).ToString());
}
