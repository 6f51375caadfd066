using FlagsServer.FaultInjection;
using FlagsServer.Settings;

namespace FlagsServer.Tests.Settings;

public sealed class FaultSyntaxTests
{
    [Theory]
    [InlineData("reset")]
    [InlineData("reset=0.25")]
    [InlineData("reset@*.gif")]
    [InlineData("reset@*.gif=0.25")]
    [InlineData("reset=0.00001")]
    [InlineData("404@/flags/b*=0")]
    [InlineData("cut:after=2000")]
    [InlineData("cut:after=2000=0.1")]
    [InlineData("cut:after=2000:first=2@/flags/br/br.gif=0.1")]
    [InlineData("503:retry-after=2")]
    [InlineData("503:retry-date=0:first=1=0.5")]
    [InlineData("redirect:hops=3")]
    [InlineData("wrong-length:by=-7")]
    [InlineData("extra-answer")]
    [InlineData("extra-answer:delay=0.002:first=1@*.gif=0.1")]
    [InlineData("extra-answer:flag=us:delay=0.002")]
    [InlineData("long-body:flag=us:by=100=0.1")]
    [InlineData("busy:over=0:retry-after=1@*.gif")]
    [InlineData("bandwidth:rate=5@*.gif")]
    [InlineData("refuse")]
    [InlineData("refuse:for=1.5")]
    [InlineData("tls-stall")]
    [InlineData("tls-reset:for=1.5")]
    [InlineData("refused-stream:first=1@*.gif=0.1")]
    public void Parse_WellWritten_IsRead(string text) =>
        Assert.Equal(text, Assert.Single(FaultSyntax.Parse(text).Value).ToString());

    [Theory]
    [InlineData("reset@*", "reset")]
    [InlineData("reset=1", "reset")]
    [InlineData("reset@*=1.0", "reset")]
    [InlineData("cut:after=2k", "cut:after=2048")]
    [InlineData("drip", "drip:rate=1000")]
    [InlineData("huge-headers", "huge-headers:size=1048576")]
    [InlineData("wrong-length", "wrong-length:by=-100")]
    [InlineData("wrong-length:by=+5", "wrong-length:by=5")]
    [InlineData("long-body:by=1k:flag=US", "long-body:flag=us:by=1024")]
    [InlineData("redirect", "redirect:hops=1")]
    [InlineData("busy", "busy:over=10")]
    [InlineData("bandwidth:rate=1M", "bandwidth:rate=1048576")]
    [InlineData("flaky", "503:first=2")]
    [InlineData("flaky:first=5:retry-after=1@*.gif=.5", "503:retry-after=1:first=5@*.gif=0.5")]
    public void Parse_Shortened_FillsInTheDefaults(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(FaultSyntax.Parse(text).Value).ToString());

    [Fact]
    public void Parse_SeveralAtOnce_KeepsTheirOrder() =>
        Assert.Equal("cut=0.1 reset=0.2 500", string.Join(' ', FaultSyntax.Parse(" cut=0.1  reset=0.2\t500 ").Value));

    [Fact]
    public void Parse_None_IsNone() => Assert.Empty(FaultSyntax.Parse("none").Value);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Parse_TheCataloguesExample_IsOfItsKind(string name)
    {
        var kind = FaultKinds.Find(name)!;
        var rule = Assert.Single(FaultSyntax.Parse(kind.Example).Value);

        Assert.Equal(FaultCatalog.Create(kind, new(new Dictionary<string, string>())).GetType(), rule.Fault.GetType());
        Assert.Equal(rule.ToString(), Assert.Single(FaultSyntax.Parse(rule.ToString()).Value).ToString());
        Assert.Equal(!kind.IsDrawn, rule.Fault is PersistentFault);
    }

