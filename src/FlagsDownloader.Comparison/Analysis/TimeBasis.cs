namespace FlagsDownloader.Comparison.Analysis;

/// <summary>The start and the end of a measured time.</summary>
public enum TimeBasis
{
    /// <summary>In process: from the first item's wait for a slot to the last item's outcome.</summary>
    Download,

    /// <summary>From exec to exit, including the start of the program. Of another program nothing else is known.</summary>
    Process,
}
