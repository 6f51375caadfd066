using System.Text.Json;
using FlagsDownloader.Cli.Merges;

namespace FlagsDownloader.Cli.Tests.Merges;

/// <summary>Outcomes are added up while a run's document is read.</summary>
public sealed class ShardOutcomesTests
{
    [Fact]
    public void Read_ManyOutcomes_KeepsTheirNumberAndTheFailedOnes()
    {
        var outcomes = Read(Enumerable.Range(1, 1_000).Select(number => number % 250 == 0
            ? $$$"""{"code": "{{{number}}}", "error": {"phase": "body", "cause": "{{{(number > 500 ? "late" : "early")}}}", "message": "broken"}}"""
            : $$"""{"code": "{{number}}", "error": null}"""));

        Assert.Equal((1_000, true), (outcomes.Taken, outcomes.AreSound));
        Assert.Empty(outcomes);
        Assert.Equal(["early 250 500", "late 1000 750"], outcomes.Causes.Select(group => $"{group.Cause} {string.Join(' ', group.Labels)}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"code": "a", "error": {"phase": "body", "cause": "late"}}""")]
    public void Read_AnOutcomeThatNoRunWrites_IsNotSound(string wrong)
    {
        Assert.False(Read(["""{"code": "a"}""", wrong, """{"code": "b"}"""]).AreSound);
    }

    private static ShardOutcomes Read(IEnumerable<string> outcomes) => JsonSerializer.Deserialize(
        $$"""{"outcomes": [{{string.Join(',', outcomes)}}]}""", ShardRunDocumentJson.Readable.ShardRunDocument)!.Outcomes!;
}
