namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Is told how a comparison gets on.</summary>
public interface IRoundObserver
{
    /// <summary>A run begins.</summary>
    /// <param name="progress">Where the comparison is.</param>
    void Running(RoundProgress progress);
}
