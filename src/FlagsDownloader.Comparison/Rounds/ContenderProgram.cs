using System.Diagnostics;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Starts a contender.</summary>
/// <param name="contender">The contender that it runs.</param>
public abstract class ContenderProgram(Contender contender)
{
    /// <summary>The contender that it runs.</summary>
    public Contender Contender { get; } = contender;

    /// <summary>Writes the files that the program reads, and returns how to start it.</summary>
    /// <param name="folder">The run's own folder.</param>
    /// <param name="workload">What the run has to download.</param>
    public abstract ProcessStartInfo Prepare(RunFolder folder, Workload workload);
}
