namespace FlagsDownloader.Comparison.Analysis;

/// <summary>What a time is measured from and to.</summary>
public enum TimeBasis
{
    /// <summary>In process: from the first item's wait for a slot to the last item's outcome.</summary>
    Download,

    /// <summary>From exec to exit, the start of the program included: all that can be known of another program.</summary>
    Process,
}
