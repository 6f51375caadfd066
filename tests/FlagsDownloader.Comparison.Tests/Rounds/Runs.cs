using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Tests.Rounds;

/// <summary>Runs with few figures.</summary>
internal static class Runs
{
    public static MeasuredRun Create(int contender, int round, double? seconds) => new()
    {
        Contender = contender,
        Round = round,
        Position = 1,
        DownloadSeconds = seconds,
        Ok = 20,
        NotFound = 0,
        Errors = 0,
        Bytes = 200_000,
    };
}
