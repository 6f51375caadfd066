using FlagsDownloader.Cli.Progress;

namespace FlagsDownloader.Cli.Tests.Progress;

public sealed class ProgressLinesTests
{
    [Fact]
    public void Dispose_BeforeTheFirstLine_WritesNothing()
    {
        using var output = new StringWriter();

        new ProgressLines(output, 20, "flag", TimeProvider.System).Dispose();

        Assert.Empty(output.ToString());
    }
}
