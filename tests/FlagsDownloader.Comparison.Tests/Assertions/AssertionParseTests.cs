using FlagsDownloader.Comparison.Assertions;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Tests.Assertions;

public sealed class AssertionParseTests
{
    [Theory]
    [InlineData("eventloop >= 5x sequential")]
    [InlineData("eventloop>=5x sequential")]
    [InlineData("  eventloop  >=  5 x  sequential ")]
    [InlineData("eventloop@100 >= 1.5x threadpool@100")]
    [InlineData("eventloop.process > 5x sequential")]
    [InlineData("eventloop >= 80% ideal")]
    [InlineData("eventloop.process >= 80 % ideal")]
    [InlineData("threadpool.errors == 0")]
    [InlineData("threadpool.errors==0")]
    [InlineData("threadpool.ok != 0")]
    [InlineData("eventloop.memory < 100MB")]
    [InlineData("eventloop.memory < 95.4 MiB")]
    [InlineData("eventloop.bytes == 240000")]
    [InlineData("eventloop.bytes >= 2MB")]
    [InlineData("eventloop.threads < 40")]
    [InlineData("eventloop.time < 0.5s")]
    [InlineData("eventloop.time < .5s")]
    [InlineData("eventloop@100.time < 500ms")]
    [InlineData("eventloop.cpu <= 1s")]
    [InlineData("curl-8.requests <= 20")]
    [InlineData("EventLoop.Peak <= 30")]
    [InlineData("eventloop.not_found == 482")]
    [InlineData("eventloop@http2.connections == 1")]
    [InlineData("eventloop@http2 >= 1x eventloop@http1.1")]
    [InlineData("eventloop@100@http1.1.memory < 100MB")]
    public void Parse_AsInTheGrammar_IsRead(string text)
    {
        var parsed = Assertion.Parse(text);

        Assert.Null(parsed.Failure);
        Assert.Equal(text.Trim(), parsed.Value!.Text);
    }

    [Theory]
    [InlineData("", "'' has no comparison: write one of < <= > >= == != between a contender and a value.")]
    [InlineData("eventloop is fast", "'eventloop is fast' has no comparison: write one of < <= > >= == != between a contender and a value.")]
    [InlineData("eventloop.errors = 0", "'eventloop.errors = 0' has '=' for a comparison: write one of < <= > >= == !=.")]
    [InlineData("eventloop => 5x sequential", "'eventloop => 5x sequential' has '=>' for a comparison: write one of < <= > >= == !=.")]
    [InlineData(">= 5x sequential", "'>= 5x sequential' says nothing of whom: write a contender before the comparison, such as eventloop.")]
    [InlineData("eventloop >=", "'eventloop >=' asks for nothing: write a value after the comparison, such as 5x sequential.")]
    [InlineData("event loop >= 5x sequential", "'event loop >= 5x sequential' has 'event loop' for a contender: write NAME, NAME@BOUND, NAME@http2, NAME.FIGURE or NAME@BOUND@http2.FIGURE.")]
    [InlineData("eventloop@ten.ok > 3", "'eventloop@ten.ok > 3' has '@ten' for a bound: write a whole number from 1.")]
    [InlineData("eventloop@0.ok > 3", "'eventloop@0.ok > 3' has '@0' for a bound: write a whole number from 1.")]
    [InlineData("eventloop@http3.ok > 3", "'eventloop@http3.ok > 3' has '@http3' for a version of HTTP: write @http1.1 or @http2.")]
    [InlineData("eventloop.speed > 3", "'eventloop.speed > 3' names no figure with '.speed': there is .time .process .cpu .memory .threads .ok .not_found .errors .bytes .requests .peak .connections.")]
    [InlineData("eventloop >= 5x", "'eventloop >= 5x' does not say 5x of what: write 5x sequential, or another contender.")]
    [InlineData("eventloop >= 80%", "'eventloop >= 80%' does not say 80% of what: write 80% ideal.")]
    [InlineData("eventloop >= 80% sequential", "'eventloop >= 80% sequential' does not say 80% of what: write 80% ideal.")]
    [InlineData("eventloop >= five", "'eventloop >= five' has 'five' for a value: write such as 5x sequential, 80% ideal, 0.5s, 100MB or 0.")]
    [InlineData("eventloop.ok > -1", "'eventloop.ok > -1' has '-1' for a value: write such as 5x sequential, 80% ideal, 0.5s, 100MB or 0.")]
    [InlineData("eventloop.time < 5 minutes", "'eventloop.time < 5 minutes' has '5 minutes' for a value: units are s ms B kB MB GB KiB MiB GiB, x CONTENDER and % ideal.")]
    [InlineData("eventloop >= 5x sequential.time", "'eventloop >= 5x sequential.time' has a figure on both sides: write sequential, and the figure before the comparison.")]
    [InlineData("eventloop.memory <= 2x threadpool", "'eventloop.memory <= 2x threadpool' compares speed, and .memory is none: leave it out, or write .time or .process.")]
    [InlineData("eventloop < 0.5s", "'eventloop < 0.5s' does not say which figure of eventloop: write such as eventloop.time.")]
    [InlineData("eventloop < 100MB", "'eventloop < 100MB' does not say which figure of eventloop: write such as eventloop.memory.")]
    [InlineData("eventloop == 0", "'eventloop == 0' does not say which figure of eventloop: write such as eventloop.errors.")]
    [InlineData("eventloop == 5x sequential", "'eventloop == 5x sequential' asks a measurement for an exact value: write < <= > or >=; == is for counts.")]
    [InlineData("eventloop.time != 1s", "'eventloop.time != 1s' asks a measurement for an exact value: write < <= > or >=; != is for counts.")]
    [InlineData("eventloop.time < 0.5", "'eventloop.time < 0.5' gives .time the value 0.5: write it in seconds or milliseconds, such as 0.5s or 500ms.")]
    [InlineData("eventloop.memory < 100", "'eventloop.memory < 100' gives .memory the value 100: write it as a size, such as 100MB.")]
    [InlineData("eventloop.threads < 40s", "'eventloop.threads < 40s' gives .threads the value 40s: write it as a plain number, such as 40.")]
    [InlineData("eventloop.errors < 0.5", "'eventloop.errors < 0.5' gives .errors, which is a count, the value 0.5: write a whole number.")]
    public void Parse_AnythingElse_SaysInOneLineWhatToType(string text, string failure)
    {
        var parsed = Assertion.Parse(text);

        Assert.Null(parsed.Value);
        Assert.Equal(failure, parsed.Failure);
    }

