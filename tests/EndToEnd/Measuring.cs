namespace FlagsDownloader.EndToEnd;

/// <summary>What measures the machine runs alone: beside other tests it would measure those.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Measuring
{
    public const string Name = "measuring";
}
