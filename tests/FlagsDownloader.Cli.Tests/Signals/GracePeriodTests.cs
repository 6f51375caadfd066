using FlagsDownloader.Cli.Signals;

namespace FlagsDownloader.Cli.Tests.Signals;

/// <summary>After an interruption, work that goes on gets more time.</summary>
public sealed class GracePeriodTests
{
    private readonly List<TimeSpan> _slept = [];

    [Fact]
    public void Wait_NoSign_IsOnePeriod()
    {
        var period = new GracePeriod(TimeSpan.FromSeconds(15), _slept.Add);
        period.Extend(); // Before the interruption.

        period.Wait();

        Assert.Equal([TimeSpan.FromSeconds(15)], _slept);
    }

    [Fact]
    public void Wait_SignsInTwoPeriods_IsThree()
    {
        GracePeriod? period = null;
        period = new GracePeriod(TimeSpan.FromSeconds(15), length =>
        {
            _slept.Add(length);
            if (_slept.Count <= 2)
            {
                period!.Extend();
            }
        });

        period.Wait();

        Assert.Equal(3, _slept.Count);
    }
}
