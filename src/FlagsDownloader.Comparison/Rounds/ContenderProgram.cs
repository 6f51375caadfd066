using System.Diagnostics;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>How a contender is started.</summary>
/// <param name="contender">Who.</param>
public abstract class ContenderProgram(Contender contender)
{
    /// <summary>Who.</summary>
    public Contender Contender { get; } = contender;

    /// <summary>Writes what the program reads, and says how it is started.</summary>
    /// <param name="folder">The run's own folder.</param>
    /// <param name="workload">What the run has to download.</param>
    public abstract ProcessStartInfo Prepare(RunFolder folder, Workload workload);
}
