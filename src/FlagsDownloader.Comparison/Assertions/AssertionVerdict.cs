namespace FlagsDownloader.Comparison.Assertions;

/// <summary>What the measurements say of an assertion.</summary>
public enum AssertionVerdict
{
    /// <summary>The whole interval is on the right side.</summary>
    Holds,

    /// <summary>The whole interval is on the wrong side, or there is nothing to measure it by.</summary>
    Broken,

    /// <summary>The interval has what was asked for inside: more rounds would decide. It passes.</summary>
    WithinNoise,
}
