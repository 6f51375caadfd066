using FlagsDownloader.Cli.Options;

namespace FlagsDownloader.Cli.Tests.Options;

public sealed class FaultInjectionOptionsTests
{
    [Fact]
    public void Arguments_NoOptions_AreNone()
    {
        var faultInjection = new FaultInjectionOptions(null, null, null, null);

        Assert.True(faultInjection.IsEmpty);
        Assert.Empty(faultInjection.Arguments);
    }

    [Fact]
    public void Arguments_GivenOptions_AreThoseOfTheServer()
    {
        Assert.Equal(
            ["--delay=0.5..5", "--error-rate=0.25", "--seed=7", "--pad-to=130k"],
            new FaultInjectionOptions("0.5..5", "0.25", "7", "130k").Arguments);
        Assert.Equal(["--seed=7"], new FaultInjectionOptions(null, null, "7", null).Arguments);
        Assert.False(new FaultInjectionOptions(null, null, "7", null).IsEmpty);
        Assert.Equal(
            ["--fault=cut=0.1", "--fault=reset@*.gif"],
            new FaultInjectionOptions(null, null, null, null) { Faults = ["cut=0.1", "reset@*.gif"] }.Arguments);
    }
}
