namespace FlagsDownloader.Faults.Scenarios;

/// <summary>The server's file when a cut download is run again.</summary>
internal enum SecondVersion
{
    /// <summary>The same as before.</summary>
    Same,

    /// <summary>Another picture in a file of the same size.</summary>
    SameSize,

    /// <summary>Another picture in a larger file.</summary>
    Larger,
}
