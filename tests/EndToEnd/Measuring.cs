namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>Lessons that measure the machine run alone: beside other tests they would measure those.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuringLessons
{
    public const string Name = "lessons that measure";
}
