using FlagsDownloader.Cli.Comparisons;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Documents;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Comparisons;

public sealed class SavedPicturesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_ExistingFiles_AreThePicturesByCountry()
    {
        File.WriteAllBytes(_folder.At("BR.gif"), Gif.Pixel);
        File.WriteAllBytes(_folder.At("FR-2.gif"), Gif.Pixel);

        var pictures = SavedPictures.Read(Results(Outcome("BR", "BR.gif"), Outcome("FR#2", "FR-2.gif"), Outcome("IN", "IN.gif")));

        Assert.Equal(["BR", "FR"], pictures.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Gif.Pixel, pictures["BR"].ToArray());
    }

    [Fact]
    public void Read_ChangedFile_IsLeftOut()
    {
        File.WriteAllBytes(_folder.At("BR.gif"), [.. Gif.Pixel, 0]);
        File.WriteAllBytes(_folder.At("FR.gif"), new byte[Gif.Pixel.Length]);

        Assert.Empty(SavedPictures.Read(Results(Outcome("BR", "BR.gif"), Outcome("FR", "FR.gif"), Outcome("XX", null))));
    }

    [Theory]
    [InlineData("../BR.gif")]
    [InlineData("/etc/hostname")]
    [InlineData("sub/BR.gif")]
    public void Read_ANameOfAnotherFolder_IsNotFollowed(string name)
    {
        var inner = Directory.CreateDirectory(_folder.At("inner")).FullName;
        Directory.CreateDirectory(Path.Combine(inner, "sub"));
        File.WriteAllBytes(_folder.At("BR.gif"), Gif.Pixel);
        File.WriteAllBytes(Path.Combine(inner, "sub", "BR.gif"), Gif.Pixel);

        Assert.Empty(SavedPictures.Read(Results(inner, Outcome("BR", name))));
    }

    private static OutcomeDocument Outcome(string code, string? file) => new(
        code, 0, "http://127.0.0.1/flags", "ok", Gif.Pixel.Length, 1, file, null, null,
        new StepsDocument<double?>(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        new StepsDocument<double?>(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null),
        new StepsDocument<int?>(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));

    private RoundResults Results(params OutcomeDocument[] outcomes) => Results(_folder.FullName, outcomes);

    private static RoundResults Results(string folder, params OutcomeDocument[] outcomes)
    {
        var document = new RunDocument(
            RunDocument.CurrentSchemaVersion,
            "flags",
            "eventloop",
            Awaits: true,
            DateTimeOffset.UnixEpoch,
            new RunOptionsDocument("LOCAL", "http://127.0.0.1/flags", true, outcomes.Length, 1, null, 1, "inline", folder, 30, 3, false),
            outcomes,
            Interrupted: false,
            new TotalsDocument(outcomes.Length, 0, 0, 0, 0),
            ElapsedSeconds: 1,
            PeakThreads: 1,
            PeakMemoryBytes: 1,
            CpuSeconds: 1);
        var run = new MeasuredRun { Contender = 0, Round = 1, Position = 1, Ok = 1, NotFound = 0, Errors = 0, Bytes = 0, Document = document };
        return new RoundResults(
            new Work { Site = "LOCAL", Address = "http://127.0.0.1/flags", Codes = 1 },
            [new Contender("eventloop", 1) { Strategy = "eventloop" }],
            [run],
            []);
    }
}
