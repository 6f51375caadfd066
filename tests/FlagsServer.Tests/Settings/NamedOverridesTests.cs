using FlagsServer.Settings;

namespace FlagsServer.Tests.Settings;

public sealed class NamedOverridesTests
{
    [Fact]
    public void Parse_AllKeys_ReadsThem()
    {
        var profile = NamedOverrides.Parse("slow:port=8003,delay=0.5..5,error=0.1,seed=7,pad-to=130k,bind=::1").Value;

        Assert.Equal("SLOW", profile.Name);
        var settings = profile.Overrides.Over(new ProfileSettings("SLOW") { Port = 1 });
        Assert.Equal(8003, settings.Port);
        Assert.Equal("0.5..5", settings.Delay.ToString());
        Assert.Equal(0.1, settings.ErrorRate);
        Assert.Equal(7UL, settings.Seed);
        Assert.Equal(133_120, settings.PadTo);
        Assert.Equal("::1", settings.Bind.ToString());
    }

    [Theory]
    [InlineData("LOCAL:Pad_To=5,ERROR-RATE=1")]
    [InlineData("local:padto=5 , error_rate = 1")]
    public void Parse_OtherSpellings_AreRead(string text)
    {
        var overrides = NamedOverrides.Parse(text).Value.Overrides;

        Assert.Equal(5, overrides.PadTo);
        Assert.Equal(1, overrides.ErrorRate);
    }

    [Fact]
    public void Parse_NameOnly_HasNoOverrides() =>
        Assert.Equal(new NamedOverrides("EXTRA", ProfileOverrides.None), NamedOverrides.Parse("extra").Value);

    [Theory]
    [InlineData("A:speed=1", "speed=1: unknown key, give one of port, bind, delay, error, seed, pad-to")]
    [InlineData("A:port", "'port': give NAME:key=value")]
    [InlineData("A:", "'': give NAME:key=value")]
    [InlineData("A:=5", "'=5': give NAME:key=value")]
    [InlineData("A:port=1,,", "'': give NAME:key=value")]
    [InlineData("A:delay=soon", "delay=soon: give seconds")]
    [InlineData(":port=1", "'' is no profile name")]
    [InlineData("a b:port=1", "'a b' is no profile name")]
    [InlineData("", "'' is no profile name")]
    public void Parse_BadlyWritten_SaysWhatToType(string text, string expected) =>
        Assert.StartsWith(expected, NamedOverrides.Parse(text).Error, StringComparison.Ordinal);
}
