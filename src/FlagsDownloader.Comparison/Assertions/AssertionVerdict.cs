namespace FlagsDownloader.Comparison.Assertions;

/// <summary>Whether the measurements support an assertion.</summary>
public enum AssertionVerdict
{
    /// <summary>The whole interval is on the right side.</summary>
    Holds,

    /// <summary>The whole interval is on the wrong side, or the figure is not known.</summary>
    Broken,

    /// <summary>The interval contains the value: more rounds would decide. The assertion passes.</summary>
    WithinNoise,
}
