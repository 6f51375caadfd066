namespace FlagsDownloader.EndToEnd;

/// <summary>Tests that measure the machine. They run alone, because other tests would disturb the measurement.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Measuring
{
    public const string Name = "measuring";
}
