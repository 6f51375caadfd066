using FlagsDownloader.Cli.Commands;

namespace FlagsDownloader.Cli.Tests.Commands;

public sealed class WeatherOptionsTests
{
    [Fact]
    public void Arguments_NothingSaid_AreNone()
    {
        var weather = new WeatherOptions(null, null, null, null);

        Assert.True(weather.IsEmpty);
        Assert.Empty(weather.Arguments);
    }

    [Fact]
    public void Arguments_WhatIsSaid_IsInTheServersWords()
    {
        Assert.Equal(
            ["--delay=0.5..5", "--error-rate=0.25", "--seed=7", "--pad-to=130k"],
            new WeatherOptions("0.5..5", "0.25", "7", "130k").Arguments);
        Assert.Equal(["--seed=7"], new WeatherOptions(null, null, "7", null).Arguments);
        Assert.False(new WeatherOptions(null, null, "7", null).IsEmpty);
        Assert.Equal(
            ["--fault=cut=0.1", "--fault=reset@*.gif"],
            new WeatherOptions(null, null, null, null) { Faults = ["cut=0.1", "reset@*.gif"] }.Arguments);
    }
}