    [Theory]
    [InlineData("", "give KIND[:option=value]...[@PATHS][=SHARE], such as reset@*.gif=0.25, or none")]
    [InlineData("rest", "no fault 'rest', give one of 404, 418, 429, 500, 503, flaky, redirect,")]
    [InlineData("RESET", "no fault 'RESET', give one of")]
    [InlineData("200", "no fault '200'")]
    [InlineData("600", "no fault '600'")]
    [InlineData("=0.5", "no fault ''")]
    [InlineData("@*.gif", "no fault ''")]
    [InlineData("reset=0.5@*.gif", "give the share at the end: reset@*.gif=0.25")]
    [InlineData("reset=2", "'2': give a share from 0 to 1, such as 0.25")]
    [InlineData("reset=", "'': give a share from 0 to 1, such as 0.25")]
    [InlineData("reset=25%", "'25%': give a share from 0 to 1, such as 0.25")]
    [InlineData("reset@*.gif=x", "'x': give a share from 0 to 1, such as 0.25")]
    [InlineData("reset@", "'@': give paths such as @*.gif or @/flags/b*; a query is no part of them")]
    [InlineData("reset@br.gif", "'@br.gif': give paths such as @*.gif")]
    [InlineData("reset@*.gif?copy=1", "'@*.gif?copy': give paths such as @*.gif or @/flags/b*; a query is no part of them")]
    [InlineData("reset@*=0.1=0.2", "'@*=0.1': give paths such as @*.gif")]
    [InlineData("reset:after=5", "'after=5': reset takes :first=…, each once")]
    [InlineData("cut:after", "'after': cut takes :after=…, :first=…, each once")]
    [InlineData("cut:", "'': cut takes :after=…, :first=…, each once")]
    [InlineData("cut:after=1:after=2", "'after=2': cut takes :after=…, :first=…, each once")]
    [InlineData("cut:after=x", "after=x: give bytes, such as 5000, 130k or 2M")]
    [InlineData("cut:after=-1", "after=-1: give bytes, such as 5000, 130k or 2M")]
    [InlineData("cut:after=17M", "after=17M: give at most 16M")]
    [InlineData("cut:first=0", "first=0: give a whole number from 1 to 1000000")]
    [InlineData("503:retry-after=1.5", "retry-after=1.5: give a whole number from 0 to 3600")]
    [InlineData("503:retry-after=1:retry-date=1", "give retry-after (told in seconds) or retry-date (told as a date), not both")]
    [InlineData("redirect:hops=0", "hops=0: give a whole number from 1 to 1000")]
    [InlineData("extra-answer:flag=usa", "flag=usa: give the code of a flag, such as us")]
    [InlineData("extra-answer:delay=2ms", "delay=2ms: give seconds up to 3600, such as 2")]
    [InlineData("extra-answer:by=2", "'by=2': extra-answer takes :flag=…, :delay=…, :first=…, each once")]
    [InlineData("drip:rate=0", "rate=0: give at least 1 byte")]
    [InlineData("busy=0.5", "busy holds all the time: give it no share, such as busy:over=64:retry-after=1")]
    [InlineData("bandwidth:first=1", "'first=1': bandwidth takes :rate=…, each once")]
    [InlineData("refuse@*.gif", "a connection is refused before a path is asked for: give refuse or refuse:for=2")]
    [InlineData("refuse:for=x", "for=x: give seconds up to 3600, such as 2")]
    [InlineData("refuse:for=3601", "for=3601: give seconds up to 3600, such as 2")]
    [InlineData("tls-stall@*.gif", "a handshake comes before a path is asked for: give tls-stall or tls-stall:for=2")]
    [InlineData("tls-reset=0.5", "tls-reset holds all the time: give it no share, such as tls-reset:for=2")]
    [InlineData("tls-expired:first=1", "'first=1': tls-expired takes :for=…, each once")]
    [InlineData("cut=0.1 rest", "rest: no fault 'rest'")]
    [InlineData("cut,reset", "no fault 'cut,reset'")]
    public void Parse_BadlyWritten_SaysWhatToType(string text, string expected)
    {
        var error = FaultSyntax.Parse(text).Error;

        Assert.StartsWith(expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error!);
    }

    [Fact]
    public void Parse_RandomText_IsReadOrExplainedInOneLine()
    {
        string[] pieces =
        [
            .. FaultKinds.All.Select(kind => kind.Name), .. FaultKinds.All.SelectMany(kind => kind.Options), "first", "none", ":", ":", ":",
            "=", "=", "=", "@", "@", "*", "*.gif", "/flags/", "0.25", "0", "1", "2", "-7", "1e3", "0.00001", "99999999999", " ", "?", "é", "\n",
        ];
        var random = new Random(20);
        var read = 0;
        for (var i = 0; i < 5_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)]));
            var parsed = FaultSyntax.Parse(text);
            if (parsed.Error is { } error)
            {
                Assert.DoesNotContain('\n', error);
                continue;
            }

            read++;
            var written = string.Join(' ', parsed.Value);
            Assert.Equal(written, written.Length == 0 ? "" : string.Join(' ', FaultSyntax.Parse(written).Value));
        }

        Assert.InRange(read, 50, 2_500);
    }

    public static TheoryData<string> Kinds => new(FaultKinds.All.Select(kind => kind.Name));
}
