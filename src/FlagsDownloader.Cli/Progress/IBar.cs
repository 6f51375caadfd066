namespace FlagsDownloader.Cli.Progress;

/// <summary>A bar on the terminal. Disposing removes it.</summary>
internal interface IBar : IDisposable
{
    /// <summary>Draws a state.</summary>
    void Show(BarView view);
}
