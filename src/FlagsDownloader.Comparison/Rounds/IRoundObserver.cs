namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Receives the progress of a comparison.</summary>
public interface IRoundObserver
{
    /// <summary>A run starts.</summary>
    /// <param name="progress">The progress of the comparison.</param>
    void Running(RoundProgress progress);
}
