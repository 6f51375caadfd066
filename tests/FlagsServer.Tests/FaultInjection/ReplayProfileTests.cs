using FlagsServer.FaultInjection;
using FlagsServer.Settings;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.FaultInjection;

/// <summary>Draws of a replay, by number of the request and without real time.</summary>
public sealed class ReplayProfileTests
{
    private const string Target = "/a.gif";
    private const int Many = 2000;

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Plan_OfARecordedPlan_HasItsDistributionsAndSoHasItsOwnRecording(ulong seed)
    {
        // Log-normal, and a quarter of errors: what the recorded server does.
        var recorded = Recordings.Plan(new FaultProfile(new LogNormalDelay(TimeSpan.FromMilliseconds(50), 0.6), ErrorRate: 0.25, Seed: 3), Target, Many);

        var replayed = Recordings.Plan(Replay(Recordings.Of(Target, recorded), seed), Target, Many);
        var again = Recordings.Plan(Replay(Recordings.Of(Target, replayed), seed + 1), Target, Many);

        Assert.All(new[] { replayed, again }, plans =>
        {
            Assert.InRange(KolmogorovSmirnov.Probability(Delays(recorded), Delays(plans)), 0.01, 1);
            // Five standard deviations of the difference of two shares.
            Assert.InRange(Failed(plans) - Failed(recorded), -0.07, 0.07);
        });
    }

    [Fact]
    public void Plan_OfOtherDelays_IsTold()
    {
        var recorded = Recordings.Plan(new FaultProfile(new LogNormalDelay(TimeSpan.FromMilliseconds(50), 0.6), 0, 3), Target, Many);
        var other = Recordings.Plan(new FaultProfile(new LogNormalDelay(TimeSpan.FromMilliseconds(55), 0.6), 0, 3), Target, Many);

        Assert.InRange(KolmogorovSmirnov.Probability(Delays(recorded), Delays(other)), 0, 0.01);
    }

    [Fact]
    public void Plan_OfARequest_DependsOnSeedAndAttemptOnly()
    {
        var recording = Recordings.Parse(Recordings.Document(Recordings.Address(
            Target, Recordings.Origin, Recordings.Outcome(count: 3, sizes: "10", delays: "1,2,30", bodies: "0,5"), Recordings.Outcome("reset", count: 2, delays: "4"))));
        var forwards = Recordings.Plan(Replay(recording, 1), Target, 50);
        var backwards = Enumerable.Range(1, 50).Reverse().Select(attempt => Replay(recording, 1).Plan(Target, Fnv1a.Hash(Target), attempt)).Reverse();

        Assert.Equal(forwards, backwards);
        Assert.NotEqual(forwards, Recordings.Plan(Replay(recording, 2), Target, 50));
        Assert.True(forwards.Distinct().Count() > 25);
    }

    [Fact]
    public void Plan_StaysBetweenTheRecordedValues()
    {
        var recording = Recordings.Parse(Recordings.Document(Recordings.Address(
            Target, Recordings.Origin, Recordings.Outcome(sizes: "10", delays: "10,20,40", bodies: "3"))));
        var plans = Recordings.Plan(Replay(recording, 0), Target, Many);

        Assert.All(plans, plan => Assert.InRange(plan.Delay.TotalMilliseconds, 10, 40));
        Assert.All(plans, plan => Assert.Equal(TimeSpan.FromMilliseconds(3), plan.BodyTime));
        // Half of the samples are below the middle one.
        Assert.InRange(plans.Count(plan => plan.Delay.TotalMilliseconds < 20), Many * 4 / 10, Many * 6 / 10);
    }

    [Theory]
    [InlineData("reset", "reset")]
    [InlineData("unreachable", "reset")]
    [InlineData("bad_answer", "reset")]
    [InlineData("stall", "stall-headers")]
    [InlineData("stall_body", "stall-body")]
    [InlineData("cut", "cut")]
    [InlineData("reset_body", "reset-body")]
    public void Plan_OfAFailure_IsItsFault(string kind, string fault)
    {
        var recording = Recordings.Parse(Recordings.Document(Recordings.Address(Target, Recordings.Origin, Recordings.Outcome(kind, delays: "30000", bodies: "30000"))));
        var plan = Recordings.Plan(Replay(recording, 0), Target, 1)[0];

        Assert.Equal(fault, plan.Fault!.Kind);
        // The times of a stall are the timeout of the client that recorded it.
        Assert.Equal(kind == "stall" ? TimeSpan.Zero : TimeSpan.FromSeconds(30), plan.Delay);
        Assert.Equal(kind.StartsWith("stall", StringComparison.Ordinal) ? TimeSpan.Zero : TimeSpan.FromSeconds(30), plan.BodyTime);
    }

    [Theory]
    [InlineData(1.3581, 0.05)]
    [InlineData(1.6276, 0.01)]
    [InlineData(0.8276, 0.5)]
    public void Tail_OfTabledValues_IsTheTable(double x, double probability) => Assert.Equal(probability, KolmogorovSmirnov.Tail(x), 3);

    [Fact]
    public void Distance_OfKnownSamples_IsTheLargestGap()
    {
        Assert.Equal(0.5, KolmogorovSmirnov.Distance([1, 2, 3, 4], [3, 4, 5, 6]));
        Assert.Equal(0, KolmogorovSmirnov.Distance([1, 1, 2], [1, 1, 2]));
        Assert.Equal(1, KolmogorovSmirnov.Distance([1, 2], [3]));
    }

    private static ReplayProfile Replay(Recording recording, ulong seed) => new(recording.Origins[0], seed);

    private static double[] Delays(RequestPlan[] plans) => [.. plans.Select(plan => plan.Delay.TotalMilliseconds)];

    private static double Failed(RequestPlan[] plans) => (double)plans.Count(plan => plan.Fault is not null) / plans.Length;
}
