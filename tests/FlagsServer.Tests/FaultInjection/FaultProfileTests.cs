using FlagsServer.FaultInjection;

namespace FlagsServer.Tests.FaultInjection;

public sealed class FaultProfileTests
{
    private static readonly FaultProfile Stormy =
        new(new UniformDelay(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(5)), ErrorRate: 0.25, Seed: 0);

    private static IEnumerable<string> EveryTarget =>
        from first in Letters
        from second in Letters
        select $"/flags/{first}{second}/{first}{second}.gif";

    private static IEnumerable<char> Letters => Enumerable.Range('a', 26).Select(letter => (char)letter);

    [Theory]
    [InlineData("cn", 33_018_119, false)]
    [InlineData("in", 7_504_273, false)]
    [InlineData("us", 38_345_201, false)]
    [InlineData("id", 45_151_361, true)]
    public void Plan_OfPinnedRequests_NeverChanges(string code, long delayTicks, bool fails)
    {
        var plan = Stormy.Plan($"/flags/{code}/{code}.gif", attempt: 1);

        Assert.Equal(TimeSpan.FromTicks(delayTicks), plan.Delay);
        Assert.Equal(fails ? StatusFault.Teapot : null, plan.Fault);
    }

    [Theory]
    [InlineData(0UL, "ID MX PH IR")]
    [InlineData(1UL, "BR RU JP DE CD FR")]
    public void Plan_TwentyMostPopulous_FailsTheSameOnMachines(ulong seed, string expected)
    {
        string[] codes =
            ["CN", "IN", "US", "ID", "BR", "PK", "NG", "BD", "RU", "JP", "MX", "PH", "VN", "ET", "EG", "DE", "IR", "TR", "CD", "FR"];

        var failing = codes.Where(code =>
            (Stormy with { Seed = seed }).Plan($"/flags/{code}/{code}.gif".ToLowerInvariant(), attempt: 1).Fault is not null);

        Assert.Equal(expected, string.Join(' ', failing));
    }

    [Fact]
    public void Plan_ManySeedsAndCodes_FailsTheRequestedShare()
    {
        var plans = PlansOfFiftySeeds();

        // 33,800 draws: the standard deviation of the share is 0.0024.
        Assert.InRange(plans.Count(plan => plan.Fault is not null) / (double)plans.Count, 0.24, 0.26);
    }

    [Fact]
    public void Plan_CodesOfOneSeed_FailsAboutTheRequestedShare()
    {
        var failing = EveryTarget.Count(target => Stormy.Plan(target, attempt: 1).Fault is not null);

        // 676 draws: 0.25 plus or minus three standard deviations of 0.0167.
        Assert.InRange(failing / 676.0, 0.20, 0.30);
    }

    [Fact]
    public void Plan_ManySeedsAndCodes_DelaysAreUniform()
    {
        var delays = PlansOfFiftySeeds().ConvertAll(plan => plan.Delay.TotalSeconds);

        Assert.All(delays, delay => Assert.InRange(delay, 0.5, 5));
        for (var tenth = 0; tenth < 10; tenth++)
        {
            var from = 0.5 + (4.5 * tenth / 10);
            Assert.InRange(delays.Count(delay => delay >= from && delay < from + 0.45) / (double)delays.Count, 0.09, 0.11);
        }
    }

    [Fact]
    public void Plan_FailingRequest_HasTheSameDelays()
    {
        var plans = PlansOfFiftySeeds();
        var failing = plans.Where(plan => plan.Fault is not null).Average(plan => plan.Delay.TotalSeconds);
        var passing = plans.Where(plan => plan.Fault is null).Average(plan => plan.Delay.TotalSeconds);

        // Each mean is 2.75 with a standard deviation below 0.015.
        Assert.InRange(failing - passing, -0.06, 0.06);
    }

    [Fact]
    public void Plan_OfTheNextAttempt_FailsIndependentlyOfTheFirst()
    {
        var failedTwice = EveryTarget.Count(target =>
            Stormy.Plan(target, attempt: 1).Fault is not null && Stormy.Plan(target, attempt: 2).Fault is not null);

        // A sixteenth of 676 is 42, with a standard deviation of 6.3.
        Assert.InRange(failedTwice, 23, 61);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 676)]
    public void Plan_WithAnExtremeRate_FailsNoneOrAll(double rate, int expected)
    {
        var faultProfile = Stormy with { ErrorRate = rate };

        Assert.Equal(expected, EveryTarget.Count(target => faultProfile.Plan(target, attempt: 1).Fault is not null));
    }

    [Fact]
    public void Plan_WithAHigherRate_KeepsTheFaultsOfTheLower()
    {
        var worse = Stormy with { ErrorRate = 0.5 };

        Assert.All(
            EveryTarget.Where(target => Stormy.Plan(target, attempt: 1).Fault is not null),
            target => Assert.NotNull(worse.Plan(target, attempt: 1).Fault));
    }

    private static List<RequestPlan> PlansOfFiftySeeds() =>
    [
        .. from seed in Enumerable.Range(0, 50)
           from target in EveryTarget
           select (Stormy with { Seed = (ulong)seed }).Plan(target, attempt: 1),
    ];
}