    [Fact]
    public void Grammar_EachOfItsExamples_IsRead()
    {
        var examples = Assertion.Grammar.Split('\n')
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal))
            .Select(line => line.Trim().Split("   ")[0])
            .ToList();

        Assert.Equal(8, examples.Count);
        Assert.All(examples, example => Assert.Null(Assertion.Parse(example).Failure));
    }

    [Theory]
    [InlineData("eventloop@10 >= 5x sequential", null)]
    [InlineData("EVENTLOOP@10.ok == 20", null)]
    [InlineData("curl >= 5x sequential", null)]
    [InlineData("curl.process < 1s", null)]
    [InlineData("evntloop.ok == 20", "There is no 'evntloop' in this comparison: there is sequential, eventloop or curl.")]
    [InlineData("eventloop@10 >= 5x parallel", "There is no 'parallel' in this comparison: there is sequential, eventloop or curl.")]
    [InlineData("eventloop.ok == 20", "'eventloop' is in this comparison with several bounds: write eventloop@10 or eventloop@100.")]
    [InlineData("eventloop@30.ok == 20", "There is no 'eventloop@30' in this comparison: there is eventloop@10 or eventloop@100.")]
    [InlineData("sequential <= 1x eventloop", "'eventloop' is in this comparison with several bounds: write eventloop@10 or eventloop@100.")]
    [InlineData("sequential >= 1x sequential@1", "'sequential >= 1x sequential@1' holds sequential@1 against itself.")]
    [InlineData("curl.time < 1s", "curl is another program, which does not tell its time in process: write 'curl.process < 1s'.")]
    [InlineData("sequential.time <= 1x curl", "curl is another program, which does not tell its time in process: write 'sequential.process <= 1x curl'.")]
    public void Bind_Contenders_SaysWhatIsUnknownOrAmbiguous(string text, string? failure)
    {
        Contender[] contenders =
        [
            new("sequential", 1) { Strategy = "sequential" },
            new("eventloop", 10) { Strategy = "eventloop" },
            new("eventloop", 100) { Strategy = "eventloop" },
            new("curl", 10) { Command = "curl {urls}" },
        ];

        Assert.Equal(failure, Assertion.Parse(text).Value!.Bind(contenders));
    }

    [Theory]
    [InlineData("eventloop@http2.ok == 20", null)]
    [InlineData("eventloop@10@http1.1.ok == 20", null)]
    [InlineData("threadpool@http1.1.ok == 20", null)]
    [InlineData("eventloop@http2 >= 1x eventloop@http1.1", null)]
    [InlineData("eventloop@10.ok == 20", "'eventloop@10' is in this comparison with several versions of HTTP: write eventloop@http1.1 or eventloop@http2.")]
    [InlineData("threadpool@http2.ok == 20", "There is no 'threadpool@http2' in this comparison: there is threadpool@10@http1.1.")]
    [InlineData("eventloop@http2 >= 1x eventloop@10@http2", "'eventloop@http2 >= 1x eventloop@10@http2' holds eventloop@10@http2 against itself.")]
    public void Bind_VersionsOfHttp_TellContendersApart(string text, string? failure)
    {
        Contender[] contenders =
        [
            new("threadpool", 10) { Strategy = "threadpool", HttpVersion = "1.1" },
            new("eventloop", 10) { Strategy = "eventloop", HttpVersion = "1.1" },
            new("eventloop", 10) { Strategy = "eventloop", HttpVersion = "2" },
        ];

        Assert.Equal(failure, Assertion.Parse(text).Value!.Bind(contenders));
    }
}
