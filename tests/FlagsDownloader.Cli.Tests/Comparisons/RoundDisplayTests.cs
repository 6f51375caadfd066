using FlagsDownloader.Cli.Comparisons;
using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Cli.Tests.Comparisons;

public sealed class RoundDisplayTests
{
    private static readonly Contender First = new("sequential", 1) { Strategy = "sequential" };
    private static readonly Contender Second = new("eventloop", 20) { Strategy = "eventloop" };

    private static readonly RoundProgress[] Progress =
    [
        new(First, 0, null, 0, null),
        new(Second, 0, null, 0, null),
        new(Second, 1, null, 0, null),
        new(First, 2, 3, 3, TimeSpan.FromSeconds(4.2)),
        new(Second, 2, 3, 4, TimeSpan.FromSeconds(3)),
    ];

    [Fact]
    public void Running_NoTerminal_IsALineARound()
    {
        Assert.Equal("warm-up\nround 1\nround 2 of 3, about 5 s left\n", Shown(ProgressMode.Lines));
    }

    [Fact]
    public void Running_Quiet_IsSilent()
    {
        Assert.Equal("", Shown(ProgressMode.None));
    }

    private static string Shown(ProgressMode mode)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using (var display = new RoundDisplay(output, mode, contenders: 2, TimeProvider.System))
        {
            foreach (var progress in Progress)
            {
                display.Running(progress);
            }

            display.Complete();
        }

        return output.ToString();
    }
}
