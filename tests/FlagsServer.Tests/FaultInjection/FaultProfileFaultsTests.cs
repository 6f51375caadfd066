using FlagsServer.FaultInjection;
using FlagsServer.Settings;

namespace FlagsServer.Tests.FaultInjection;

public sealed class FaultProfileFaultsTests
{
    private static readonly string[] Targets = [.. Enumerable.Range(0, 4000).Select(i => $"/flags/br/br.gif?copy={i}")];

    // Computed from the documented formula by a program in another language.
    [Theory]
    [InlineData("/flags/br/br.gif", 1, "cut:after=9600")]
    [InlineData("/flags/br/br.gif", 2, "418")]
    [InlineData("/flags/br/br.gif", 3, "")]
    [InlineData("/flags/fr/fr.gif", 1, "reset")]
    [InlineData("/flags/fr/fr.gif", 2, "cut:after=13948")]
    [InlineData("/flags/de/de.gif", 2, "418")]
    public void Plan_OfPinnedRequests_NeverChanges(string target, int attempt, string expected)
    {
        var plan = FaultProfile("cut=0.3 reset:first=1@*.gif=0.3", errorRate: 0.25).Plan(target, attempt);

        Assert.Equal(expected, $"{plan.FaultIn(16_067)}");
    }

    [Fact]
    public void Plan_WithSeveralFaults_GivesEachItsShare()
    {
        var faults = KindsOf(FaultProfile("cut=0.1 503=0.2 reset=0.3", errorRate: 0.25));

        // 4,000 draws: standard deviations of 0.005 to 0.008.
        Assert.InRange(faults.Count(kind => kind == "cut") / 4000.0, 0.08, 0.12);
        Assert.InRange(faults.Count(kind => kind == "503") / 4000.0, 0.17, 0.23);
        Assert.InRange(faults.Count(kind => kind == "reset") / 4000.0, 0.27, 0.33);
        Assert.InRange(faults.Count(kind => kind == "418") / 4000.0, 0.22, 0.28);
    }

    [Fact]
    public void Plan_OneFaultMore_KeepsTheOthers()
    {
        var before = KindsOf(FaultProfile("cut=0.1", errorRate: 0.25));
        var after = KindsOf(FaultProfile("cut=0.1 reset=0.3", errorRate: 0.25));

        Assert.All(before.Zip(after), pair => Assert.True(pair.First == pair.Second || pair is (null, "reset"), $"{pair}"));
        Assert.Contains("reset", after);
    }

    [Fact]
    public void Plan_WithAHigherShare_KeepsTheFaultsOfTheLower()
    {
        var few = KindsOf(FaultProfile("cut=0.1"));
        var many = KindsOf(FaultProfile("cut=0.4"));

        Assert.All(few.Zip(many).Where(pair => pair.First is not null), pair => Assert.Equal("cut", pair.Second));
        Assert.True(many.Count(kind => kind is not null) > few.Count(kind => kind is not null));
    }

    [Theory]
    [InlineData("reset", 0.25, "reset")]
    [InlineData("reset=0", 0, null)]
    [InlineData("cut=1 reset=1", 1, "cut")]
    public void Plan_NothingToDraw_IsTheSameForAll(string faults, double errorRate, string? expected) =>
        Assert.All(KindsOf(FaultProfile(faults, errorRate)), kind => Assert.Equal(expected, kind));

    [Fact]
    public void Plan_OfOtherPaths_HasOtherFaults()
    {
        var faultProfile = FaultProfile("404@/flags/b*=1 500@*.json=1");

        Assert.Equal(
            ["404", "404", "500", null],
            new[] { "/flags/br/br.gif?x=.json", "/flags/br/metadata.json", "/flags/fr/metadata.json", "/flags/fr/fr.gif" }
                .Select(target => faultProfile.Plan(target, 1).Fault?.Kind));
    }

    [Fact]
    public void Plan_FirstAttempts_FailsThemForAShareOfTargets()
    {
        var faultProfile = FaultProfile("503:first=3=0.4");
        var failures = Targets.Select(target =>
            string.Concat(Enumerable.Range(1, 6).Select(attempt => faultProfile.Plan(target, attempt).Fault is null ? '-' : 'x'))).ToList();

        Assert.Equal(["------", "xxx---"], failures.Distinct().Order());
        Assert.InRange(failures.Count(run => run[0] == 'x') / 4000.0, 0.37, 0.43);
    }

    [Fact]
    public void Plan_PositionInTheBody_IsUniform()
    {
        var faultProfile = FaultProfile("cut");
        var places = Targets.Select(target => ((CutFault)faultProfile.Plan(target, 1).FaultIn(1000)!).After!.Value).ToList();

        Assert.InRange(places.Min(), 0, 10);
        Assert.InRange(places.Max(), 990, 999);
        Assert.InRange(places.Average(), 480, 520);
    }

    [Fact]
    public void Plan_WithFaults_HasTheSameDelays()
    {
        var calm = FaultProfile("none", delay: "0.5..5");
        var stormy = FaultProfile("cut=0.5", delay: "0.5..5");

        Assert.All(Targets, target => Assert.Equal(calm.Plan(target, 1).Delay, stormy.Plan(target, 1).Delay));
    }

    [Fact]
    public void Plan_OfAnotherSeed_IsAnother() =>
        Assert.NotEqual(KindsOf(FaultProfile("cut=0.5")), KindsOf(FaultProfile("cut=0.5") with { Seed = 1 }));

    [Fact]
    public void Plan_PersistentFaultsOnly_DrawsNothing() =>
        Assert.All(KindsOf(FaultProfile("busy bandwidth refuse")), Assert.Null);

    [Theory]
    [InlineData("/flags/br/br.gif?hops=2", "redirect:hops=2")]
    [InlineData("/flags/br/br.gif?copy=2&hops=1", "redirect:hops=1")]
    [InlineData("/flags/br/br.gif?hops=0", "")]
    [InlineData("/flags/br/br.gif?hops=loop", "redirect-loop")]
    [InlineData("/flags/br/br.gif?hops=1001", "redirect:hops=5")]
    [InlineData("/flags/br/br.gif?hops=x", "redirect:hops=5")]
    [InlineData("/flags/br/br.gif?hops=1&x=2", "redirect:hops=5")]
    [InlineData("/flags/br/br.gif?shops=1", "redirect:hops=5")]
    public void Plan_LinkOfARedirectChain_IsTheNextLinkOrTheFile(string target, string expected) =>
        Assert.Equal(expected, $"{FaultProfile("redirect:hops=5").Plan(target, 1).Fault}");

    [Fact]
    public void Plan_NoRedirects_TreatsHopsAsAnyQuery() =>
        Assert.Equal("404", FaultProfile("404").Plan("/flags/br/br.gif?hops=2", 1).Fault!.Kind);

    private static List<string?> KindsOf(FaultProfile faultProfile) => [.. Targets.Select(target => faultProfile.Plan(target, 1).Fault?.Kind)];

    private static FaultProfile FaultProfile(string faults, double errorRate = 0, string delay = "0") =>
        new(DelaySyntax.Parse(delay).Value, errorRate, Seed: 0) { Faults = FaultSyntax.Parse(faults).Value };
}
