using System.Text.Json;
using FlagsDownloader.Documents;
using FlagsDownloader.Results;

namespace FlagsDownloader.Tests.Documents;

public sealed class StepsConverterTests
{
    private const string Steps =
        """{"admitted":1,"started":2,"attempted":3,"opening":null,"connected":4,"sent":4,"answered":5,"received":6,"saving":7,"saved":8,"finished":null}""";

    private static readonly JsonSerializerOptions Options = new() { Converters = { new StepsConverter<int?>() } };

    private static readonly JsonSerializerOptions PhaseOptions = new() { Converters = { new PhasesConverter() } };

    [Fact]
    public void Write_AValueForEachStep_HasTheStepsNames() =>
        Assert.Equal(Steps, JsonSerializer.Serialize(new StepsDocument<int?>(1, 2, 3, null, 4, 4, 5, 6, 7, 8, null), Options));

    [Fact]
    public void Write_Phases_HaveTheNamesOfThePhases() =>
        Assert.Equal(
            """{"queued":1,"waiting_for_thread":2,"retrying":3,"waiting_for_pool":0.5,"connecting":4,"tls_handshake":0,"waiting":5,"receiving":6,"waiting_for_executor":null,"saving":8}""",
            JsonSerializer.Serialize(new StepsDocument<double?>(1, 2, 3, 0.5, 4, 0, 5, 6, null, 8, 9), PhaseOptions));

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var read = JsonSerializer.Deserialize<StepsDocument<int?>>(Steps, Options)!;

        Assert.Equal(new StepsDocument<int?>(1, 2, 3, null, 4, 4, 5, 6, 7, 8, null), read);
        Assert.Equal(5, read[DownloadStep.Answered]);
        Assert.Null(read[DownloadStep.Finished]);
    }

    [Fact]
    public void Read_DocumentOfAnEarlierVersion_HasNoConnectionAndNoHandshake()
    {
        var steps = Steps.Replace("\"opening\":null,\"connected\":4,", "", StringComparison.Ordinal);
        const string Phases =
            """{"queued":1,"waiting_for_thread":2,"retrying":3,"connecting":4,"waiting":5,"receiving":6,"waiting_for_executor":7,"saving":8}""";

        Assert.Null(JsonSerializer.Deserialize<StepsDocument<int?>>(steps, Options)![DownloadStep.Connected]);
        var read = JsonSerializer.Deserialize<StepsDocument<double?>>(Phases, PhaseOptions)!;
        Assert.Equal((null, 4, null), (read[DownloadStep.Opening], read[DownloadStep.Connected], read[DownloadStep.Sent]));
    }

    [Fact]
    public void Read_NamesOfALaterVersion_AreSkipped()
    {
        var later = Steps.Replace("\"sent\"", "\"greeted\":[{\"by\":{}}],\"sent\"", StringComparison.Ordinal);

        Assert.Equal(4, JsonSerializer.Deserialize<StepsDocument<int?>>(later, Options)![DownloadStep.Sent]);
    }

    [Theory]
    [InlineData("\"sent\":4,", "")]
    [InlineData("4", "\"four\"")]
    [InlineData("4", "{}")]
    [InlineData("4", "4.5")]
    public void Read_AStepThatIsMissingOrNoNumber_IsRefused(string part, string replacement) =>
        Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<StepsDocument<int?>>(Steps.Replace(part, replacement, StringComparison.Ordinal), Options));

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    public void Read_NoObject_IsRefused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<StepsDocument<int?>>(json, Options));

    [Fact]
    public void StepsDocument_AnotherNumberOfValues_IsRefused() => Assert.Throws<ArgumentException>(() => new StepsDocument<int>(1, 2));
}
